package descent.tensor.vector;

import descent.tensor.Gemm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The product of a column and one number, `c[i] = start + a[i] · b`: a layer with one input and one output.
final class VectorLine {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorLine() { }

    static void run(Gemm g) {
        FloatVector b = FloatVector.broadcast(S, g.b[g.b0]);
        FloatVector constant = FloatVector.broadcast(S, g.start == Gemm.Start.BIAS ? g.bias[g.bias0] : 0f);
        boolean add = g.start == Gemm.Start.C;
        float[] a = g.a;
        float[] c = g.c;
        int i = 0;
        for (; i + L <= g.m; i += L) {
            FloatVector start = add ? FloatVector.fromArray(S, c, g.c0 + i) : constant;
            FloatVector.fromArray(S, a, g.a0 + i).fma(b, start).intoArray(c, g.c0 + i);
        }
        if (i < g.m) {
            VectorMask<Float> mask = S.indexInRange(i, g.m);
            FloatVector start = add ? FloatVector.fromArray(S, c, g.c0 + i, mask) : constant;
            FloatVector.fromArray(S, a, g.a0 + i, mask).fma(b, start).intoArray(c, g.c0 + i, mask);
        }
    }
}
