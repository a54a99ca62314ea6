package descent.ui.evaluate;

import descent.eval.Evaluation;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/// The errors of a regression: against the prediction, as a histogram, and the worst rows by name.
final class ErrorsView extends VBox {
    private static final double LEFT_PERCENT = 58;
    private final ResidualPlot residuals = new ResidualPlot();
    private final ErrorHistogram histogram = new ErrorHistogram();
    private final WorstRows worst;
    private final Label words = new Label();

    ErrorsView(ResultsModel model) {
        worst = new WorstRows(model);
        setId("errors");
        getStyleClass().add("evaluate-column");
        residuals.setId("errors-residuals");
        residuals.onRow(model::select);
        model.selected().subscribe(r -> residuals.select(r == null ? -1 : r.index()));
        words.setId("errors-words");
        words.getStyleClass().add(Css.NOTE);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        GridPane grid = grid();
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(words, grid);
        model.pictures().subscribe(this::show);
    }

    private GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("evaluate-grid");
        grid.setMinHeight(0);
        for (double percent : new double[] {LEFT_PERCENT, 100 - LEFT_PERCENT}) {
            ColumnConstraints c = new ColumnConstraints();
            c.setPercentWidth(percent);
            c.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(c);
        }
        RowConstraints title = new RowConstraints();
        RowConstraints half = new RowConstraints();
        half.setVgrow(Priority.ALWAYS);
        half.setPercentHeight(50);
        RowConstraints rest = new RowConstraints();
        rest.setVgrow(Priority.ALWAYS);
        rest.setMinHeight(0);
        grid.getRowConstraints().addAll(half, title, rest);
        Label head = new Label("The worst rows");
        head.setLabelFor(worst);
        head.getStyleClass().add(Css.CARD_TITLE);
        worst.setMinSize(0, 0);
        worst.setPrefHeight(0);
        GridPane.setVgrow(worst, Priority.ALWAYS);
        grid.add(residuals, 0, 0, 1, 3);
        grid.add(histogram, 1, 0);
        grid.add(head, 1, 1);
        grid.add(worst, 1, 2);
        return grid;
    }

    private void show(RegressionPictures p) {
        words.setText(p == null ? "" : sentence(p));
        worst.show(p == null ? List.of() : p.worst());
        if (p == null) {
            residuals.without(ResultsModel.ON_ITS_WAY);
            histogram.show("value", 0, ErrorHistogram.Bins.NONE);
        } else {
            residuals.show(p.of().target(), p.of().tableRows(), p.of().actual(), p.residuals());
            histogram.show(p.of().target(), p.of().rows(), p.bins());
        }
    }

    /// Whether the model aims too high or too low on the whole, and how to read the picture.
    static String sentence(RegressionPictures p) {
        Evaluation e = p.of();
        double mean = p.mean();
        double rmse = e.regression().rmse();
        String aim = Math.abs(mean) < rmse / 10 ? "On the whole the model aims neither high nor low (mean error " + Numbers.plain(mean) + " " + e.target() + ")."
                : "On the whole the model aims " + (mean > 0 ? "too high" : "too low") + ": the mean error is " + Numbers.plain(mean) + " " + e.target() + ".";
        return aim + " A good model's points lie about the zero line without a pattern; a bow or a funnel is something that it has not learned.";
    }
}
