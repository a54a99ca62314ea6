package descent.ui.evaluate;

import descent.ui.common.HoverCard;
import descent.ui.common.Numbers;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import java.util.List;

/// Errors (predicted − actual) against the prediction: a good model's points lie about the zero line without a pattern.
public final class ResidualPlot extends PointPlot {
    private String target = "value";
    private int[] tableRows = new int[0];
    private float[] actual = new float[0];

    public ResidualPlot() {
        super("plot-residuals");
        points(Cloud.EMPTY);
    }

    /// @param tableRows the rows' places in the table, counted from 0
    /// @param points    predicted values and errors, [Cloud#aboutZero]
    void show(String target, int[] tableRows, float[] actual, Cloud points) {
        this.target = target;
        this.tableRows = tableRows;
        this.actual = actual;
        points(points);
    }

    @Override
    void under(Pen pen, PlotFrame f) {
        f.paint(pen, "Predicted " + target, "Error (predicted − actual)");
        pen.line(f.left(), f.y().pixel(0), f.right(), f.y().pixel(0), pen.palette().text(), 5, 4);
    }

    @Override
    String title(int row) {
        return "Row " + Numbers.count(tableRows[row] + 1L);
    }

    @Override
    List<HoverCard.Row> details(int row) {
        return List.of(new HoverCard.Row("actual", Numbers.plain(actual[row])), new HoverCard.Row("predicted", Numbers.plain(x(row))),
                new HoverCard.Row("error", Numbers.plain(y(row))));
    }

    @Override
    String summary() {
        return rows() == 0 ? "Residual plot, no rows yet." : "Residual plot: errors of " + Numbers.count(rows()) + " test rows against the prediction.";
    }
}
