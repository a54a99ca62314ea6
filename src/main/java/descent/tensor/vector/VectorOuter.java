package descent.tensor.vector;

import descent.tensor.Fma;
import descent.tensor.Gemm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The product of a column and a row, `c[i][j] = a[i] · b[j]`, gated: the gradient that a layer with one output hands back.
final class VectorOuter {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorOuter() { }

    static void run(Gemm g) {
        g.k0 = 0;
        g.k1 = 1;
        VectorGemmTile.begin(g);
        for (int i = 0; i < g.m; i++) {
            row(g, g.a[g.a0 + i * g.aRow], g.c0 + i * g.ldc, g.open, g.open0 + i * g.openRow, g.openCol);
        }
    }

    /// `step` is 0 where the gate is a few ones instead of a row.
    private static void row(Gemm g, float a, int at, float[] gate, int gate0, int step) {
        float[] b = g.b;
        float[] c = g.c;
        int b0 = g.b0;
        int n = g.n;
        FloatVector zero = FloatVector.zero(S);
        FloatVector x = FloatVector.broadcast(S, a);
        int j = 0;
        for (; j + L <= n; j += L) {
            FloatVector v = x.fma(FloatVector.fromArray(S, b, b0 + j), zero);
            FloatVector open = FloatVector.fromArray(S, gate, gate0 + j * step);
            zero.blend(v, open.compare(VectorOperators.GT, 0f)).intoArray(c, at + j);
        }
        for (; j < n; j++) {
            c[at + j] = gate[gate0 + j * step] > 0 ? Fma.fma(a, b[b0 + j], 0f) : 0;
        }
    }
}
