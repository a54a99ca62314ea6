package descent.ui.evaluate;

import descent.ui.common.CanvasPane;
import descent.ui.common.Numbers;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import java.util.Arrays;
import javafx.scene.AccessibleRole;
import javafx.scene.text.TextAlignment;

/// How often errors of each size occur, with the line of no error: a fair model's heap is narrow and lies about it.
final class ErrorHistogram extends CanvasPane {
    /// Bars that stand out from the card, and the line at zero from the bars.
    private static final double LIGHT_BAR = 0.75;
    private static final double DARK_BAR = 0.65;

    private static final int MOST_BINS = 40;
    private String target = "value";
    private Bins bins = Bins.NONE;

    /// Equal bins.
    record Bins(double low, double high, int[] counts) {
        static final Bins NONE = new Bins(0, 1, new int[1]);

        /// As many bins as the rows deserve (square root), between 5 and 40; errors that are not finite are left out.
        static Bins of(float[] errors) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            int n = 0;
            for (float v : errors) {
                if (Float.isFinite(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                    n++;
                }
            }
            if (n == 0) {
                return NONE;
            }
            if (low == high) {
                double half = Math.max(0.5, Math.abs(low) / 10);
                low -= half;
                high += half;
            }
            int[] counts = new int[Math.clamp((int) Math.sqrt(n), 5, MOST_BINS)];
            for (float v : errors) {
                if (Float.isFinite(v)) {
                    counts[Math.clamp((int) ((v - low) / (high - low) * counts.length), 0, counts.length - 1)]++;
                }
            }
            return new Bins(low, high, counts);
        }
    }

    ErrorHistogram() {
        setId("plot-histogram");
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Histogram of the errors, no rows yet.");
    }

    /// @param rows how many errors there are, those that are not finite too
    void show(String targetName, int rows, Bins errors) {
        target = targetName;
        bins = errors;
        setAccessibleText("Histogram of " + Numbers.count(rows) + " errors from " + Numbers.plain(bins.low()) + " to " + Numbers.plain(bins.high())
                + " " + target + ", at most " + Numbers.count(Arrays.stream(bins.counts()).max().orElse(0)) + " rows in a bar.");
        repaint();
    }

    @Override
    protected void paint(Pen pen) {
        int most = Arrays.stream(bins.counts()).max().orElse(1);
        PlotFrame f = PlotFrame.of(pen, PlotFrame.padded(bins.low(), bins.high()), new double[] {0, Math.max(1, most) * 1.08});
        f.paint(pen, "Error (predicted − actual), " + target, "Rows");
        double width = (bins.high() - bins.low()) / bins.counts().length;
        pen.gc().setFill(Palette.fade(pen.palette().test(), pen.palette().dark() ? DARK_BAR : LIGHT_BAR));
        for (int i = 0; i < bins.counts().length; i++) {
            double x0 = Math.round(f.x().pixel(bins.low() + i * width)) + 0.5;
            double x1 = Math.round(f.x().pixel(bins.low() + (i + 1) * width)) - 0.5;
            double y = f.y().pixel(bins.counts()[i]);
            pen.gc().fillRect(x0, y, Math.max(1, x1 - x0), f.bottom() - y);
        }
        double zero = f.x().pixel(0);
        if (zero >= f.left() && zero <= f.right()) {
            pen.line(zero, f.top(), zero, f.bottom(), pen.palette().text(), 5, 4);
        }
        if (most == 0) {
            pen.text("no rows yet", (f.left() + f.right()) / 2, (f.top() + f.bottom()) / 2, TextAlignment.CENTER, look().font(1), pen.palette().muted());
        }
    }
}
