package descent.tensor.vector;

import descent.tensor.Functions;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// e^x, tanh and the logistic function on whole vectors, step by step as in [Functions].
final class VectorExp {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int ROUND_BITS = Float.floatToRawIntBits(Functions.ROUND);

    private VectorExp() { }

    /// 0 below `min`.
    private static FloatVector exp(FloatVector x, float min) {
        FloatVector v = x.min(89f).max(-88f);
        FloatVector t = v.fma(FloatVector.broadcast(S, Functions.LOG2E), FloatVector.broadcast(S, Functions.ROUND));
        IntVector n = t.reinterpretAsInts().sub(ROUND_BITS);
        FloatVector minus = t.sub(Functions.ROUND).neg();
        FloatVector r = minus.fma(FloatVector.broadcast(S, Functions.LN2_LO), minus.fma(FloatVector.broadcast(S, Functions.LN2_HI), v));
        FloatVector p = FloatVector.broadcast(S, 1.9875691500e-4f);
        p = p.fma(r, FloatVector.broadcast(S, 1.3981999507e-3f));
        p = p.fma(r, FloatVector.broadcast(S, 8.3334519073e-3f));
        p = p.fma(r, FloatVector.broadcast(S, 4.1665795894e-2f));
        p = p.fma(r, FloatVector.broadcast(S, 1.6666665459e-1f));
        p = p.fma(r, FloatVector.broadcast(S, 5.0000001201e-1f));
        p = p.mul(r).fma(r, r).add(1f);
        IntVector half = n.lanewise(VectorOperators.ASHR, 1);
        FloatVector s1 = half.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        FloatVector s2 = n.sub(half).add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        FloatVector y = p.mul(s1).mul(s2);
        y = y.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, Functions.EXP_MAX));
        y = y.blend(0f, x.compare(VectorOperators.LT, min));
        return y.blend(x, x.compare(VectorOperators.NE, x));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector s = x.mul(x);
        FloatVector p = FloatVector.broadcast(S, -5.70498872745e-3f);
        p = p.fma(s, FloatVector.broadcast(S, 2.06390887954e-2f));
        p = p.fma(s, FloatVector.broadcast(S, -5.37397155531e-2f));
        p = p.fma(s, FloatVector.broadcast(S, 1.33314422036e-1f));
        p = p.fma(s, FloatVector.broadcast(S, -3.33332819422e-1f));
        FloatVector small = p.mul(s).fma(x, x);
        FloatVector e = exp(a.add(a), Functions.EXP_MIN).add(1f);
        FloatVector large = FloatVector.broadcast(S, 1f).sub(FloatVector.broadcast(S, 2f).div(e));
        large = large.blend(large.neg(), x.compare(VectorOperators.LT, 0f));
        FloatVector y = large.blend(small, a.compare(VectorOperators.LT, 0.625f));
        return y.blend(x, x.compare(VectorOperators.NE, x));
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.abs().neg(), Functions.SIGMOID_MIN);
        FloatVector s = FloatVector.broadcast(S, 1f).div(e.add(1f));
        return e.mul(s).blend(s, x.compare(VectorOperators.GE, 0f));
    }
}
