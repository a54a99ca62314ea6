package descent.tensor.vector;

import descent.tensor.ActivationGrad;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// max(x, 0), NaN kept; derivative 0 at 0.
final class VectorRelu {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorRelu() { }

    static FloatVector of(FloatVector x) {
        return x.blend(0f, x.compare(VectorOperators.LE, 0f));
    }

    static void forward(float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            of(FloatVector.fromArray(S, x, i)).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = x[i] > 0 || Float.isNaN(x[i]) ? x[i] : 0;
        }
    }

    static void backward(ActivationGrad g) {
        pass(g.y, g.from, g.dy, g.dy0, g.dx, g.dx0, g.to - g.from);
    }

    /// What stands in c stays where the gate is above 0.
    static void gate(float[] gate, int gate0, float[] c, int c0, int n) {
        pass(gate, gate0, c, c0, c, c0, n);
    }

    private static void pass(float[] y, int y0, float[] dy, int dy0, float[] dx, int dx0, int n) {
        int i = 0;
        for (; i + L <= n; i += L) {
            VectorMask<Float> on = FloatVector.fromArray(S, y, y0 + i).compare(VectorOperators.GT, 0f);
            FloatVector.zero(S).blend(FloatVector.fromArray(S, dy, dy0 + i), on).intoArray(dx, dx0 + i);
        }
        for (; i < n; i++) {
            dx[dx0 + i] = y[y0 + i] > 0 ? dy[dy0 + i] : 0;
        }
    }
}
