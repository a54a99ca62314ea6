package descent.ui.evaluate;

import descent.eval.Evaluation;
import descent.ui.common.HoverCard;
import descent.ui.common.Numbers;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import java.util.List;
import java.util.function.Supplier;

/// Predicted against actual values of the test rows, with the diagonal on which a perfect model's points lie. Both axes
/// have the same range.
public final class ScatterPlot extends PointPlot {
    private String target = "value";
    private int[] tableRows = new int[0];

    public ScatterPlot() {
        super("plot-scatter");
        points(Cloud.EMPTY);
    }

    /// What is worked out of all rows, on any thread; the plot of it is made on the FX thread.
    public static Supplier<ScatterPlot> of(Evaluation e) {
        Cloud all = Cloud.square(e.actual(), e.predicted());
        return () -> {
            ScatterPlot plot = new ScatterPlot();
            plot.show(e.target(), e.tableRows(), all);
            return plot;
        };
    }

    /// @param target    name of the target column, with its unit if there is one
    /// @param tableRows the rows' places in the table, counted from 0
    public void show(String target, int[] tableRows, float[] actual, float[] predicted) {
        show(target, tableRows, Cloud.square(actual, predicted));
    }

    /// @param points actual and predicted values
    void show(String target, int[] tableRows, Cloud points) {
        this.target = target;
        this.tableRows = tableRows;
        points(points);
    }

    @Override
    void under(Pen pen, PlotFrame f) {
        f.paint(pen, "Actual " + target, "Predicted " + target);
        pen.gc().setStroke(pen.palette().muted());
        pen.gc().setLineWidth(pen.look().px(1.5));
        pen.dashes(5, 4);
        pen.gc().strokeLine(f.left(), f.bottom(), f.right(), f.top());
        pen.dashes();
    }

    @Override
    String title(int row) {
        return "Row " + Numbers.count(tableRows[row] + 1L);
    }

    @Override
    List<HoverCard.Row> details(int row) {
        return List.of(new HoverCard.Row("actual", Numbers.plain(x(row))), new HoverCard.Row("predicted", Numbers.plain(y(row))),
                new HoverCard.Row("error", Numbers.plain(y(row) - x(row))));
    }

    @Override
    String summary() {
        return rows() == 0 ? "Scatter plot, no rows yet." : "Scatter plot: predicted against actual " + target + " of " + Numbers.count(rows()) + " test rows.";
    }
}
