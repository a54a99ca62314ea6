package descent.tensor.vector;

import descent.tensor.Activation;
import descent.tensor.ActivationGrad;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The logistic function with its gradient dy y (1 − y), tiny results 0.
final class VectorSigmoid {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorSigmoid() { }

    static void forward(Activation f, float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            VectorExp.sigmoid(FloatVector.fromArray(S, x, i)).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = f.f(x[i]);
        }
    }

    static void backward(Activation f, ActivationGrad g) {
        int n = g.to - g.from;
        FloatVector one = FloatVector.broadcast(S, 1f);
        int i = 0;
        for (; i + L <= n; i += L) {
            FloatVector y = FloatVector.fromArray(S, g.y, g.from + i);
            FloatVector slope = one.sub(y).mul(y);
            VectorFlush.of(FloatVector.fromArray(S, g.dy, g.dy0 + i).mul(slope)).intoArray(g.dx, g.dx0 + i);
        }
        for (; i < n; i++) {
            g.dx[g.dx0 + i] = f.df(0, g.y[g.from + i], g.dy[g.dy0 + i]);
        }
    }
}
