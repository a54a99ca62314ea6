package descent.ui.common;

import java.util.List;

/// One axis: which value stands at which pixel. Linear, or truly logarithmic; on a log axis everything at or below zero
/// stands on a floor of its own. Bounds that are not finite are refused: nothing of the kind ever reaches an axis.
public final class ChartScale {
    private final boolean log;
    private final double lo;
    private final double hi;
    private final double from;
    private final double to;
    private final double floor;

    private ChartScale(boolean log, double lo, double hi, double from, double to, double floor) {
        if (!Double.isFinite(lo) || !Double.isFinite(hi) || !(hi > lo)) {
            throw new IllegalArgumentException("an axis needs finite bounds, the lower one first, not " + lo + " to " + hi);
        }
        this.log = log;
        this.lo = log ? Math.log10(lo) : lo;
        this.hi = log ? Math.log10(hi) : hi;
        this.from = from;
        this.to = to;
        this.floor = floor;
    }

    /// `lo` stands at the pixel `from`, `hi` at `to`; pixels may run downwards.
    public static ChartScale linear(double lo, double hi, double from, double to) {
        return new ChartScale(false, lo, hi, from, to, from);
    }

    /// @param floor the pixel on which zero and everything below it stands
    public static ChartScale log(double lo, double hi, double from, double to, double floor) {
        if (!(lo > 0)) {
            throw new IllegalArgumentException("a log axis starts above 0, not at " + lo);
        }
        return new ChartScale(true, lo, hi, from, to, floor);
    }

    public boolean isLog() {
        return log;
    }

    public double low() {
        return value(from);
    }

    public double high() {
        return value(to);
    }

    public double floor() {
        return floor;
    }

    /// The pixel of a finite value.
    public double pixel(double value) {
        if (log) {
            return value > 0 ? ofMeasure(Math.log10(value)) : floor;
        }
        return ofMeasure(value);
    }

    /// The pixel of what the axis counts in: the value itself, or its log10 on a log axis.
    public double ofMeasure(double measure) {
        return from + (measure - lo) / (hi - lo) * (to - from);
    }

    public double value(double pixel) {
        double m = lo + (pixel - from) / (to - from) * (hi - lo);
        return log ? Math.pow(10, m) : m;
    }

    public List<Ticks.Tick> ticks(int wanted) {
        double a = log ? Math.pow(10, lo) : lo;
        double b = log ? Math.pow(10, hi) : hi;
        return log ? Ticks.log(a, b, wanted) : Ticks.linear(a, b, wanted);
    }
}
