package descent.ui.training;

/// A level that gives the loss a meaning: "always the mean", "best straight line". In the units of the chart.
public record ReferenceLine(String name, double loss) {
    /// Whether it can stand on the axis at all.
    boolean drawable(boolean log) {
        return Double.isFinite(loss) && (!log || loss > 0);
    }
}
