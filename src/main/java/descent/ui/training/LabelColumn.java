package descent.ui.training;

import java.util.Arrays;
import java.util.Comparator;

/// Puts labels of one height below each other so that none overlaps another and each stays as near as can be to the
/// place it wants: neighbours that collide form a block, and a block stands at the mean of what its labels want.
final class LabelColumn {
    private LabelColumn() { }

    /// @param wanted the middles that the labels want
    /// @return the middles that they get, in the same order, within [top, bottom] as far as they fit
    static double[] place(double[] wanted, double height, double top, double bottom) {
        int n = wanted.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> wanted[i]));
        double[] first = new double[n];
        int[] count = new int[n];
        int blocks = 0;
        double lowest = Math.max(top + height / 2, bottom - height / 2);
        for (int i : order) {
            first[blocks] = Math.clamp(wanted[i], top + height / 2, lowest);
            count[blocks] = 1;
            blocks++;
            while (blocks > 1 && first[blocks - 2] + count[blocks - 2] * height > first[blocks - 1]) {
                blocks--;
                merge(first, count, blocks, height, top, bottom);
            }
        }
        double[] placed = new double[n];
        for (int b = 0, at = 0; b < blocks; b++) {
            for (int k = 0; k < count[b]; k++, at++) {
                placed[order[at]] = first[b] + k * height;
            }
        }
        return placed;
    }

    private static void merge(double[] first, int[] count, int b, double height, double top, double bottom) {
        int total = count[b - 1] + count[b];
        double sum = first[b - 1] * count[b - 1] + (first[b] - count[b - 1] * height) * count[b];
        double least = top + height / 2;
        double most = Math.max(least, bottom - height / 2 - (total - 1) * height);
        first[b - 1] = Math.clamp(sum / total, least, most);
        count[b - 1] = total;
    }
}
