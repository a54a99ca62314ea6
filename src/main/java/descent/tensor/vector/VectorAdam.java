package descent.tensor.vector;

import descent.tensor.AdamStep;
import descent.tensor.Update;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Adam and AdamW on whole vectors, step by step as in [AdamStep#apply], which does what is left over. (Masked vectors
/// would end on the heap.)
final class VectorAdam {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorAdam() { }

    static void run(AdamStep u, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            FloatVector w = FloatVector.fromArray(S, u.weight, i).mul(u.shrink);
            FloatVector g = gradient(u, w, FloatVector.fromArray(S, u.grad, i));
            FloatVector m = moment(u.beta1, FloatVector.fromArray(S, u.m, i), g.mul(u.take1));
            FloatVector v = moment(u.beta2, FloatVector.fromArray(S, u.v, i), g.mul(u.take2).mul(g));
            m.intoArray(u.m, i);
            v.intoArray(u.v, i);
            if (u.vMax != null) {
                v = FloatVector.fromArray(S, u.vMax, i).max(v);
                v.intoArray(u.vMax, i);
            }
            moved(u, w, m, v).intoArray(u.weight, i);
        }
        u.apply(i, to);
    }

    private static FloatVector gradient(AdamStep u, FloatVector w, FloatVector g) {
        return VectorFlush.below(w.fma(FloatVector.broadcast(S, u.l2), g), Update.NO_GRADIENT);
    }

    private static FloatVector moment(float keep, FloatVector old, FloatVector add) {
        return VectorFlush.below(old.fma(FloatVector.broadcast(S, keep), add), Update.SMALLEST);
    }

    private static FloatVector moved(AdamStep u, FloatVector w, FloatVector m, FloatVector v) {
        FloatVector root = v.sqrt().fma(FloatVector.broadcast(S, u.rootScale), FloatVector.broadcast(S, u.eps));
        FloatVector step = m.div(root).fma(FloatVector.broadcast(S, -u.rate), w);
        return VectorFlush.below(step, Update.SMALLEST);
    }
}
