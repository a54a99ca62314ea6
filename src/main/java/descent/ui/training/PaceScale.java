package descent.ui.training;

import descent.ui.common.Numbers;

/// The stops of the pace dial: from one line of the loop a second to full speed, in steps of about two.
/// With full batches an epoch is one update of five lines, so one line a second is 0.2 epochs/s.
public final class PaceScale {
    static final double LINE_A_SECOND = 0.2;
    /// Below this pace single lines can be followed by eye: the loop card lights them.
    static final double LIT_BELOW = 5;
    private static final double[] STOPS = {
        LINE_A_SECOND, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, Double.POSITIVE_INFINITY};

    private PaceScale() { }

    public static int last() {
        return STOPS.length - 1;
    }

    public static double epochsPerSecond(int stop) {
        return STOPS[Math.clamp(stop, 0, last())];
    }

    /// The stop nearest to a pace, by ratio.
    public static int stop(double epochsPerSecond) {
        if (epochsPerSecond > STOPS[last() - 1] * 2) {
            return last();
        }
        int best = 0;
        for (int i = 1; i < last(); i++) {
            if (distance(STOPS[i], epochsPerSecond) < distance(STOPS[best], epochsPerSecond)) {
                best = i;
            }
        }
        return best;
    }

    static String words(int stop) {
        double pace = epochsPerSecond(stop);
        if (Double.isInfinite(pace)) {
            return "full speed";
        }
        if (pace == LINE_A_SECOND) {
            return "1 line/s";
        }
        return Numbers.plain(pace) + (pace == 1 ? " epoch/s" : " epochs/s");
    }

    /// For the screen reader, written out.
    public static String spoken(int stop) {
        return words(stop).replace("/s", " a second");
    }

    private static double distance(double a, double b) {
        return Math.abs(Math.log(a / Math.max(b, 1e-9)));
    }
}
