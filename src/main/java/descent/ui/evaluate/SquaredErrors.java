package descent.ui.evaluate;

import descent.ui.common.HoverCard;
import descent.ui.common.Numbers;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// What the mean squared error is the mean of: predicted against actual, and on every row a true square whose side is
/// its error. One bad row fills more of the picture than ten fair ones.
public final class SquaredErrors extends PointPlot {
    private static final int MOST_SQUARES = 400;
    private static final double FILL = 0.14;
    /// A single rim stands out 3 to 1.
    private static final double EDGE = 0.8;
    private static final double FAINTEST_EDGE = 0.1;
    /// So many squares over each other still show what lies under them.
    private static final double FEW_LAYERS = 2;
    /// Of more squares over each other only every k-th is drawn: fainter ones are lost in the 256 steps of a colour, and hundreds
    /// of edges make one solid patch.
    private static final double MOST_LAYERS = 3;

    /// In em: a lower picture has no room for words above it, a still lower one none in it.
    private static final double HIGH = 12;
    private static final double LOW = 3.5;
    private static final double LINE = 1.3;

    private String target = "value";
    private final boolean training;
    private int[] tableRows = new int[0];
    private double mean = Double.NaN;

    /// Of the test rows.
    public SquaredErrors() {
        this("plot-squares", false);
    }

    /// @param training the rows are train rows, in their colour
    SquaredErrors(String id, boolean training) {
        super(id);
        this.training = training;
        points(Cloud.EMPTY);
    }

    /// @param tableRows the rows' places in the table, counted from 0
    public void show(String target, int[] tableRows, float[] actual, float[] predicted) {
        show(target, tableRows, cloud(actual, predicted), mean(actual, predicted));
    }

    /// @param points     actual and predicted values
    /// @param meanSquare of the errors
    void show(String target, int[] tableRows, Cloud points, double meanSquare) {
        this.target = target;
        this.tableRows = tableRows;
        mean = meanSquare;
        points(points);
    }

    /// Other predictions for the rows that are shown.
    void moved(float[] predicted) {
        float[] actual = new float[rows()];
        for (int i = 0; i < actual.length; i++) {
            actual[i] = x(i);
        }
        mean = mean(actual, predicted);
        moved(cloud(actual, predicted));
    }

    /// While it trains a fit may go wild.
    private Cloud cloud(float[] actual, float[] predicted) {
        return training ? Cloud.tame(actual, predicted) : Cloud.square(actual, predicted);
    }

    @Override
    Color dotColour(Palette palette) {
        return training ? palette.train() : super.dotColour(palette);
    }

    @Override
    void under(Pen pen, PlotFrame f) {
        f.paint(pen, "Actual " + target, "Predicted " + target);
        pen.gc().save();
        pen.clip(f.left(), f.top(), f.width(), f.height());
        double all = layers(f);
        int every = (int) Math.ceil(Math.max(1, all / MOST_LAYERS));
        double layers = Math.max(1, all / every / FEW_LAYERS);
        pen.gc().setFill(Palette.fade(dotColour(pen.palette()), FILL / layers));
        pen.gc().setStroke(Palette.fade(dotColour(pen.palette()), Math.max(FAINTEST_EDGE, EDGE / layers)));
        pen.gc().setLineWidth(pen.hairline());
        for (int i = 0; i < Math.min(rows(), MOST_SQUARES); i += every) {
            if (drawable(i)) {
                square(pen, f, x(i), y(i));
            }
        }
        pen.gc().restore();
        pen.dashes(5, 4);
        pen.gc().setStroke(pen.palette().muted());
        pen.gc().setLineWidth(pen.look().px(1.5));
        pen.gc().strokeLine(f.left(), f.bottom(), f.right(), f.top());
        pen.dashes();
    }

    @Override
    double head(Pen pen) {
        return rows() == 0 || pen.height() < HIGH * pen.em() ? 0 : says().size() * LINE * pen.em();
    }

    /// Above the picture; in a low one in it.
    @Override
    void over(Pen pen, PlotFrame f) {
        double head = head(pen);
        if (rows() == 0 || (head == 0 && f.height() < LOW * pen.em())) {
            return;
        }
        Font font = pen.look().font(0.92);
        double y = f.top() - head + 0.5 * LINE * pen.em() - (head > 0 ? pen.look().px(4) : 0);
        for (String words : says()) {
            double x = f.left() + pen.look().px(head > 0 ? 0 : 6);
            pen.plateText(words, x + pen.look().width(words, font), y, font, pen.palette().text());
            y += LINE * pen.em();
        }
    }

    private List<String> says() {
        String said = "mean of the squares " + Numbers.plain(mean);
        int outside = outside();
        return outside == 0 ? List.of(said) : List.of(said, (outside == rows() ? "all" : Numbers.count(outside) + " of " + Numbers.count(rows())) + " rows lie outside");
    }

    /// How many squares lie over each other, on the average of the picture: a bad fit must not become one solid patch.
    private double layers(PlotFrame f) {
        double area = 0;
        for (int i = 0; i < Math.min(rows(), MOST_SQUARES); i++) {
            if (drawable(i)) {
                double side = f.y().pixel(y(i)) - f.y().pixel(x(i));
                area += side * side;
            }
        }
        return area / (f.width() * f.height());
    }

    /// From the point to the diagonal, away from it: outward on its own side.
    private static void square(Pen pen, PlotFrame f, float actual, float predicted) {
        double px = f.x().pixel(actual);
        double point = f.y().pixel(predicted);
        double perfect = f.y().pixel(actual);
        double side = Math.abs(point - perfect);
        double left = predicted > actual ? px - side : px;
        pen.gc().fillRect(left, Math.min(point, perfect), side, side);
        pen.gc().strokeRect(left, Math.min(point, perfect), side, side);
    }

    /// Of the squared differences.
    static double mean(float[] actual, float[] predicted) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += ((double) predicted[i] - actual[i]) * ((double) predicted[i] - actual[i]);
        }
        return sum / actual.length;
    }

    @Override
    String title(int row) {
        return "Row " + Numbers.count(tableRows[row] + 1L);
    }

    @Override
    List<HoverCard.Row> details(int row) {
        double error = y(row) - x(row);
        return List.of(new HoverCard.Row("actual", Numbers.plain(x(row))), new HoverCard.Row("predicted", Numbers.plain(y(row))),
                new HoverCard.Row("error", Numbers.plain(error)), new HoverCard.Row("squared", Numbers.plain(error * error)));
    }

    @Override
    String summary() {
        return rows() == 0 ? "Squared errors, no rows yet." : "Squared errors of " + Numbers.count(rows()) + " rows; their mean is " + Numbers.plain(mean) + ".";
    }
}
