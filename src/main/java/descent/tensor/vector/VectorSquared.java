package descent.tensor.vector;

import descent.tensor.Kernels;
import descent.tensor.LossSum;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The squared error and its gradient: 16 lanes whatever the width of a vector.
final class VectorSquared {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorSquared() { }

    static double sum(LossSum loss, float[] p, float[] t, float[] lanes) {
        double total = 0;
        for (int from = 0; from < p.length; from += Kernels.BLOCK) {
            int to = Math.min(p.length, from + Kernels.BLOCK);
            int whole = from + (to - from) / Kernels.LANES * Kernels.LANES;
            for (int lane = 0; lane < Kernels.LANES; lane += L) {
                FloatVector sum = FloatVector.zero(S);
                for (int i = from + lane; i < whole; i += Kernels.LANES) {
                    FloatVector e = FloatVector.fromArray(S, p, i).sub(FloatVector.fromArray(S, t, i));
                    sum = sum.add(e.mul(e));
                }
                sum.intoArray(lanes, lane);
            }
            for (int i = whole; i < to; i++) {
                lanes[i - whole] += loss.term(p[i], t[i]);
            }
            for (float lane : lanes) {
                total += lane;
            }
        }
        return total;
    }

    static void gradient(LossSum loss, float[] p, float[] t, float scale, float[] dp) {
        float twice = 2f * scale;
        int i = 0;
        for (; i + L <= p.length; i += L) {
            FloatVector e = FloatVector.fromArray(S, p, i).sub(FloatVector.fromArray(S, t, i));
            VectorFlush.of(e.mul(twice)).intoArray(dp, i);
        }
        for (; i < p.length; i++) {
            dp[i] = loss.slope(p[i], t[i], scale);
        }
    }
}
