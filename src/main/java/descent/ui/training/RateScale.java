package descent.ui.training;

/// The stops of the learning-rate slider: 1-2-5 in every decade from 1e-5 to 1. A rate between two stops stands between
/// them on the slider, on a log scale.
final class RateScale {
    static final double MIN = 1e-5;
    static final double MAX = 1;
    /// What the field beside the slider accepts: lessons on divergence need rates above 1.
    static final double FIELD_MIN = 1e-12;
    static final double FIELD_MAX = 1e6;
    private static final double[] STOPS = {1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

    private RateScale() { }

    static int last() {
        return STOPS.length - 1;
    }

    /// The rate at a whole position.
    static double rate(int position) {
        return STOPS[Math.clamp(position, 0, last())];
    }

    /// Where a rate stands; beyond the ends it stands at the end.
    static double position(double lr) {
        if (!(lr > MIN)) {
            return 0;
        }
        for (int i = 1; i < STOPS.length; i++) {
            if (lr <= STOPS[i]) {
                double below = Math.log(STOPS[i - 1]);
                return i - 1 + (Math.log(lr) - below) / (Math.log(STOPS[i]) - below);
            }
        }
        return last();
    }
}
