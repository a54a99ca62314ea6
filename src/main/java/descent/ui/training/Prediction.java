package descent.ui.training;

import java.util.Arrays;

/// The curve that a person expects before a run: a loss for each of a fixed number of places along the planned epochs.
///
/// @param epochs the planned epochs when it was made
/// @param losses at evenly spread epochs from 1 to `epochs`; NaN where nothing was drawn
record Prediction(int epochs, float[] losses) {
    static final int PLACES = 101;
    private static final double MARGIN = 1.1;
    private static final double MOST_HEADROOM = 3;

    /// The four shapes that can be picked instead of drawing.
    enum Shape {
        FAST("falls fast, then lies flat"), SLOW("falls slowly all the way"), BOUNCING("bounces up and down"), GROWING("grows and grows");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /// The loss at a share of the run, as a factor of the first loss.
        double factor(double t) {
            return switch (this) {
                case FAST -> 0.08 + 0.92 * Math.exp(-12 * t);
                case SLOW -> Math.exp(-0.7 * t);
                case BOUNCING -> 0.45 + 0.55 * Math.exp(-6 * t) * Math.cos(40 * t) + 0.2 * Math.cos(90 * t);
                case GROWING -> Math.exp(1.2 * t);
            };
        }
    }

    static Prediction nothing(int epochs) {
        float[] none = new float[PLACES];
        Arrays.fill(none, Float.NaN);
        return new Prediction(epochs, none);
    }

    static Prediction of(Shape shape, int epochs, double firstLoss) {
        float[] losses = new float[PLACES];
        for (int i = 0; i < PLACES; i++) {
            losses[i] = (float) (firstLoss * shape.factor(i / (PLACES - 1.0)));
        }
        return new Prediction(epochs, losses);
    }

    /// With a stroke of the pencil from one point to another; what was drawn there before is replaced.
    Prediction drawn(double fromEpoch, double fromLoss, double toEpoch, double toLoss) {
        float[] changed = losses.clone();
        int a = place(fromEpoch);
        int b = place(toEpoch);
        for (int i = Math.min(a, b); i <= Math.max(a, b); i++) {
            double t = a == b ? 1 : (i - a) / (double) (b - a);
            changed[i] = (float) (fromLoss + t * (toLoss - fromLoss));
        }
        return new Prediction(epochs, changed);
    }

    private int place(double epoch) {
        return Math.clamp(Math.round((epoch - 1) / Math.max(1, epochs - 1) * (PLACES - 1)), 0, PLACES - 1);
    }

    /// The epoch of a place, counted from 1.
    double epoch(int place) {
        return 1 + place * Math.max(1, epochs - 1) / (PLACES - 1.0);
    }

    /// The expected loss at an epoch; NaN where nothing was drawn.
    double at(int epoch) {
        return epoch < 1 || epoch > Math.max(2, epochs) ? Double.NaN : losses[place(epoch)];
    }

    /// Bounds that show this curve too; what runs off upwards does not flatten the others.
    ChartBounds within(ChartBounds b) {
        double low = b.y0();
        double high = b.y1();
        for (float l : losses) {
            if (l > 0) {
                low = Math.min(low, l / MARGIN);
                high = Math.max(high, Math.min(l * MARGIN, b.y1() * MOST_HEADROOM));
            }
        }
        return new ChartBounds(b.x0(), b.x1(), low, high, b.floor());
    }

    /// The last place where something is drawn; −1: none.
    int last() {
        int last = PLACES - 1;
        while (last >= 0 && Float.isNaN(losses[last])) {
            last--;
        }
        return last;
    }

    boolean isEmpty() {
        for (float l : losses) {
            if (!Float.isNaN(l)) {
                return false;
            }
        }
        return true;
    }
}
