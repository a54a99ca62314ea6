package descent.tensor.vector;

import descent.tensor.Gemm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The last columns of a matrix product, fewer than a vector: masked tiles of 4 rows and of one.
final class VectorGemmEdge {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private VectorGemmEdge() { }

    static void columns(Gemm g, int j, int to) {
        VectorMask<Float> mask = S.indexInRange(j, to);
        int i = 0;
        for (; i + 4 <= g.m; i += 4) {
            masked4x1(g, i, j, mask);
        }
        for (; i < g.m; i++) {
            masked1x1(g, i, j, mask);
        }
    }

    private static FloatVector maskedStart(Gemm g, int i, int j, VectorMask<Float> mask) {
        return switch (g.partStart()) {
            case ZERO -> FloatVector.zero(S);
            case C -> FloatVector.fromArray(S, g.c, g.c0 + i * g.ldc + j, mask);
            case BIAS -> FloatVector.fromArray(S, g.bias, g.bias0 + j, mask);
        };
    }

    private static void maskedPut(Gemm g, int i, int j, FloatVector v, VectorMask<Float> mask) {
        (g.relu && g.k1 == g.k ? VectorRelu.of(v) : v).intoArray(g.c, g.c0 + i * g.ldc + j, mask);
    }

    private static void masked4x1(Gemm g, int i, int j, VectorMask<Float> mask) {
        float[] a = g.a;
        float[] b = g.pb;
        int row = g.aRow;
        int at = g.a0 + i * row + g.k0 * g.aCol;
        int bk = g.pb0 + j - g.j0;
        FloatVector c0 = maskedStart(g, i, j, mask);
        FloatVector c1 = maskedStart(g, i + 1, j, mask);
        FloatVector c2 = maskedStart(g, i + 2, j, mask);
        FloatVector c3 = maskedStart(g, i + 3, j, mask);
        int col = g.aCol;
        int ldb = g.pldb;
        for (int k = g.k1 - g.k0; k > 0; k--) {
            FloatVector v = FloatVector.fromArray(S, b, bk, mask);
            c0 = v.fma(FloatVector.broadcast(S, a[at]), c0);
            c1 = v.fma(FloatVector.broadcast(S, a[at + row]), c1);
            c2 = v.fma(FloatVector.broadcast(S, a[at + 2 * row]), c2);
            c3 = v.fma(FloatVector.broadcast(S, a[at + 3 * row]), c3);
            at += col;
            bk += ldb;
        }
        maskedPut(g, i, j, c0, mask);
        maskedPut(g, i + 1, j, c1, mask);
        maskedPut(g, i + 2, j, c2, mask);
        maskedPut(g, i + 3, j, c3, mask);
    }

    private static void masked1x1(Gemm g, int i, int j, VectorMask<Float> mask) {
        int at = g.a0 + i * g.aRow + g.k0 * g.aCol;
        int bk = g.pb0 + j - g.j0;
        FloatVector c = maskedStart(g, i, j, mask);
        for (int k = g.k1 - g.k0; k > 0; k--) {
            c = FloatVector.fromArray(S, g.pb, bk, mask).fma(FloatVector.broadcast(S, g.a[at]), c);
            at += g.aCol;
            bk += g.pldb;
        }
        maskedPut(g, i, j, c, mask);
    }
}
