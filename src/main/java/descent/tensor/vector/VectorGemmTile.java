package descent.tensor.vector;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import descent.tensor.Gemm;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Register tiles of a matrix product, unrolled: one line per register. Rows × vectors stand in the names.
final class VectorGemmTile {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final float[] ZEROS = new float[4 * L];
    private static final float[] ONES = ones();

    private VectorGemmTile() { }

    private static float[] ones() {
        float[] ones = new float[4 * L];
        Arrays.fill(ones, 1f);
        return ones;
    }

    /// Says once for the present part (k0 to k1 are set) where its accumulators begin and what becomes of finished elements.
    /// Choosing among arrays, not among vectors, keeps the vectors off the heap, and no tile has anything to choose.
    ///
    /// Below the limit a finished number becomes 0: nothing is below −∞, and below the smallest positive number is what
    /// max(x, 0) takes away, −0 too. So one line serves tiles with and without the rectified unit. (For tiles of few vectors: with
    /// 4 × 4 there is more code than C2 inlines, and they would end on the heap.)
    static void begin(Gemm g) {
        switch (g.partStart()) {
            case ZERO -> g.from(ZEROS, 0, 0, 0);
            case C -> g.from(g.c, g.c0, g.ldc, 1);
            case BIAS -> g.from(g.bias, g.bias0, 0, 1);
        }
        boolean last = g.lastPart();
        if (last && g.gate != null) {
            g.open(g.gate, g.gate0, g.ldc, 1);
        } else {
            g.open(ONES, 0, 0, 0);
        }
        g.limit = last && g.relu ? Float.MIN_VALUE : Float.NEGATIVE_INFINITY;
    }

    static void tile4x4(Gemm g, int i, int j) {
        float[] src = g.from;
        int s0 = g.from0 + i * g.fromRow + j * g.fromCol;
        int sr = g.fromRow;
        float[] a = g.a;
        float[] b = g.pb;
        int row = g.aRow;
        int at = g.a0 + i * row + g.k0 * g.aCol;
        int bk = g.pb0 + j - g.j0;
        FloatVector c00 = FloatVector.fromArray(S, src, s0);
        FloatVector c01 = FloatVector.fromArray(S, src, s0 + L);
        FloatVector c02 = FloatVector.fromArray(S, src, s0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(S, src, s0 + 3 * L);
        FloatVector c10 = FloatVector.fromArray(S, src, s0 + sr);
        FloatVector c11 = FloatVector.fromArray(S, src, s0 + sr + L);
        FloatVector c12 = FloatVector.fromArray(S, src, s0 + sr + 2 * L);
        FloatVector c13 = FloatVector.fromArray(S, src, s0 + sr + 3 * L);
        FloatVector c20 = FloatVector.fromArray(S, src, s0 + 2 * sr);
        FloatVector c21 = FloatVector.fromArray(S, src, s0 + 2 * sr + L);
        FloatVector c22 = FloatVector.fromArray(S, src, s0 + 2 * sr + 2 * L);
        FloatVector c23 = FloatVector.fromArray(S, src, s0 + 2 * sr + 3 * L);
        FloatVector c30 = FloatVector.fromArray(S, src, s0 + 3 * sr);
        FloatVector c31 = FloatVector.fromArray(S, src, s0 + 3 * sr + L);
        FloatVector c32 = FloatVector.fromArray(S, src, s0 + 3 * sr + 2 * L);
        FloatVector c33 = FloatVector.fromArray(S, src, s0 + 3 * sr + 3 * L);
        int col = g.aCol;
        int ldb = g.pldb;
        for (int k = g.k1 - g.k0; k > 0; k--) {
            FloatVector b0 = FloatVector.fromArray(S, b, bk);
            FloatVector b1 = FloatVector.fromArray(S, b, bk + L);
            FloatVector b2 = FloatVector.fromArray(S, b, bk + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, bk + 3 * L);
            FloatVector x = FloatVector.broadcast(S, a[at]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x = FloatVector.broadcast(S, a[at + row]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
            x = FloatVector.broadcast(S, a[at + 2 * row]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
            x = FloatVector.broadcast(S, a[at + 3 * row]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            c33 = x.fma(b3, c33);
            at += col;
            bk += ldb;
        }
        float[] c = g.c;
        int ldc = g.ldc;
        int d0 = g.c0 + i * ldc + j;
        c00.intoArray(c, d0);
        c01.intoArray(c, d0 + L);
        c02.intoArray(c, d0 + 2 * L);
        c03.intoArray(c, d0 + 3 * L);
        c10.intoArray(c, d0 + ldc);
        c11.intoArray(c, d0 + ldc + L);
        c12.intoArray(c, d0 + ldc + 2 * L);
        c13.intoArray(c, d0 + ldc + 3 * L);
        c20.intoArray(c, d0 + 2 * ldc);
        c21.intoArray(c, d0 + 2 * ldc + L);
        c22.intoArray(c, d0 + 2 * ldc + 2 * L);
        c23.intoArray(c, d0 + 2 * ldc + 3 * L);
        c30.intoArray(c, d0 + 3 * ldc);
        c31.intoArray(c, d0 + 3 * ldc + L);
        c32.intoArray(c, d0 + 3 * ldc + 2 * L);
        c33.intoArray(c, d0 + 3 * ldc + 3 * L);
    }

    static void tile1x4(Gemm g, int i, int j) {
        float[] src = g.from;
        int s0 = g.from0 + i * g.fromRow + j * g.fromCol;
        float[] a = g.a;
        float[] b = g.pb;
        int at = g.a0 + i * g.aRow + g.k0 * g.aCol;
        int bk = g.pb0 + j - g.j0;
        FloatVector c0 = FloatVector.fromArray(S, src, s0);
        FloatVector c1 = FloatVector.fromArray(S, src, s0 + L);
        FloatVector c2 = FloatVector.fromArray(S, src, s0 + 2 * L);
        FloatVector c3 = FloatVector.fromArray(S, src, s0 + 3 * L);
        int col = g.aCol;
        int ldb = g.pldb;
        for (int k = g.k1 - g.k0; k > 0; k--) {
            FloatVector x = FloatVector.broadcast(S, a[at]);
            c0 = x.fma(FloatVector.fromArray(S, b, bk), c0);
            c1 = x.fma(FloatVector.fromArray(S, b, bk + L), c1);
            c2 = x.fma(FloatVector.fromArray(S, b, bk + 2 * L), c2);
            c3 = x.fma(FloatVector.fromArray(S, b, bk + 3 * L), c3);
            at += col;
            bk += ldb;
        }
        float[] c = g.c;
        int d0 = g.c0 + i * g.ldc + j;
        c0.intoArray(c, d0);
        c1.intoArray(c, d0 + L);
        c2.intoArray(c, d0 + 2 * L);
        c3.intoArray(c, d0 + 3 * L);
    }

    static void tile8x1(Gemm g, int i, int j) {
        float[] src = g.from;
        int s0 = g.from0 + i * g.fromRow + j * g.fromCol;
        int sr = g.fromRow;
        float[] a = g.a;
        float[] b = g.pb;
        int row = g.aRow;
        int at = g.a0 + i * row + g.k0 * g.aCol;
        int bk = g.pb0 + j - g.j0;
        FloatVector c0 = FloatVector.fromArray(S, src, s0);
        FloatVector c1 = FloatVector.fromArray(S, src, s0 + sr);
        FloatVector c2 = FloatVector.fromArray(S, src, s0 + 2 * sr);
        FloatVector c3 = FloatVector.fromArray(S, src, s0 + 3 * sr);
        FloatVector c4 = FloatVector.fromArray(S, src, s0 + 4 * sr);
        FloatVector c5 = FloatVector.fromArray(S, src, s0 + 5 * sr);
        FloatVector c6 = FloatVector.fromArray(S, src, s0 + 6 * sr);
        FloatVector c7 = FloatVector.fromArray(S, src, s0 + 7 * sr);
        int col = g.aCol;
        int ldb = g.pldb;
        for (int k = g.k1 - g.k0; k > 0; k--) {
            FloatVector v = FloatVector.fromArray(S, b, bk);
            c0 = v.fma(FloatVector.broadcast(S, a[at]), c0);
            c1 = v.fma(FloatVector.broadcast(S, a[at + row]), c1);
            c2 = v.fma(FloatVector.broadcast(S, a[at + 2 * row]), c2);
            c3 = v.fma(FloatVector.broadcast(S, a[at + 3 * row]), c3);
            c4 = v.fma(FloatVector.broadcast(S, a[at + 4 * row]), c4);
            c5 = v.fma(FloatVector.broadcast(S, a[at + 5 * row]), c5);
            c6 = v.fma(FloatVector.broadcast(S, a[at + 6 * row]), c6);
            c7 = v.fma(FloatVector.broadcast(S, a[at + 7 * row]), c7);
            at += col;
            bk += ldb;
        }
        FloatVector limit = FloatVector.broadcast(S, g.limit);
        FloatVector zero = FloatVector.zero(S);
        float[] gate = g.open;
        int e0 = g.open0 + i * g.openRow + j * g.openCol;
        int er = g.openRow;
        float[] c = g.c;
        int ldc = g.ldc;
        int d0 = g.c0 + i * ldc + j;
        c0 = c0.blend(0f, c0.compare(LT, limit));
        zero.blend(c0, FloatVector.fromArray(S, gate, e0).compare(GT, 0f)).intoArray(c, d0);
        c1 = c1.blend(0f, c1.compare(LT, limit));
        zero.blend(c1, FloatVector.fromArray(S, gate, e0 + er).compare(GT, 0f)).intoArray(c, d0 + ldc);
        c2 = c2.blend(0f, c2.compare(LT, limit));
        zero.blend(c2, FloatVector.fromArray(S, gate, e0 + 2 * er).compare(GT, 0f)).intoArray(c, d0 + 2 * ldc);
        c3 = c3.blend(0f, c3.compare(LT, limit));
        zero.blend(c3, FloatVector.fromArray(S, gate, e0 + 3 * er).compare(GT, 0f)).intoArray(c, d0 + 3 * ldc);
        c4 = c4.blend(0f, c4.compare(LT, limit));
        zero.blend(c4, FloatVector.fromArray(S, gate, e0 + 4 * er).compare(GT, 0f)).intoArray(c, d0 + 4 * ldc);
        c5 = c5.blend(0f, c5.compare(LT, limit));
        zero.blend(c5, FloatVector.fromArray(S, gate, e0 + 5 * er).compare(GT, 0f)).intoArray(c, d0 + 5 * ldc);
        c6 = c6.blend(0f, c6.compare(LT, limit));
        zero.blend(c6, FloatVector.fromArray(S, gate, e0 + 6 * er).compare(GT, 0f)).intoArray(c, d0 + 6 * ldc);
        c7 = c7.blend(0f, c7.compare(LT, limit));
        zero.blend(c7, FloatVector.fromArray(S, gate, e0 + 7 * er).compare(GT, 0f)).intoArray(c, d0 + 7 * ldc);
    }

    static void tile4x1(Gemm g, int i, int j) {
        float[] src = g.from;
        int s0 = g.from0 + i * g.fromRow + j * g.fromCol;
        int sr = g.fromRow;
        float[] a = g.a;
        float[] b = g.pb;
        int row = g.aRow;
        int at = g.a0 + i * row + g.k0 * g.aCol;
        int bk = g.pb0 + j - g.j0;
        FloatVector c0 = FloatVector.fromArray(S, src, s0);
        FloatVector c1 = FloatVector.fromArray(S, src, s0 + sr);
        FloatVector c2 = FloatVector.fromArray(S, src, s0 + 2 * sr);
        FloatVector c3 = FloatVector.fromArray(S, src, s0 + 3 * sr);
        int col = g.aCol;
        int ldb = g.pldb;
        for (int k = g.k1 - g.k0; k > 0; k--) {
            FloatVector v = FloatVector.fromArray(S, b, bk);
            c0 = v.fma(FloatVector.broadcast(S, a[at]), c0);
            c1 = v.fma(FloatVector.broadcast(S, a[at + row]), c1);
            c2 = v.fma(FloatVector.broadcast(S, a[at + 2 * row]), c2);
            c3 = v.fma(FloatVector.broadcast(S, a[at + 3 * row]), c3);
            at += col;
            bk += ldb;
        }
        FloatVector limit = FloatVector.broadcast(S, g.limit);
        FloatVector zero = FloatVector.zero(S);
        float[] gate = g.open;
        int e0 = g.open0 + i * g.openRow + j * g.openCol;
        int er = g.openRow;
        float[] c = g.c;
        int ldc = g.ldc;
        int d0 = g.c0 + i * ldc + j;
        c0 = c0.blend(0f, c0.compare(LT, limit));
        zero.blend(c0, FloatVector.fromArray(S, gate, e0).compare(GT, 0f)).intoArray(c, d0);
        c1 = c1.blend(0f, c1.compare(LT, limit));
        zero.blend(c1, FloatVector.fromArray(S, gate, e0 + er).compare(GT, 0f)).intoArray(c, d0 + ldc);
        c2 = c2.blend(0f, c2.compare(LT, limit));
        zero.blend(c2, FloatVector.fromArray(S, gate, e0 + 2 * er).compare(GT, 0f)).intoArray(c, d0 + 2 * ldc);
        c3 = c3.blend(0f, c3.compare(LT, limit));
        zero.blend(c3, FloatVector.fromArray(S, gate, e0 + 3 * er).compare(GT, 0f)).intoArray(c, d0 + 3 * ldc);
    }

    static void tile1x1(Gemm g, int i, int j) {
        float[] src = g.from;
        int s0 = g.from0 + i * g.fromRow + j * g.fromCol;
        float[] a = g.a;
        float[] b = g.pb;
        int at = g.a0 + i * g.aRow + g.k0 * g.aCol;
        int bk = g.pb0 + j - g.j0;
        FloatVector v = FloatVector.fromArray(S, src, s0);
        for (int k = g.k1 - g.k0; k > 0; k--) {
            v = FloatVector.fromArray(S, b, bk).fma(FloatVector.broadcast(S, a[at]), v);
            at += g.aCol;
            bk += g.pldb;
        }
        FloatVector limit = FloatVector.broadcast(S, g.limit);
        FloatVector open = FloatVector.fromArray(S, g.open, g.open0 + i * g.openRow + j * g.openCol);
        v = v.blend(0f, v.compare(LT, limit));
        FloatVector.zero(S).blend(v, open.compare(GT, 0f)).intoArray(g.c, g.c0 + i * g.ldc + j);
    }
}
