package descent.ui.training;

import descent.data.Task;
import descent.model.LossSpec;
import descent.model.OptimizerSpec;
import descent.model.Setup;
import descent.model.SetupDiff;
import descent.ui.common.Card;
import descent.ui.common.Choice;
import descent.ui.common.FormGrid;
import descent.ui.common.Icons;
import descent.ui.common.NumberField;
import descent.ui.common.NumberText;
import descent.ui.common.ProblemLine;
import descent.ui.common.RunItem;
import descent.ui.common.Stepper;
import descent.ui.common.Tip;
import descent.ui.common.WhenShown;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// 3 Training: loss, optimizer, learning rate, epochs, batch; seed, schedule and the rare settings under More.
public final class TrainingCard extends Card {
    private static final int MOST_EPOCHS = 10_000_000;
    private static final int[] BATCHES = {0, 8, 16, 32, 64, 128, 256};
    private static final String ALL_ROWS = "All rows";
    private static final String NEXT_AFTER_RACE = "A race keeps its settings, and its rates too, with Continue as well: they are what is compared. What is changed counts from the next Train.";
    private static final String NEXT_RUN = "The run on the chart keeps the settings that it began with; only the learning rate is live. What else is changed counts from the next Train.";

    private final Workspace workspace;
    private final ComboBox<Choice<LossSpec>> loss = Choice.box("loss-fn", "Loss", TrainingChoices.losses(Task.REGRESSION));
    private final ComboBox<Choice<OptimizerSpec>> optimizer = Choice.box("optimizer", "Optimizer", TrainingChoices.optimizers(0.01));
    private final RateRow rate;
    private final NumberField epochs;
    private final NumberField batch;
    private final MoreTraining more;
    private boolean showing;

    public TrainingCard(Workspace workspace) {
        super("card-training", 3, "Training");
        this.workspace = workspace;
        rate = new RateRow(workspace);
        epochs = new NumberField("epochs-field", new NumberText.Range("Epochs", 1, MOST_EPOCHS, true),
                v -> workspace.edit("epochs", s -> s.withEpochs((int) v)));
        epochs.format(v -> String.valueOf((long) v));
        batch = new NumberField("batch-field", new NumberText.Range("Batch", 0, 1_000_000, true),
                v -> workspace.edit("batch", s -> s.withBatchSize((int) v)));
        batch.format(v -> String.valueOf((long) v)).zeroWord(ALL_ROWS);
        more = new MoreTraining(workspace);
        body(null, buildForm(), new ProblemLine("training-problem", List.of(rate.field().problem(), epochs.problem(), batch.problem())), new WhenShown(more));
        tools(buildMore());
        Choice.follow(loss, c -> choose("loss", s -> s.loss().getClass() == c.value().getClass() ? s : s.withLoss(c.value())));
        Choice.follow(optimizer, c -> choose("optimizer", s -> s.optimizer().getClass() == c.value().getClass() ? s : s.withOptimizer(c.value().withLr(s.lr()))));
        workspace.setup().subscribe(this::show);
        workspace.setup().subscribe(s -> noteNextRun());
        workspace.state().subscribe(s -> noteNextRun());
        workspace.currentRun().subscribe(r -> noteNextRun());
        note().setId("training-next-run");
        workspace.task().subscribe(t -> show(workspace.setup().get()));
    }

    /// Opens the panel of the race, beside the learning rate.
    public void openRace() {
        rate.openRace();
    }

    /// A run keeps the settings that it began with, the rate alone is live: what else is changed meanwhile is for the next.
    private void noteNextRun() {
        RunItem run = workspace.currentRun().get();
        boolean race = workspace.isRace();
        boolean changed = run != null && (race || workspace.state().get().isLive())
                && SetupDiff.between(run.run().setup(), workspace.setup().get()).stream().anyMatch(d -> isKept(d.setting(), race));
        note().setText(changed ? "next run" : "");
        Tip.set(note(), !changed ? "" : race ? NEXT_AFTER_RACE : NEXT_RUN);
    }

    /// Whether the run goes on with its own whatever the screen says: once it has ended only the rate could have been Continue's.
    private boolean isKept(String setting, boolean race) {
        return setting.equals("lr") ? race : workspace.state().get().isLive();
    }

    private FormGrid buildForm() {
        FormGrid form = new FormGrid();
        form.row("Loss", loss, loss);
        form.row("Optimizer", optimizer, optimizer);
        form.row("Learning rate", rate, rate.field());
        form.wide(rate.overshootLine());
        form.row("Epochs", new Stepper(epochs), epochs);
        form.row("Batch", buildBatch(), batch);
        return form;
    }

    private HBox buildBatch() {
        MenuButton menu = new MenuButton();
        menu.setId("batch-menu");
        menu.setAccessibleText("Usual batch sizes");
        menu.getStyleClass().add("field-menu");
        for (int size : BATCHES) {
            MenuItem item = new MenuItem(size == 0 ? ALL_ROWS : size + " rows");
            item.setId("batch-" + size);
            item.setOnAction(e -> workspace.edit("batch", s -> s.withBatchSize(size)));
            menu.getItems().add(item);
        }
        Tip.set(batch, "Rows of each update: all of them, or mini-batches of this size");
        HBox.setHgrow(batch, Priority.ALWAYS);
        HBox both = new HBox(batch, menu);
        both.getStyleClass().add("joined");
        return both;
    }

    private ToggleButton buildMore() {
        ToggleButton toggle = new ToggleButton("More");
        toggle.setId("training-more");
        toggle.getStyleClass().addAll("flat", "disclosure");
        toggle.setContentDisplay(ContentDisplay.RIGHT);
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.setAccessibleText("More: seed, schedule and rare settings");
        toggle.selectedProperty().subscribe(open -> toggle.setGraphic(Icons.of(open ? MaterialDesignC.CHEVRON_UP : MaterialDesignC.CHEVRON_DOWN)));
        more.visibleProperty().bind(toggle.selectedProperty());
        more.managedProperty().bind(toggle.selectedProperty());
        return toggle;
    }

    private void choose(String what, UnaryOperator<Setup> change) {
        if (!showing) {
            workspace.edit(what, change);
        }
    }

    private void show(Setup s) {
        if (s == null) {
            return;
        }
        showing = true;
        List<Choice<LossSpec>> losses = TrainingChoices.losses(workspace.task().get());
        if (!losses.equals(loss.getItems())) {
            loss.getItems().setAll(losses);
        }
        loss.setValue(TrainingChoices.of(losses, s.loss()));
        optimizer.setValue(TrainingChoices.of(optimizer.getItems(), s.optimizer()));
        epochs.show(s.epochs());
        batch.show(s.batchSize());
        more.show(s);
        showing = false;
    }
}
