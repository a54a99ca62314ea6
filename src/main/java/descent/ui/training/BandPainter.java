package descent.ui.training;

import descent.ui.common.Palette;
import descent.ui.common.Pen;
import java.util.List;
import javafx.scene.paint.Color;

/// The band between the lowest and the highest loss of several seeds at each epoch, under the curves of the runs: solid
/// blue for the train rows, orange for the others. What is chance lies inside.
final class BandPainter {
    private static final double OPACITY = 0.16;
    private static final double EDGE = 0.45;

    /// @param train   a curve per seed
    /// @param watched beside them
    record Band(List<float[]> train, List<float[]> watched) {
        static final Band NONE = new Band(List.of(), List.of());

        Band {
            train = List.copyOf(train);
            watched = List.copyOf(watched);
        }
    }

    private Band band = Band.NONE;

    void show(Band b) {
        band = b;
    }

    void paint(Pen pen, ChartFrame f) {
        if (band.train().isEmpty()) {
            return;
        }
        pen.gc().save();
        pen.clip(f.left(), f.top(), f.width(), f.height());
        fill(pen, f, band.train(), pen.palette().train());
        fill(pen, f, band.watched(), pen.palette().test());
        pen.gc().restore();
    }

    private static void fill(Pen pen, ChartFrame f, List<float[]> curves, Color colour) {
        int longest = curves.stream().mapToInt(c -> c.length).max().orElse(0);
        int columns = (int) Math.clamp(f.width(), 2, 4000);
        double[] xs = new double[2 * columns];
        double[] ys = new double[2 * columns];
        double[] lows = new double[columns];
        int n = 0;
        double span = f.x().high() - f.x().low();
        int next = Math.max(0, ChartSeries.index((int) Math.floor(f.x().low())));
        for (int k = 0; k < columns && next < longest; k++) {
            int to = Math.min(longest, ChartSeries.index((int) Math.floor(f.x().low() + span * (k + 1) / columns)) + 1);
            double high = Double.NEGATIVE_INFINITY;
            double low = Double.POSITIVE_INFINITY;
            for (float[] c : curves) {
                for (int i = next; i < Math.min(to, c.length); i++) {
                    if (Float.isFinite(c[i])) {
                        high = Math.max(high, c[i]);
                        low = Math.min(low, c[i]);
                    }
                }
            }
            if (high >= low) {
                xs[n] = f.x().pixel(ChartSeries.epoch(next) + (to - next - 1) / 2.0);
                ys[n] = within(f, high);
                lows[n++] = within(f, low);
            }
            next = Math.max(next, to);
        }
        for (int i = 0; i < n; i++) {
            xs[2 * n - 1 - i] = xs[i];
            ys[2 * n - 1 - i] = lows[i];
        }
        pen.gc().setFill(Palette.fade(colour, OPACITY));
        pen.gc().fillPolygon(xs, ys, 2 * n);
        pen.gc().setStroke(Palette.fade(colour, EDGE));
        pen.gc().setLineWidth(pen.hairline());
        pen.gc().strokePolyline(xs, ys, 2 * n);
    }

    private static double within(ChartFrame f, double loss) {
        return Math.clamp(f.y().pixel(loss), f.top() - f.height(), f.bottom() + f.height());
    }
}
