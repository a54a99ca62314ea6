package descent.ui.training;

import descent.ui.common.ChartScale;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import java.util.Arrays;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// Draws a curve of any length at the cost of its pixel columns: the mean of each column (of the log on a log axis) as
/// the line, least to greatest as a translucent envelope; up to two values a column the values themselves. What lies
/// above the plot or is not finite is a ▲ at its upper edge.
final class LinePainter {
    private static final double POINTS_PER_COLUMN = 2;
    private static final double ENVELOPE_FROM = 1.5;
    private static final double ENVELOPE_OPACITY = 0.24;
    private static final double FAR = 4;
    private static final double NEAR = 0.05;
    private static final int FEW = 200;
    private static final double SHARPEST = 2;

    private final SeriesPyramid.Summary summary = new SeriesPyramid.Summary();
    private double[] xs = new double[1024];
    private double[] ys = new double[1024];
    private double[] highs = new double[1024];
    private double[] lows = new double[1024];
    private int n;
    private boolean tall;
    private double slack;

    /// How a curve is stroked.
    private record Stroke(Color colour, double width, double[] dashes, boolean envelope) { }

    void paint(Pen pen, ChartFrame f, ChartLine line) {
        double width = line.current() ? 2 : 1.5;
        if (line.smooth() == null) {
            curve(pen, f, line.curve(), new Stroke(line.colour(), width, line.dashes(), true));
        } else {
            curve(pen, f, line.curve(), new Stroke(Palette.fade(line.colour(), 0.35), 1, new double[0], true));
            curve(pen, f, line.smooth(), new Stroke(line.colour(), width + 0.4, line.dashes(), false));
        }
    }

    private void curve(Pen pen, ChartFrame f, SeriesPyramid c, Stroke stroke) {
        int from = Math.max(0, ChartSeries.index((int) Math.floor(f.x().low())) - 1);
        int to = Math.min(c.size(), ChartSeries.index((int) Math.ceil(f.x().high())) + 2);
        if (from >= to) {
            return;
        }
        double sharp = Math.min(SHARPEST, Math.max(1, pen.scale()));
        double perColumn = (f.x().high() - f.x().low()) / Math.max(1, f.width() * sharp);
        slack = f.height() * (to - from <= FEW ? FAR : NEAR);
        pen.gc().save();
        pen.clip(f.left(), f.top() - pen.look().px(1), f.width() + 1, f.height() + pen.look().px(2));
        pen.gc().setLineJoin(StrokeLineJoin.ROUND);
        pen.gc().setLineCap(stroke.dashes().length == 0 ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        if (perColumn <= POINTS_PER_COLUMN) {
            points(pen, f, c, from, to, stroke);
        } else {
            columns(pen, f, c, perColumn, stroke);
        }
        pen.gc().restore();
    }

    private void points(Pen pen, ChartFrame f, SeriesPyramid c, int from, int to, Stroke stroke) {
        for (int i = from; i < to; i++) {
            float v = c.get(i);
            if (Float.isFinite(v)) {
                double y = near(f.y().pixel(v), f);
                add(f.x().pixel(ChartSeries.epoch(i)), y, y, y);
            } else {
                flush(pen, stroke);
            }
        }
        flush(pen, stroke);
    }

    /// Columns stand at whole multiples of their width in epochs, so they do not shimmer while panning; wide ones end on
    /// the pyramid's own nodes, which spares their ragged ends.
    private void columns(Pen pen, ChartFrame f, SeriesPyramid c, double step, Stroke stroke) {
        long first = (long) Math.floor(ChartSeries.index((int) f.x().low()) / step);
        int grain = step >= 4 * SeriesPyramid.FAN_OUT ? SeriesPyramid.FAN_OUT : 1;
        int last = Math.min(c.size(), ChartSeries.index((int) Math.ceil(f.x().high())) + 1);
        int a = Math.max(0, edge(first, step, grain));
        for (long k = first; a < last; k++) {
            int b = Math.min(last, edge(k + 1, step, grain));
            if (b > a) {
                column(pen, f, c, a, b, stroke);
                a = b;
            }
        }
        flush(pen, stroke);
    }

    private static int edge(long k, double step, int grain) {
        return (int) Math.min(Integer.MAX_VALUE / 2, Math.round(k * step / grain) * grain);
    }

    private void column(Pen pen, ChartFrame f, SeriesPyramid c, int a, int b, Stroke stroke) {
        c.range(a, b, summary);
        if (summary.finite() == 0) {
            flush(pen, stroke);
            return;
        }
        ChartScale y = f.y();
        double middle = f.x().pixel(ChartSeries.epoch(a) + (b - a - 1) / 2.0);
        double mean;
        if (!y.isLog()) {
            mean = y.pixel(summary.mean());
        } else {
            mean = summary.positive() > 0 ? y.ofMeasure(summary.meanLog()) : y.floor();
        }
        add(middle, near(mean, f), near(y.pixel(summary.max()), f), near(y.pixel(summary.min()), f));
    }

    /// Keeps far-off pixels near the plot: dashes along a line of a million pixels would take seconds. Where few points
    /// are seen, lines keep their slope for longer.
    private double near(double y, ChartFrame f) {
        return Math.clamp(y, f.top() - slack, f.bottom() + slack);
    }

    private void add(double x, double y, double high, double low) {
        if (n == xs.length) {
            xs = Arrays.copyOf(xs, 2 * n);
            ys = Arrays.copyOf(ys, 2 * n);
            highs = Arrays.copyOf(highs, 2 * n);
            lows = Arrays.copyOf(lows, 2 * n);
        }
        xs[n] = x;
        ys[n] = y;
        highs[n] = high;
        lows[n] = low;
        tall |= low - high > ENVELOPE_FROM;
        n++;
    }

    private void flush(Pen pen, Stroke s) {
        if (n > 0) {
            if (tall && s.envelope()) {
                envelope(pen, s);
            }
            pen.gc().setStroke(s.colour());
            pen.gc().setLineWidth(pen.look().px(s.width()));
            pen.dashes(s.dashes());
            if (n == 1) {
                double r = pen.look().px(1.5);
                pen.gc().setFill(s.colour());
                pen.gc().fillOval(xs[0] - r, ys[0] - r, 2 * r, 2 * r);
            } else {
                pen.gc().strokePolyline(xs, ys, n);
            }
            pen.dashes();
        }
        n = 0;
        tall = false;
    }

    private void envelope(Pen pen, Stroke s) {
        double[] px = new double[2 * n];
        double[] py = new double[2 * n];
        for (int i = 0; i < n; i++) {
            px[i] = xs[i];
            py[i] = highs[i];
            px[2 * n - 1 - i] = xs[i];
            py[2 * n - 1 - i] = lows[i];
        }
        pen.gc().setFill(Palette.fade(s.colour(), ENVELOPE_OPACITY * s.colour().getOpacity()));
        pen.gc().fillPolygon(px, py, 2 * n);
    }

    /// ▲ at the upper edge wherever the curve leaves the plot upwards or is not finite.
    void marks(Pen pen, ChartFrame f, ChartLine line) {
        SeriesPyramid c = line.curve();
        double size = pen.look().px(8);
        double epochsPerMark = Math.max(1, (f.x().high() - f.x().low()) * size * 1.4 / f.width());
        int last = Math.min(c.size(), ChartSeries.index((int) Math.floor(f.x().high())) + 1);
        double high = f.y().high() * (1 + 1e-9);
        int a = Math.max(0, ChartSeries.index((int) Math.ceil(f.x().low())));
        for (long k = (long) (a / epochsPerMark); a < last; k++) {
            int b = Math.min(last, (int) Math.round((k + 1) * epochsPerMark));
            if (b > a) {
                c.range(a, b, summary);
                if (summary.notFinite() > 0 || summary.max() > high) {
                    triangle(pen, f.x().pixel(ChartSeries.epoch(a) + (b - a - 1) / 2.0), f.top(), size, line.colour());
                }
                a = b;
            }
        }
    }

    static void triangle(Pen pen, double x, double top, double size, Color colour) {
        pen.gc().setFill(colour);
        pen.gc().fillPolygon(new double[] {x - size / 2, x, x + size / 2}, new double[] {top + size, top, top + size}, 3);
    }
}
