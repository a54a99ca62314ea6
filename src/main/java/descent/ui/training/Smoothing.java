package descent.ui.training;

import java.util.Map;
import java.util.WeakHashMap;

/// Exponential moving averages of the curves, over all their points: s ← w·s + (1 − w)·x, divided by 1 − wⁿ so that the
/// first points are not drawn towards zero. Off at w = 0. Values that are not finite stay gaps.
final class Smoothing {
    private static final class Average {
        final SeriesPyramid curve = new SeriesPyramid();
        double sum;
        double weight;
        int read;
        final int truncations;

        Average(int truncations) {
            this.truncations = truncations;
        }

        void follow(SeriesPyramid raw, double w) {
            for (; read < raw.size(); read++) {
                float x = raw.get(read);
                if (Float.isFinite(x)) {
                    sum = w * sum + (1 - w) * x;
                    weight = w * weight + (1 - w);
                    curve.append((float) (sum / weight));
                } else {
                    curve.append(Float.NaN);
                }
            }
        }
    }

    private final Map<SeriesPyramid, Average> averages = new WeakHashMap<>();
    private double weight;

    double weight() {
        return weight;
    }

    /// @param w 0 (off) up to, but not including, 1
    void weight(double w) {
        if (!(w >= 0 && w < 1)) {
            throw new IllegalArgumentException("smoothing is 0 (off) or more and below 1, not " + w);
        }
        weight = w;
        averages.clear();
    }

    /// The smoothed curve up to the present end of `raw`; null while smoothing is off.
    SeriesPyramid of(SeriesPyramid raw) {
        if (weight == 0) {
            return null;
        }
        Average a = averages.get(raw);
        if (a == null || a.truncations != raw.truncations()) {
            a = new Average(raw.truncations());
            averages.put(raw, a);
        }
        a.follow(raw, weight);
        return a.curve;
    }
}
