package descent.ui.training;

import descent.ui.common.Numbers;
import descent.ui.common.Pen;
import java.util.List;

/// The lowest point of the current run's validation curve: a diamond with its epoch, hollow while the model has other
/// weights, filled once it has those of this point. A click on it takes them.
final class BestMark {
    private static final double SIZE = 6;
    private static final double REACH = 12;
    private static final double TINY = 0.85;
    /// From the diamond's middle to that of its words, in its own sizes.
    private static final double AWAY = 2.6;

    private Runnable take = () -> { };
    private double x = Double.NaN;
    private double y = Double.NaN;
    private double reach;

    void onTaken(Runnable action) {
        take = action;
    }

    void take() {
        take.run();
    }

    boolean holds(double px, double py) {
        return Math.hypot(px - x, py - y) <= reach;
    }

    void paint(Pen pen, ChartFrame f, List<ChartSeries> all) {
        x = Double.NaN;
        for (ChartSeries s : all) {
            if (s.shown() && s.isCurrent() && s.best() != null && s.end() != ChartSeries.End.OPEN) {
                paint(pen, f, s.best(), f.x().pixel(ChartSeries.epoch(s.size() - 1)));
            }
        }
    }

    private void paint(Pen pen, ChartFrame f, ChartSeries.Best best, double end) {
        double px = f.x().pixel(best.epoch());
        double py = f.y().pixel(best.loss());
        if (!f.holds(px, py)) {
            return;
        }
        x = px;
        y = py;
        reach = pen.look().px(REACH);
        double r = pen.look().px(SIZE);
        double[] xs = {px - r, px, px + r, px};
        double[] ys = {py, py - r, py, py + r};
        pen.gc().setFill(best.taken() ? pen.palette().test() : pen.palette().surface());
        pen.gc().fillPolygon(xs, ys, xs.length);
        pen.gc().setStroke(pen.palette().test());
        pen.gc().setLineWidth(pen.look().px(1.6));
        pen.gc().strokePolyline(new double[] {xs[0], xs[1], xs[2], xs[3], xs[0]}, new double[] {ys[0], ys[1], ys[2], ys[3], ys[0]}, xs.length + 1);
        double right = Math.min(f.right(), end); // behind it stand the names of the lines
        String epoch = "epoch " + Numbers.count(best.epoch());
        String full = (best.taken() ? "model: " : "lowest: ") + epoch;
        String words = pen.look().width(full, pen.look().font(TINY)) <= right - f.left() ? full : epoch;
        if (pen.look().width(words, pen.look().font(TINY)) <= right - f.left()) { // where a run is too short, the summary tells its epoch
            name(pen, f, words, right);
        }
    }

    /// Below the mark, where no curve of these losses is; on the ground of the chart beside it.
    private void name(Pen pen, ChartFrame f, String words, double right) {
        double r = pen.look().px(SIZE);
        double width = pen.look().width(words, pen.look().font(TINY));
        double under = y + AWAY * r;
        boolean below = under + 0.6 * TINY * pen.em() < f.bottom();
        double beside = x + 2 * r + width <= right ? x + 2 * r + width : x - 2 * r;
        double least = f.left() + width;
        double ends = below ? Math.clamp(x + width / 2, least, Math.max(least, right)) : Math.max(least, beside);
        pen.plateText(words, ends, below ? under : y, pen.look().font(TINY), pen.palette().text());
    }
}
