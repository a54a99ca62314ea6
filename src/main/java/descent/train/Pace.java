package descent.train;

/// How fast a run is shown; the result of the run does not depend on it.
///
/// From 5 epochs a second on, epochs are spread evenly over time. Below that the single lines of the loop are shown:
/// five lines an update, an update counting as an epoch, so that the dial means the same with mini-batches.
///
/// @param epochsPerSecond above 0; infinity is full speed
public record Pace(double epochsPerSecond) {
    /// Below this pace the single lines are shown.
    public static final double LINES_BELOW = 5;
    static final int LINES = Phase.values().length;

    public static final Pace DEFAULT = new Pace(50);
    public static final Pace FULL = new Pace(Double.POSITIVE_INFINITY);

    public Pace {
        if (!(epochsPerSecond > 0)) {
            throw new IllegalArgumentException("the pace must be above 0 epochs a second, not " + epochsPerSecond);
        }
    }

    /// The slow end of the dial: so many lines of the loop a second.
    public static Pace ofLines(double linesPerSecond) {
        return new Pace(linesPerSecond / LINES);
    }

    public boolean isFull() {
        return Double.isInfinite(epochsPerSecond);
    }

    /// True where single lines are shown.
    public boolean showsLines() {
        return epochsPerSecond < LINES_BELOW;
    }

    public double linesPerSecond() {
        return epochsPerSecond * LINES;
    }
}
