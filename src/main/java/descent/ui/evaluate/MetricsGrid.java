package descent.ui.evaluate;

import descent.ui.common.Css;
import descent.ui.common.Tip;
import descent.ui.evaluate.ResultsModel.Figures;
import descent.ui.evaluate.ResultsModel.Metric;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The metrics as a small table: a column per metric, the model's own figures large in the first row, what they must beat
/// below. Ids: `result-mse` for the model on the test rows, `result-mse-mean` for a baseline.
final class MetricsGrid extends GridPane {
    private static final int COMPACT_ROWS = 2;

    private final ResultsModel model;
    private boolean compact;

    MetricsGrid(ResultsModel model) {
        this.model = model;
        getStyleClass().add("metrics");
        model.figures().addListener((ListChangeListener<Figures>) _ -> fill());
        fill();
    }

    /// Shows the first two rows only: the model and the baseline that it must beat.
    void compact(boolean on) {
        if (on != compact) {
            compact = on;
            fill();
        }
    }

    private void fill() {
        getChildren().clear();
        getColumnConstraints().clear();
        List<Metric> metrics = model.metrics();
        List<Figures> figures = model.figures();
        if (figures.isEmpty()) {
            return;
        }
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        getColumnConstraints().add(names);
        for (int c = 0; c < metrics.size(); c++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            column.setHalignment(HPos.RIGHT);
            getColumnConstraints().add(column);
            add(label(metrics.get(c).name(), metrics.get(c).meaning(), "metric-name", Css.NOTE), c + 1, 0);
        }
        for (int r = 0; r < (compact ? Math.min(COMPACT_ROWS, figures.size()) : figures.size()); r++) {
            row(figures.get(r), r);
        }
    }

    private void row(Figures f, int r) {
        add(label(f.who(), f.meaning(), "metric-who", Css.NOTE), 0, r + 1);
        for (int c = 0; c < f.values().size(); c++) {
            Metric m = model.metrics().get(c);
            Label value = label(f.values().get(c), m.name() + ", " + f.meaning() + ": " + m.meaning(), r == 0 ? "metric-value" : "metric-baseline");
            value.setId("result-" + m.id() + (r == 0 ? "" : "-" + f.who()));
            value.setMinWidth(Region.USE_PREF_SIZE);
            add(value, c + 1, r + 1);
        }
    }

    private static Label label(String text, String meaning, String... styles) {
        Label l = new Label(text);
        l.getStyleClass().addAll(styles);
        Tip.set(l, meaning);
        return l;
    }
}
