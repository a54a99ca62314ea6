package descent.ui.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Contour lines of a square grid by marching squares, and levels that show valley and slope alike.
final class Contours {
    private Contours() { }

    /// Levels between the least and the greatest finite value, each as far from the next in the logarithm of the height
    /// above the lowest place (a thousandth of the range is the finest step); none where the grid is flat.
    static double[] levels(float[] values, int count) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (float v : values) {
            if (Float.isFinite(v)) {
                lo = Math.min(lo, v);
                hi = Math.max(hi, v);
            }
        }
        double span = hi - lo;
        if (!(span > 0)) {
            return new double[0];
        }
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = lo + span * Math.pow(10, -3 * (1 - (i + 1.0) / (count + 1)));
        }
        return out;
    }

    /// Where a value stands among the levels: 0 below the first, 1 above the last, in between without steps.
    static double rank(double[] levels, double v) {
        if (levels.length == 0 || v <= levels[0]) {
            return 0;
        }
        int i = Arrays.binarySearch(levels, v);
        int above = i >= 0 ? i : -i - 1;
        if (above >= levels.length) {
            return 1;
        }
        double share = (v - levels[above - 1]) / (levels[above] - levels[above - 1]);
        return (above - 1 + share) / (levels.length - 1);
    }

    /// The line of one level in pieces {x0, y0, x1, y1}, in columns and rows of the grid.
    ///
    /// @param values [n, n] row by row
    static List<double[]> segments(float[] values, int n, double level) {
        List<double[]> out = new ArrayList<>();
        for (int row = 0; row + 1 < n; row++) {
            for (int col = 0; col + 1 < n; col++) {
                cell(values, n, col, row, level, out);
            }
        }
        return out;
    }

    private static void cell(float[] v, int n, int col, int row, double level, List<double[]> out) {
        float[] corner = {v[row * n + col], v[row * n + col + 1], v[(row + 1) * n + col + 1], v[(row + 1) * n + col]};
        int[][] at = {{col, row}, {col + 1, row}, {col + 1, row + 1}, {col, row + 1}};
        List<double[]> crossings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            float a = corner[i];
            float b = corner[(i + 1) % 4];
            if (!Float.isFinite(a) || !Float.isFinite(b)) {
                return;
            }
            if (a < level != b < level) {
                double k = (level - a) / ((double) b - a);
                crossings.add(new double[] {at[i][0] + k * (at[(i + 1) % 4][0] - at[i][0]), at[i][1] + k * (at[(i + 1) % 4][1] - at[i][1])});
            }
        }
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            out.add(new double[] {crossings.get(i)[0], crossings.get(i)[1], crossings.get(i + 1)[0], crossings.get(i + 1)[1]});
        }
    }
}
