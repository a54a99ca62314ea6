package descent.ui.data;

import descent.data.PreprocessingSettings;
import descent.data.PreprocessingSettings.Gaps;
import descent.data.PreprocessingSettings.Scaling;
import descent.data.Proposal;
import descent.data.Schema;
import descent.data.Table;
import descent.data.Task;
import descent.model.Setup;
import descent.ui.common.Choice;
import descent.ui.common.Css;
import descent.ui.common.FormGrid;
import descent.ui.common.NumberField;
import descent.ui.common.NumberText;
import descent.ui.common.Pointing;
import descent.ui.common.Tip;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;

/// What is predicted, what happens to gaps, the scaling, how the rows are drawn, and what comes of it for each column, in
/// a pop-over of the Data card.
final class DataOptions {
    private static final List<Choice<Gaps>> GAPS = List.of(
            new Choice<>("Leave the rows out", "A row with a gap in a chosen column takes no part.", Gaps.LEAVE_OUT),
            new Choice<>("Fill the gaps", "With the mean or commonest value of the train rows.", Gaps.FILL));
    private static final List<Choice<Scaling>> SCALINGS = List.of(
            new Choice<>("Standardise", "(x − mean) / std of the train rows: all inputs alike.", Scaling.STANDARD),
            new Choice<>("0 to 1", "Between the smallest and largest of the train rows.", Scaling.MIN_MAX),
            new Choice<>("None", "Numbers as they are; training may crawl or diverge.", Scaling.NONE));
    private static final List<Choice<Task>> TASKS = List.of(
            new Choice<>("As recognised", "From the cells of the target.", null),
            new Choice<>("A number", "Regression.", Task.REGRESSION),
            new Choice<>("One of two classes", "One output, BCEWithLogitsLoss.", Task.BINARY),
            new Choice<>("One of several classes", "One output a class, CrossEntropyLoss.", Task.MULTICLASS));
    private static final double MOST_CATEGORIES = 1000;
    private static final double LARGEST_SEED = 2_147_483_647;

    private final Workspace workspace;

    DataOptions(Workspace workspace) {
        this.workspace = workspace;
    }

    void show(Node owner) {
        FittedTable fitted = new FittedTable(workspace);
        List<Consumer<Setup>> follow = new ArrayList<>();
        PopOver pop = new PopOver(build(fitted, follow));
        Subscription watch = fitted.watch().and(workspace.setup().subscribe(s -> follow.forEach(f -> f.accept(s))));
        pop.setOnHidden(e -> watch.unsubscribe());
        Pointing.show(pop, owner, Side.LEFT);
    }

    private VBox build(FittedTable fitted, List<Consumer<Setup>> follow) {
        Label note = new Label("Fitted on the train rows only; every later prediction uses the same figures.");
        note.setWrapText(true);
        note.getStyleClass().add(Css.NOTE);
        VBox box = new VBox(form(follow), note, fitted);
        box.getStyleClass().addAll("popover-box", "data-options");
        return box;
    }

    /// @param follow gets what shows the settings in the controls: they change without them too, by Undo
    private FormGrid form(List<Consumer<Setup>> follow) {
        FormGrid form = new FormGrid();
        task(form, follow);
        ComboBox<Choice<Gaps>> gaps = Choice.box("data-gaps", "Rows with gaps", GAPS);
        follow.add(s -> pick(gaps, s.preprocessing().gaps()));
        Choice.follow(gaps, c -> preprocessing("gaps", p -> p.withGaps(c.value())));
        form.row("Gaps", gaps, gaps);
        ComboBox<Choice<Scaling>> scaling = Choice.box("data-scaling", "Scaling of the inputs", SCALINGS);
        follow.add(s -> pick(scaling, s.preprocessing().scaling()));
        Choice.follow(scaling, c -> preprocessing("scaling", p -> p.withScaling(c.value())));
        form.row("Inputs", scaling, scaling);
        NumberField cap = new NumberField("data-categories", new NumberText.Range("The number of categories", 1, MOST_CATEGORIES, true),
                v -> preprocessing("categories", p -> p.withMaxCategories((int) v)));
        cap.format(v -> String.valueOf((long) v));
        follow.add(s -> cap.show((double) s.preprocessing().maxCategories()));
        Tip.set(cap, "Of a column with more categories than this the commonest get an input of 0 and 1 each; the last of so many inputs, called \"other\", is shared by the rarer ones.");
        form.row("Categories", cap, cap);
        form.wide(check("data-scale-target", "Standardise the target too", follow, s -> s.preprocessing().scaleTarget(),
                on -> s -> s.withPreprocessing(s.preprocessing().withScaleTarget(on))));
        form.wide(check("split-shuffle", "Draw the test rows at random", follow, s -> s.split().shuffle(),
                on -> s -> s.withSplit(s.split().withShuffle(on))));
        form.wide(check("split-stratify", "Keep the shares of the classes", follow, s -> s.split().stratify(),
                on -> s -> s.withSplit(s.split().withStratify(on))));
        NumberField seed = new NumberField("split-seed", new NumberText.Range("The seed of the split", 0, LARGEST_SEED, true),
                v -> workspace.edit("seed of the split", s -> s.withSplit(s.split().withSeed((long) v))));
        seed.format(v -> String.valueOf((long) v));
        follow.add(s -> seed.show((double) s.split().seed()));
        form.row("Split seed", seed, seed);
        return form;
    }

    private void task(FormGrid form, List<Consumer<Setup>> follow) {
        ComboBox<Choice<Task>> task = Choice.box("data-task", "What is predicted", TASKS);
        Choice.follow(task, c -> {
            if (c.value() != workspace.setup().get().schema().task()) {
                workspace.task(c.value());
            }
        });
        form.row("Predicts", task, task);
        Label why = new Label();
        why.setId("data-task-why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.getStyleClass().add(Css.NOTE);
        why.managedProperty().bind(why.textProperty().isNotEmpty());
        form.wide(why);
        follow.add(s -> {
            Schema schema = s.schema();
            Table table = workspace.table().get();
            boolean known = table != null && table.has(schema.target());
            pick(task, schema.task());
            task.setDisable(!known);
            why.setText(known ? Proposal.task(table, new Schema(schema.inputs(), schema.target(), schema.kinds(), null)).why() + "." : "");
        });
    }

    private static <T> void pick(ComboBox<Choice<T>> box, T value) {
        box.setValue(box.getItems().stream().filter(c -> c.value() == value).findFirst().orElseThrow());
    }

    private void preprocessing(String what, UnaryOperator<PreprocessingSettings> change) {
        workspace.edit(what, s -> s.withPreprocessing(change.apply(s.preprocessing())));
    }

    private CheckBox check(String id, String words, List<Consumer<Setup>> follow, Predicate<Setup> on, Function<Boolean, UnaryOperator<Setup>> change) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        follow.add(s -> box.setSelected(on.test(s)));
        box.selectedProperty().subscribe((was, is) -> workspace.edit(words.toLowerCase(Locale.ROOT), change.apply(is)));
        return box;
    }
}
