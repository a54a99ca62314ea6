package descent.ui.training;

import java.util.List;

/// What part of the plane is shown: epochs x0…x1, losses y0…y1 (above 0 on a log axis).
///
/// @param floor whether values at or below zero need their floor under a log axis
record ChartBounds(double x0, double x1, double y0, double y1, boolean floor) {
    /// A diverging run must not flatten the others: y ends at this many times the highest first loss.
    static final double HEADROOM = 1.5;
    private static final double LEAST_DECADES = 1;

    /// Everything, for a chart that is not zoomed. x runs to the planned epochs, so that a curve grows into a fixed
    /// frame, and one step further for the loss after the last update.
    static ChartBounds all(List<ChartLine> lines, List<ReferenceLine> references, boolean log) {
        Extent e = new Extent();
        for (ChartLine l : lines) {
            e.include(l, log);
        }
        for (ReferenceLine r : references) {
            if (r.drawable(log)) {
                e.min = Math.min(e.min, r.loss());
                e.max = Math.max(e.max, r.loss());
            }
        }
        double cap = e.first > Double.NEGATIVE_INFINITY ? cap(e.first) : e.max;
        double top = Math.min(e.max, cap);
        double last = Math.max(2, e.last + 1);
        if (!Double.isFinite(top) || !Double.isFinite(e.min) || (log && top <= 0)) {
            return new ChartBounds(1, last, log ? 0.01 : 0, log ? 2 : 1, e.floor);
        }
        return log ? logBounds(e, Math.min(top * 1.25, Math.max(cap, top)), last) : linearBounds(e, top, cap, last);
    }

    private static double cap(double first) {
        return first > 0 ? HEADROOM * first : first + Math.abs(first) * (HEADROOM - 1);
    }

    private static ChartBounds linearBounds(Extent e, double top, double cap, double last) {
        double low = Math.min(0, e.min);
        double high = Math.min(top + 0.05 * (top - low), Math.max(cap, top));
        return new ChartBounds(1, last, low, high > low ? high : low + Math.max(1, 0.1 * Math.abs(low)), e.floor);
    }

    private static ChartBounds logBounds(Extent e, double top, double last) {
        double low = Math.min(e.min, top);
        double power = Math.pow(10, Math.floor(Math.log10(low / 1.1)));
        double head = low / 1.1 / power;
        double bottom = power * (head >= 5 ? 5 : head >= 2 ? 2 : 1);
        bottom = Math.min(bottom, top / Math.pow(10, LEAST_DECADES));
        return new ChartBounds(1, last, Math.max(bottom, Double.MIN_NORMAL), top, e.floor);
    }

    private static final class Extent {
        private final SeriesPyramid.Summary summary = new SeriesPyramid.Summary();
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double first = Double.NEGATIVE_INFINITY;
        int last = 1;
        boolean floor;

        void include(ChartLine l, boolean log) {
            last = Math.max(last, Math.max(l.series().planned(), l.series().size() - 1));
            l.curve().range(0, l.curve().size(), summary);
            if (summary.finite() > 0) {
                float least = log ? summary.minPositive() : summary.min();
                min = Math.min(min, least);
                max = Math.max(max, summary.max());
                floor |= log && summary.positive() < summary.finite();
                first = Math.max(first, firstFinite(l.curve()));
            }
        }

        private static double firstFinite(SeriesPyramid c) {
            for (int i = 0; i < c.size(); i++) {
                if (Float.isFinite(c.get(i))) {
                    return c.get(i);
                }
            }
            return Double.NEGATIVE_INFINITY;
        }
    }
}
