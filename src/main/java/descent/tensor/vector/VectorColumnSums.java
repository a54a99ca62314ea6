package descent.tensor.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums over rows, one accumulator per column, rows in ascending order.
final class VectorColumnSums {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorColumnSums() { }

    static void run(float[] a, int a0, int rows, float[] sums, boolean accumulate) {
        int n = sums.length;
        if (!accumulate) {
            Arrays.fill(sums, 0f);
        }
        int j = 0;
        for (; j + 4 * L <= n; j += 4 * L) {
            four(a, a0 + j, rows, sums, j);
        }
        for (; j + L <= n; j += L) {
            FloatVector s = FloatVector.fromArray(S, sums, j);
            for (int r = 0, at = a0 + j; r < rows; r++, at += n) {
                s = s.add(FloatVector.fromArray(S, a, at));
            }
            s.intoArray(sums, j);
        }
        for (; j < n; j++) {
            float s = sums[j];
            for (int r = 0, at = a0 + j; r < rows; r++, at += n) {
                s += a[at];
            }
            sums[j] = s;
        }
    }

    private static void four(float[] a, int a0, int rows, float[] sums, int j) {
        FloatVector s0 = FloatVector.fromArray(S, sums, j);
        FloatVector s1 = FloatVector.fromArray(S, sums, j + L);
        FloatVector s2 = FloatVector.fromArray(S, sums, j + 2 * L);
        FloatVector s3 = FloatVector.fromArray(S, sums, j + 3 * L);
        int n = sums.length;
        for (int r = 0, at = a0; r < rows; r++, at += n) {
            s0 = s0.add(FloatVector.fromArray(S, a, at));
            s1 = s1.add(FloatVector.fromArray(S, a, at + L));
            s2 = s2.add(FloatVector.fromArray(S, a, at + 2 * L));
            s3 = s3.add(FloatVector.fromArray(S, a, at + 3 * L));
        }
        s0.intoArray(sums, j);
        s1.intoArray(sums, j + L);
        s2.intoArray(sums, j + 2 * L);
        s3.intoArray(sums, j + 3 * L);
    }
}
