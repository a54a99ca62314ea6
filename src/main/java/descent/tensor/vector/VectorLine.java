package descent.tensor.vector;

import descent.tensor.Fma;
import descent.tensor.Gemm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The product of a column and one number, `c[i] = start + a[i] · b`: a layer with one input and one output.
final class VectorLine {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorLine() { }

    static void run(Gemm g) {
        FloatVector b = FloatVector.broadcast(S, g.b[g.b0]);
        float begin = g.start == Gemm.Start.BIAS ? g.bias[g.bias0] : 0f;
        FloatVector constant = FloatVector.broadcast(S, begin);
        boolean add = g.start == Gemm.Start.C;
        float[] a = g.a;
        float[] c = g.c;
        int i = 0;
        for (; i + L <= g.m; i += L) {
            FloatVector start = add ? FloatVector.fromArray(S, c, g.c0 + i) : constant;
            FloatVector.fromArray(S, a, g.a0 + i).fma(b, start).intoArray(c, g.c0 + i);
        }
        for (; i < g.m; i++) {
            float start = add ? c[g.c0 + i] : begin;
            c[g.c0 + i] = Fma.fma(a[g.a0 + i], g.b[g.b0], start);
        }
    }
}
