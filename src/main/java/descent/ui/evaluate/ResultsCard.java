package descent.ui.evaluate;

import descent.data.PreparedData;
import descent.eval.Evaluation;
import descent.ui.common.Card;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Numbers;
import descent.ui.common.ProgressStrip;
import descent.ui.common.RunItem;
import descent.ui.common.Segmented;
import descent.ui.common.Segmented.Choice;
import descent.ui.common.Tip;
import descent.ui.common.WhenShown;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The Results card: before Evaluate one sentence says what it adds; after it the sentence that joins the units, the
/// metrics beside their baselines, and the rows as a picture or a table.
public final class ResultsCard extends Card {
    /// What is shown below the metrics.
    private enum View { SCATTER, RESIDUALS, SQUARES, CONFUSION, CLASSES, TABLE }

    /// Below this height, in em, only the model and what it must beat are shown: the picture needs the room.
    private static final double LOW = 27.5;
    private static final String TITLE = "Results on test data";
    private static final String NO_DATA = "Open data and train; then Evaluate tells how good the model is on rows it never saw.";

    private final BooleanProperty asking = new SimpleBooleanProperty();
    private final ResultsModel model;
    private final Supplier<EvaluateWindow> large;
    private EvaluateWindow window;
    private final MetricsGrid metrics;
    private final Label words = new Label();
    private final StackPane place = new StackPane();
    private final ScatterPlot scatter = new ScatterPlot();
    private final ResidualPlot residuals = new ResidualPlot();
    private final SquaredErrors squares = new SquaredErrors();
    private final ConfusionGrid confusion = new ConfusionGrid();
    private final ClassTable classes = new ClassTable();
    private final ResultsTable table;
    private final Segmented<View> numberViews = new Segmented<>(List.of(
            new Choice<>(View.SCATTER, "result-scatter", "Scatter", "Predicted against actual, a point per test row"),
            new Choice<>(View.RESIDUALS, "result-residuals", "Residuals", "The errors against the predictions"),
            new Choice<>(View.SQUARES, "result-squares", "Squares", "The squared errors as true squares: MSE is their mean area"),
            new Choice<>(View.TABLE, "result-rows", "Table", "Every test row with its prediction"))).wide();
    private final Segmented<View> classViews = new Segmented<>(List.of(
            new Choice<>(View.CONFUSION, "result-matrix", "Confusion", "Which classes were taken for which"),
            new Choice<>(View.CLASSES, "result-per-class", "Per class", "Precision, recall and F1 of each class"),
            new Choice<>(View.TABLE, "result-class-rows", "Table", "Every test row with its prediction"))).wide();

    /// @param prepared the data as the Setup wants it, for the sentence before Evaluate; null while it cannot be had
    public ResultsCard(Workspace workspace, ObservableValue<PreparedData> prepared, EvaluateWindow.Aids aids) {
        super("results-card", MaterialDesignC.CHECK_DECAGRAM_OUTLINE, TITLE);
        model = new ResultsModel(workspace.evaluation(), workspace.currentRun().map(r -> r.setup()), prepared.map(ResultsCard::before).orElse(NO_DATA), workspace.views());
        table = new ResultsTable("result-table", model, new RowsModel(model.evaluation(), workspace.views()), aids.theme().textSize());
        metrics = new MetricsGrid(model);
        workspace.replay().epoch().subscribe(_ -> head(workspace));
        workspace.runDesk().foreign().subscribe(_ -> head(workspace));
        Node sentence = sentence();
        place.setMinHeight(0);
        ToggleButton whatIf = Icons.button(new ToggleButton(), "btn-what-if", MaterialDesignT.TUNE_VARIANT, "What if: the model's answer to any row");
        whatIf.selectedProperty().bindBidirectional(asking);
        large = () -> new EvaluateWindow(workspace, model, aids, this::owner);
        Button open = Icons.button(new Button(), "btn-evaluate-window", MaterialDesignO.OPEN_IN_NEW, "Evaluate in a window of its own (Shift+F8)");
        open.setOnAction(e -> window().open());
        note().textProperty().bind(model.when());
        tools(whatIf, open);
        WhatIfView form = new WhatIfView(workspace, model.selected().map(r -> r.row() - 1));
        Region asked = new WhenShown(form);
        body(place, progress("result-progress", workspace), asked, sentence, metrics, numberViews, classViews, place);
        VBox.setVgrow(asked, Priority.ALWAYS);
        asking.subscribe(on -> {
            form.show(on);
            visible(sentence, !on);
            visible(metrics, !on);
            show();
        });
        numberViews.value().subscribe(_ -> show());
        classViews.value().subscribe(_ -> show());
        heightProperty().subscribe(_ -> metrics.compact(getHeight() < LOW * words.getFont().getSize()));
        model.evaluation().subscribe(this::fill);
        model.pictures().subscribe(this::draw);
        follow(workspace);
    }

    /// Once other data are open, results are still those of the last run: it is said which.
    private void head(Workspace workspace) {
        int epoch = workspace.replay().epoch().get();
        RunItem run = workspace.currentRun().get();
        boolean foreign = run != null && workspace.runDesk().foreign().get();
        String title = epoch > 0 ? "Results at epoch " + Numbers.count(epoch) : foreign ? "Results on " + run.run().provenance().dataName() : TITLE;
        title().setText(title);
        title().setMinWidth(foreign ? 0 : Region.USE_PREF_SIZE);
        Tip.set(title(), foreign && epoch == 0 ? title : ""); // a long name is cut
    }

    /// The chosen row is marked in every picture, and in the data where they are the model's.
    private void follow(Workspace workspace) {
        scatter.onRow(model::select);
        residuals.onRow(model::select);
        squares.onRow(model::select);
        workspace.markedRow().subscribe(row -> {
            if (!workspace.runDesk().foreign().get()) {
                model.selectTableRow(row);
            }
        });
        model.selected().subscribe(r -> {
            if (r != null && !workspace.runDesk().foreign().get()) {
                workspace.markedRow().set(r.row() - 1);
            }
            scatter.select(r == null ? -1 : r.index());
            residuals.select(r == null ? -1 : r.index());
            squares.select(r == null ? -1 : r.index());
        });
    }

    /// All views of the evaluation; made when it is first asked for.
    public EvaluateWindow window() {
        window = window == null ? large.get() : window;
        return window;
    }

    /// How far an Evaluate is, with Cancel.
    static ProgressStrip progress(String id, Workspace workspace) {
        ProgressStrip strip = new ProgressStrip(id);
        workspace.evaluating().share().subscribe(share -> {
            if (share.doubleValue() < 0) {
                strip.end();
            } else if (!strip.isVisible()) {
                strip.follow("Evaluating", workspace.evaluating().share(), workspace.evaluating()::cancel);
            }
        });
        return strip;
    }

    private static String before(PreparedData data) {
        return ResultsModel.beforeEvaluate(data.preprocessing().target().name(), data.task(), data.split().test().length);
    }

    private Node sentence() {
        words.setId("result-sentence");
        words.getStyleClass().add(Css.NOTE);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.textProperty().bind(model.sentence());
        Tip.bind(words, model.detail());
        return words;
    }

    private void fill(Evaluation e) {
        asking.set(asking.get() && e == null);
        if (e != null && e.regression() == null) {
            confusion.show(e.classification());
            classes.show(e.classification());
        }
        show();
    }

    private void draw(RegressionPictures p) {
        if (p == null) {
            List.of(scatter, residuals, squares).forEach(plot -> plot.without(ResultsModel.ON_ITS_WAY));
        } else {
            scatter.show(p.of().target(), p.of().tableRows(), p.scatter());
            residuals.show(p.of().target(), p.of().tableRows(), p.of().actual(), p.residuals());
            squares.show(p.of().target(), p.of().tableRows(), p.scatter(), p.meanSquare());
        }
    }

    private void show() {
        Evaluation e = model.evaluation().get();
        boolean number = e != null && e.regression() != null;
        visible(numberViews, number && !asking.get());
        visible(classViews, e != null && !number && !asking.get());
        visible(place, e != null && !asking.get());
        if (e == null) {
            place.getChildren().clear();
            return;
        }
        place.getChildren().setAll(node(number ? numberViews.value().get() : classViews.value().get()));
    }

    private Node node(View view) {
        return switch (view) {
            case SCATTER -> scatter;
            case RESIDUALS -> residuals;
            case SQUARES -> squares;
            case TABLE -> table;
            case CONFUSION -> confusion;
            case CLASSES -> classes;
        };
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
