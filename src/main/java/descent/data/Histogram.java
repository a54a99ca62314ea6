package descent.data;

import java.util.Arrays;

/// Counts for the small pictures beside the columns.
final class Histogram {
    private Histogram() {
    }

    /// Equal bins from min to max; the last one holds max.
    static float[] ofNumbers(float[] values, Statistics s, int bins) {
        float[] counts = new float[bins];
        double width = ((double) s.max() - s.min()) / bins;
        for (float v : values) {
            if (!Float.isNaN(v)) {
                int bin = width == 0 ? 0 : (int) (((double) v - s.min()) / width);
                counts[Math.min(bin, bins - 1)]++;
            }
        }
        return counts;
    }

    /// The commonest levels, largest first; fewer than `bins` when there are fewer levels.
    static float[] ofCodes(int[] codes, int levels, int bins) {
        float[] counts = new float[levels];
        for (int c : codes) {
            if (c >= 0) {
                counts[c]++;
            }
        }
        Arrays.sort(counts);
        float[] largest = new float[Math.min(bins, levels)];
        for (int i = 0; i < largest.length; i++) {
            largest[i] = counts[levels - 1 - i];
        }
        return largest;
    }
}
