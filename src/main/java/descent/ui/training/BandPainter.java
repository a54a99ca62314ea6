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

    /// The lowest and the highest loss of the seeds at each epoch, so that a drawing costs the same for any number of seeds and epochs.
    record Range(SeriesPyramid low, SeriesPyramid high) {
        /// @param curves one per seed
        static Range of(List<float[]> curves) {
            Range r = new Range(new SeriesPyramid(), new SeriesPyramid());
            int longest = curves.stream().mapToInt(c -> c.length).max().orElse(0);
            for (int i = 0; i < longest; i++) {
                float low = Float.NaN;
                float high = Float.NaN;
                for (float[] c : curves) {
                    if (i < c.length && Float.isFinite(c[i])) {
                        low = Float.isNaN(low) ? c[i] : Math.min(low, c[i]);
                        high = Float.isNaN(high) ? c[i] : Math.max(high, c[i]);
                    }
                }
                r.low.append(low);
                r.high.append(high);
            }
            return r;
        }
    }

    /// @param watched beside the train rows
    record Band(Range train, Range watched) {
        static final Band NONE = of(List.of(), List.of());

        static Band of(List<float[]> train, List<float[]> watched) {
            return new Band(Range.of(train), Range.of(watched));
        }
    }

    private final SeriesPyramid.Summary summary = new SeriesPyramid.Summary();
    private Band band = Band.NONE;

    void show(Band b) {
        band = b;
    }

    void paint(Pen pen, ChartFrame f) {
        if (band.train().low().size() == 0) {
            return;
        }
        pen.gc().save();
        pen.clip(f.left(), f.top(), f.width(), f.height());
        fill(pen, f, band.train(), pen.palette().train());
        fill(pen, f, band.watched(), pen.palette().test());
        pen.gc().restore();
    }

    private void fill(Pen pen, ChartFrame f, Range range, Color colour) {
        int longest = range.low().size();
        int columns = (int) Math.clamp(f.width(), 2, 4000);
        double[] xs = new double[2 * columns];
        double[] ys = new double[2 * columns];
        double[] lows = new double[columns];
        int n = 0;
        double span = f.x().high() - f.x().low();
        int next = Math.max(0, ChartSeries.index((int) Math.floor(f.x().low())));
        for (int k = 0; k < columns && next < longest; k++) {
            int to = Math.min(longest, ChartSeries.index((int) Math.floor(f.x().low() + span * (k + 1) / columns)) + 1);
            range.high().range(next, Math.max(next, to), summary);
            if (summary.finite() > 0) {
                xs[n] = f.x().pixel(ChartSeries.epoch(next) + (to - next - 1) / 2.0);
                ys[n] = within(f, summary.max());
                range.low().range(next, to, summary);
                lows[n++] = within(f, summary.min());
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
