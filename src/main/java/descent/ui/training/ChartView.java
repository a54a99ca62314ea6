package descent.ui.training;

/// What the user looks at: everything (the bounds follow the data), or a window of their own after a zoom or a pan.
/// y is counted in log10 on a log axis, so that zooming and panning are even in every mode.
final class ChartView {
    private static final double FEWEST_EPOCHS = 4;
    private static final double LEAST_SPAN = 1e-6;
    private static final double ROUNDING = 1e-9;
    private static final double LOWEST_LOG = -45;
    private static final double HIGHEST_LOG = 39;

    private boolean log = true;
    private boolean free;
    private ChartBounds all = new ChartBounds(1, 2, 0.01, 2, false);
    private double x0;
    private double x1;
    private double y0;
    private double y1;

    ChartView() {
        takeAll();
    }

    boolean isLog() {
        return log;
    }

    /// Switching between linear and log shows everything again.
    void log(boolean on) {
        log = on;
        free = false;
    }

    boolean isZoomed() {
        return free;
    }

    void fit() {
        free = false;
    }

    /// Whether the window shows any of these epochs.
    boolean holds(int from, int to) {
        return !free || (to >= x0 && from <= x1);
    }

    /// The bounds of the data have become `bounds`; a free window stays where it is.
    void follow(ChartBounds bounds) {
        all = bounds;
        if (!free) {
            takeAll();
        }
    }

    private void takeAll() {
        x0 = all.x0();
        x1 = all.x1();
        y0 = measure(all.y0());
        y1 = measure(all.y1());
    }

    ChartBounds bounds() {
        return new ChartBounds(x0, x1, value(y0), value(y1), all.floor());
    }

    /// Zooms by `factor` (below 1 = closer) about the point that lies at the fractions (fx, fy) from left and from below.
    void zoom(double factor, double fx, double fy, boolean alongX, boolean alongY) {
        double cx = x0 + fx * (x1 - x0);
        double cy = y0 + fy * (y1 - y0);
        double kx = alongX ? factor : 1;
        double ky = alongY ? factor : 1;
        window(cx - (cx - x0) * kx, cx + (x1 - cx) * kx, cy - (cy - y0) * ky, cy + (y1 - cy) * ky);
    }

    /// Moves the window by fractions of its size.
    void pan(double dx, double dy) {
        double mx = Math.clamp(dx * (x1 - x0), all.x0() - x0, Math.max(all.x0() - x0, all.x1() - x1));
        double my = dy * (y1 - y0);
        window(x0 + mx, x1 + mx, y0 + my, y1 + my);
    }

    /// Shows the box between two points, each as fractions from left and from below.
    void box(double fx0, double fy0, double fx1, double fy1) {
        double w = x1 - x0;
        double h = y1 - y0;
        window(x0 + Math.min(fx0, fx1) * w, x0 + Math.max(fx0, fx1) * w, y0 + Math.min(fy0, fy1) * h, y0 + Math.max(fy0, fy1) * h);
    }

    private void window(double nx0, double nx1, double ny0, double ny1) {
        double a = Math.max(all.x0(), nx0);
        double b = Math.min(all.x1(), nx1);
        if (b - a < FEWEST_EPOCHS) {
            double middle = (a + b) / 2;
            a = Math.max(all.x0(), middle - FEWEST_EPOCHS / 2);
            b = Math.max(a + 1, Math.min(all.x1(), a + FEWEST_EPOCHS));
        }
        double least = LEAST_SPAN * Math.max(1e-30, Math.max(Math.abs(ny0), Math.abs(ny1)));
        boolean legal = ny1 - ny0 > least && Double.isFinite(ny1 - ny0) && (!log || (ny0 > LOWEST_LOG && ny1 < HIGHEST_LOG));
        boolean moved = differ(a, x0, x1 - x0) || differ(b, x1, x1 - x0) || (legal && (differ(ny0, y0, y1 - y0) || differ(ny1, y1, y1 - y0)));
        x0 = a;
        x1 = b;
        if (legal) {
            y0 = ny0;
            y1 = ny1;
        }
        boolean everything = x0 <= all.x0() && x1 >= all.x1() && y0 <= measure(all.y0()) && y1 >= measure(all.y1()) && ny1 - ny0 > 3 * (measure(all.y1()) - measure(all.y0()));
        free = !everything && (free || moved); // an arrow at the end of the epochs moves nothing
        if (everything) {
            takeAll();
        }
    }

    /// By more than rounding.
    private static boolean differ(double a, double b, double span) {
        return Math.abs(a - b) > ROUNDING * span;
    }

    private double measure(double v) {
        return log ? Math.log10(v) : v;
    }

    private double value(double measure) {
        return log ? Math.pow(10, measure) : measure;
    }
}
