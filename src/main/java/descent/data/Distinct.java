package descent.data;

import java.util.Arrays;

/// Counts different numbers exactly, by a sorted copy.
final class Distinct {
    private Distinct() {
    }

    /// NaN is no value.
    static int count(float[] values) {
        float[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] += 0f;               // −0 and 0 are one value
        }
        Arrays.sort(sorted);
        int n = 0;
        for (int i = 0; i < sorted.length && !Float.isNaN(sorted[i]); i++) {
            n += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        return n;
    }
}
