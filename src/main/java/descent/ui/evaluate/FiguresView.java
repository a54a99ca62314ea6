package descent.ui.evaluate;

import descent.eval.Evaluation;
import descent.ui.common.Css;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The figures of the model beside what it must beat, for test and train rows side by side; below them predicted against
/// actual, or the confusion matrix with precision, recall and F1 of each class.
final class FiguresView extends VBox {
    private static final double TABLE_SHARE = 0.45;

    private final FigureGrid grid = new FigureGrid();
    private final Label words = new Label();
    private final ScatterPlot scatter = new ScatterPlot();
    private final SquaredErrors squares = new SquaredErrors();
    private final ConfusionGrid confusion = new ConfusionGrid();
    private final ClassTable classes = new ClassTable();
    private final HBox pictures = new HBox();

    /// @param showing whether the window is: JavaFX keeps each label that is made in a closed one
    FiguresView(ResultsModel model, ObservableValue<Boolean> showing) {
        setId("figures-view");
        getStyleClass().add("evaluate-column");
        words.setId("figures-words");
        words.getStyleClass().add(Css.NOTE);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        pictures.getStyleClass().add("evaluate-columns");
        pictures.setMinHeight(0);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        getChildren().addAll(grid, words, pictures);
        for (PointPlot p : new PointPlot[] {scatter, squares}) {
            p.setId("figures-" + p.getId());
            p.onRow(model::select);
            model.selected().subscribe(r -> p.select(r == null ? -1 : r.index()));
        }
        words.textProperty().bind(Bindings.createStringBinding(() -> model.sentence().get() + "." + (model.detail().get().isEmpty() ? "" : " " + model.detail().get() + "."), model.sentence(), model.detail()));
        model.evaluation().when(showing).subscribe(this::show);
        model.pictures().when(showing).subscribe(this::draw);
    }

    private void show(Evaluation e) {
        grid.show(e);
        pictures.getChildren().clear();
        if (e == null) {
            return;
        }
        if (e.regression() != null) {
            halves(scatter, squares);
        } else {
            confusion.show(e.classification());
            classes.show(e.classification());
            halves(confusion, classes);
        }
    }

    private void draw(RegressionPictures p) {
        if (p == null) {
            scatter.without(ResultsModel.ON_ITS_WAY);
            squares.without(ResultsModel.ON_ITS_WAY);
        } else {
            scatter.show(p.of().target(), p.of().tableRows(), p.scatter());
            squares.show(p.of().target(), p.of().tableRows(), p.scatter(), p.meanSquare());
        }
    }

    private void halves(Region left, Region right) {
        for (Region r : new Region[] {left, right}) {
            r.setMinSize(0, 0);
            r.prefWidthProperty().bind(pictures.widthProperty().multiply(TABLE_SHARE));
            HBox.setHgrow((Node) r, Priority.ALWAYS);
        }
        pictures.getChildren().setAll(left, right);
    }
}
