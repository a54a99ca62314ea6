package descent.ui.training;

import descent.model.Setup;
import descent.train.Run;
import descent.train.RunState;
import descent.ui.common.Availability;
import descent.ui.common.Card;
import descent.ui.common.Icons;
import descent.ui.common.TipHolder;
import descent.ui.common.WhenShown;
import descent.ui.common.Workspace;
import descent.ui.training.TrainingLoopModel.Line;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// The Training loop card: the loop as the lesson writes it, each line with its live value, the lit line in stepping,
/// and the pace dial in the header. The code lens opens beside it with the first step ([#lensOpen]).
public final class TrainingLoopCard extends Card {
    /// In em: a wider header has room for the button's words.
    private static final double WORDS = 40;
    private static final String STEP = "Step one line (F7)";

    private final BooleanProperty lensOpen = new SimpleBooleanProperty();
    /// Whether the next line opens the lens.
    private boolean lensDue;

    public TrainingLoopCard(Workspace workspace) {
        super("loop-card", MaterialDesignC.CODE_BRACES, "Training loop");
        ReadOnlyObjectWrapper<Setup> shown = new ReadOnlyObjectWrapper<>();
        Runnable follow = () -> shown.set((workspace.state().get().isLive() || workspace.replay().isActive()) && workspace.currentRun().get() != null
                ? planned(workspace.currentRun().get().run()) : workspace.setup().get());
        workspace.setup().subscribe(_ -> follow.run());
        workspace.state().subscribe(_ -> follow.run());
        workspace.currentRun().subscribe(_ -> follow.run());
        ObservableValue<Boolean> foreign = workspace.runDesk().foreign(); // once other data is open, nothing of the last run is said beside it
        foreign.subscribe(_ -> follow.run());
        TrainingLoopModel model = new TrainingLoopModel(shown.getReadOnlyProperty(), workspace.state(), foreign.flatMap(f -> f ? null : workspace.sample()),
                workspace.stepView(), System::nanoTime);
        model.lookingBack(workspace.replay()::isActive);
        workspace.replay().epoch().subscribe(_ -> follow.run());
        PaceDial dial = new PaceDial(workspace::setPace);
        workspace.pace().subscribe(dial::show);
        HBox.setHgrow(dial, Priority.ALWAYS);
        Button step = stepButton(workspace);
        widthProperty().subscribe(w -> step.setText(w.doubleValue() > WORDS * note().getFont().getSize() ? "Step line" : ""));
        tools(dial, TipHolder.of(step, new Availability(workspace).step(), STEP), lensButton());
        ScrollPane lines = lines(model);
        body(lines, lines);
        lensOpen.subscribe(_ -> lensDue = false);
        followLens(workspace);
    }

    /// The lens comes with the first line of a run, and again after what puts it away by itself: a run that goes on, and results. Once
    /// a person has closed it, it stays away until the next run.
    private void followLens(Workspace workspace) {
        workspace.currentRun().subscribe(_ -> lensDue = true);
        workspace.stepView().subscribe(v -> {
            if (lensDue && v != null && !workspace.replay().isActive()) {
                lensOpen.set(true);
            }
        });
        workspace.state().subscribe(s -> putAway(s == RunState.RUNNING));
        workspace.evaluation().subscribe(e -> putAway(e != null && !workspace.replay().isActive()));
    }

    private void putAway(boolean now) {
        if (now && lensOpen.get()) {
            lensOpen.set(false);
            lensDue = true;
        }
    }

    /// Whether the code lens is wanted.
    public BooleanProperty lensOpen() {
        return lensOpen;
    }

    /// Continue makes the loop longer.
    static Setup planned(Run run) {
        return run.setup().withEpochs(Math.max(1, run.plannedEpochs()));
    }

    /// Where the lines are, whoever looks for "one line" looks first.
    private static Button stepButton(Workspace workspace) {
        Button step = Icons.button(new Button(), "loop-step-line", MaterialDesignD.DEBUG_STEP_OVER, STEP);
        step.setOnAction(_ -> workspace.stepLine());
        return step;
    }

    private ToggleButton lensButton() {
        ToggleButton lens = Icons.button(new ToggleButton(), "btn-lens", MaterialDesignM.MAGNIFY, "Code lens: what the lit line did");
        lens.selectedProperty().bindBidirectional(lensOpen);
        return lens;
    }

    private static ScrollPane lines(TrainingLoopModel model) {
        VBox block = new VBox();
        block.getStyleClass().add("code-block");
        for (Line line : Line.values()) {
            CodeLine row = new CodeLine(line, model);
            if (line == Line.BATCHES) {
                row.visibleProperty().bind(model.batches());
                row.managedProperty().bind(model.batches());
            }
            block.getChildren().add(line == Line.BATCHES ? new WhenShown(row) : row);
        }
        ScrollPane scroll = new ScrollPane(block);
        scroll.setId("loop-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain-scroll");
        return scroll;
    }
}
