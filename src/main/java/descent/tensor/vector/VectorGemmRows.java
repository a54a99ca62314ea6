package descent.tensor.vector;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import descent.tensor.Gemm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Register tiles two vectors wide with A's rows side by side (a row of A is contiguous): 12 sums, 2 vectors of B and one
/// number of A fill the 16 registers that processors without 512-bit vectors have.
///
/// B lies packed, so that all places are the loop's variable times a constant plus an offset: C2 then checks the bounds once,
/// before the loop. The rectified unit is written out, since C2 inlines no method of ours into so much code.
final class VectorGemmRows {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int PANEL = 2 * L;

    private VectorGemmRows() { }

    static void tile6(Gemm g, int i, int j) {
        float[] src = g.from;
        int s0 = g.from0 + i * g.fromRow + j * g.fromCol;
        int sr = g.fromRow;
        float[] a = g.a;
        float[] b = g.pb;
        int a0 = g.a0 + i * g.aRow + g.k0;
        int a1 = a0 + g.aRow;
        int a2 = a1 + g.aRow;
        int a3 = a2 + g.aRow;
        int a4 = a3 + g.aRow;
        int a5 = a4 + g.aRow;
        int bk = g.pb0;
        FloatVector c00 = FloatVector.fromArray(S, src, s0);
        FloatVector c01 = FloatVector.fromArray(S, src, s0 + L);
        FloatVector c10 = FloatVector.fromArray(S, src, s0 + sr);
        FloatVector c11 = FloatVector.fromArray(S, src, s0 + sr + L);
        FloatVector c20 = FloatVector.fromArray(S, src, s0 + 2 * sr);
        FloatVector c21 = FloatVector.fromArray(S, src, s0 + 2 * sr + L);
        FloatVector c30 = FloatVector.fromArray(S, src, s0 + 3 * sr);
        FloatVector c31 = FloatVector.fromArray(S, src, s0 + 3 * sr + L);
        FloatVector c40 = FloatVector.fromArray(S, src, s0 + 4 * sr);
        FloatVector c41 = FloatVector.fromArray(S, src, s0 + 4 * sr + L);
        FloatVector c50 = FloatVector.fromArray(S, src, s0 + 5 * sr);
        FloatVector c51 = FloatVector.fromArray(S, src, s0 + 5 * sr + L);
        for (int k = 0, depth = g.k1 - g.k0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bk + k * PANEL);
            FloatVector b1 = FloatVector.fromArray(S, b, bk + k * PANEL + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[a2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(S, a[a4 + k]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(S, a[a5 + k]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
        }
        FloatVector limit = FloatVector.broadcast(S, g.limit);
        FloatVector zero = FloatVector.zero(S);
        float[] gate = g.open;
        int e0 = g.open0 + i * g.openRow + j * g.openCol;
        int er = g.openRow;
        float[] c = g.c;
        int ldc = g.ldc;
        int d0 = g.c0 + i * ldc + j;
        c00 = c00.blend(0f, c00.compare(LT, limit));
        zero.blend(c00, FloatVector.fromArray(S, gate, e0).compare(GT, 0f)).intoArray(c, d0);
        c01 = c01.blend(0f, c01.compare(LT, limit));
        zero.blend(c01, FloatVector.fromArray(S, gate, e0 + L).compare(GT, 0f)).intoArray(c, d0 + L);
        c10 = c10.blend(0f, c10.compare(LT, limit));
        zero.blend(c10, FloatVector.fromArray(S, gate, e0 + er).compare(GT, 0f)).intoArray(c, d0 + ldc);
        c11 = c11.blend(0f, c11.compare(LT, limit));
        zero.blend(c11, FloatVector.fromArray(S, gate, e0 + er + L).compare(GT, 0f)).intoArray(c, d0 + ldc + L);
        c20 = c20.blend(0f, c20.compare(LT, limit));
        zero.blend(c20, FloatVector.fromArray(S, gate, e0 + 2 * er).compare(GT, 0f)).intoArray(c, d0 + 2 * ldc);
        c21 = c21.blend(0f, c21.compare(LT, limit));
        zero.blend(c21, FloatVector.fromArray(S, gate, e0 + 2 * er + L).compare(GT, 0f)).intoArray(c, d0 + 2 * ldc + L);
        c30 = c30.blend(0f, c30.compare(LT, limit));
        zero.blend(c30, FloatVector.fromArray(S, gate, e0 + 3 * er).compare(GT, 0f)).intoArray(c, d0 + 3 * ldc);
        c31 = c31.blend(0f, c31.compare(LT, limit));
        zero.blend(c31, FloatVector.fromArray(S, gate, e0 + 3 * er + L).compare(GT, 0f)).intoArray(c, d0 + 3 * ldc + L);
        c40 = c40.blend(0f, c40.compare(LT, limit));
        zero.blend(c40, FloatVector.fromArray(S, gate, e0 + 4 * er).compare(GT, 0f)).intoArray(c, d0 + 4 * ldc);
        c41 = c41.blend(0f, c41.compare(LT, limit));
        zero.blend(c41, FloatVector.fromArray(S, gate, e0 + 4 * er + L).compare(GT, 0f)).intoArray(c, d0 + 4 * ldc + L);
        c50 = c50.blend(0f, c50.compare(LT, limit));
        zero.blend(c50, FloatVector.fromArray(S, gate, e0 + 5 * er).compare(GT, 0f)).intoArray(c, d0 + 5 * ldc);
        c51 = c51.blend(0f, c51.compare(LT, limit));
        zero.blend(c51, FloatVector.fromArray(S, gate, e0 + 5 * er + L).compare(GT, 0f)).intoArray(c, d0 + 5 * ldc + L);
    }

    static void tile4(Gemm g, int i, int j) {
        float[] src = g.from;
        int s0 = g.from0 + i * g.fromRow + j * g.fromCol;
        int sr = g.fromRow;
        float[] a = g.a;
        float[] b = g.pb;
        int a0 = g.a0 + i * g.aRow + g.k0;
        int a1 = a0 + g.aRow;
        int a2 = a1 + g.aRow;
        int a3 = a2 + g.aRow;
        int bk = g.pb0;
        FloatVector c00 = FloatVector.fromArray(S, src, s0);
        FloatVector c01 = FloatVector.fromArray(S, src, s0 + L);
        FloatVector c10 = FloatVector.fromArray(S, src, s0 + sr);
        FloatVector c11 = FloatVector.fromArray(S, src, s0 + sr + L);
        FloatVector c20 = FloatVector.fromArray(S, src, s0 + 2 * sr);
        FloatVector c21 = FloatVector.fromArray(S, src, s0 + 2 * sr + L);
        FloatVector c30 = FloatVector.fromArray(S, src, s0 + 3 * sr);
        FloatVector c31 = FloatVector.fromArray(S, src, s0 + 3 * sr + L);
        for (int k = 0, depth = g.k1 - g.k0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bk + k * PANEL);
            FloatVector b1 = FloatVector.fromArray(S, b, bk + k * PANEL + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[a2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
        }
        FloatVector limit = FloatVector.broadcast(S, g.limit);
        FloatVector zero = FloatVector.zero(S);
        float[] gate = g.open;
        int e0 = g.open0 + i * g.openRow + j * g.openCol;
        int er = g.openRow;
        float[] c = g.c;
        int ldc = g.ldc;
        int d0 = g.c0 + i * ldc + j;
        c00 = c00.blend(0f, c00.compare(LT, limit));
        zero.blend(c00, FloatVector.fromArray(S, gate, e0).compare(GT, 0f)).intoArray(c, d0);
        c01 = c01.blend(0f, c01.compare(LT, limit));
        zero.blend(c01, FloatVector.fromArray(S, gate, e0 + L).compare(GT, 0f)).intoArray(c, d0 + L);
        c10 = c10.blend(0f, c10.compare(LT, limit));
        zero.blend(c10, FloatVector.fromArray(S, gate, e0 + er).compare(GT, 0f)).intoArray(c, d0 + ldc);
        c11 = c11.blend(0f, c11.compare(LT, limit));
        zero.blend(c11, FloatVector.fromArray(S, gate, e0 + er + L).compare(GT, 0f)).intoArray(c, d0 + ldc + L);
        c20 = c20.blend(0f, c20.compare(LT, limit));
        zero.blend(c20, FloatVector.fromArray(S, gate, e0 + 2 * er).compare(GT, 0f)).intoArray(c, d0 + 2 * ldc);
        c21 = c21.blend(0f, c21.compare(LT, limit));
        zero.blend(c21, FloatVector.fromArray(S, gate, e0 + 2 * er + L).compare(GT, 0f)).intoArray(c, d0 + 2 * ldc + L);
        c30 = c30.blend(0f, c30.compare(LT, limit));
        zero.blend(c30, FloatVector.fromArray(S, gate, e0 + 3 * er).compare(GT, 0f)).intoArray(c, d0 + 3 * ldc);
        c31 = c31.blend(0f, c31.compare(LT, limit));
        zero.blend(c31, FloatVector.fromArray(S, gate, e0 + 3 * er + L).compare(GT, 0f)).intoArray(c, d0 + 3 * ldc + L);
    }

    static void tile2(Gemm g, int i, int j) {
        float[] src = g.from;
        int s0 = g.from0 + i * g.fromRow + j * g.fromCol;
        int sr = g.fromRow;
        float[] a = g.a;
        float[] b = g.pb;
        int a0 = g.a0 + i * g.aRow + g.k0;
        int a1 = a0 + g.aRow;
        int bk = g.pb0;
        FloatVector c00 = FloatVector.fromArray(S, src, s0);
        FloatVector c01 = FloatVector.fromArray(S, src, s0 + L);
        FloatVector c10 = FloatVector.fromArray(S, src, s0 + sr);
        FloatVector c11 = FloatVector.fromArray(S, src, s0 + sr + L);
        for (int k = 0, depth = g.k1 - g.k0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bk + k * PANEL);
            FloatVector b1 = FloatVector.fromArray(S, b, bk + k * PANEL + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
        }
        FloatVector limit = FloatVector.broadcast(S, g.limit);
        FloatVector zero = FloatVector.zero(S);
        float[] gate = g.open;
        int e0 = g.open0 + i * g.openRow + j * g.openCol;
        int er = g.openRow;
        float[] c = g.c;
        int ldc = g.ldc;
        int d0 = g.c0 + i * ldc + j;
        c00 = c00.blend(0f, c00.compare(LT, limit));
        zero.blend(c00, FloatVector.fromArray(S, gate, e0).compare(GT, 0f)).intoArray(c, d0);
        c01 = c01.blend(0f, c01.compare(LT, limit));
        zero.blend(c01, FloatVector.fromArray(S, gate, e0 + L).compare(GT, 0f)).intoArray(c, d0 + L);
        c10 = c10.blend(0f, c10.compare(LT, limit));
        zero.blend(c10, FloatVector.fromArray(S, gate, e0 + er).compare(GT, 0f)).intoArray(c, d0 + ldc);
        c11 = c11.blend(0f, c11.compare(LT, limit));
        zero.blend(c11, FloatVector.fromArray(S, gate, e0 + er + L).compare(GT, 0f)).intoArray(c, d0 + ldc + L);
    }

    static void tile1(Gemm g, int i, int j) {
        float[] src = g.from;
        int s0 = g.from0 + i * g.fromRow + j * g.fromCol;
        float[] a = g.a;
        float[] b = g.pb;
        int a0 = g.a0 + i * g.aRow + g.k0;
        int bk = g.pb0;
        FloatVector c00 = FloatVector.fromArray(S, src, s0);
        FloatVector c01 = FloatVector.fromArray(S, src, s0 + L);
        for (int k = 0, depth = g.k1 - g.k0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bk + k * PANEL);
            FloatVector b1 = FloatVector.fromArray(S, b, bk + k * PANEL + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
        }
        FloatVector limit = FloatVector.broadcast(S, g.limit);
        FloatVector zero = FloatVector.zero(S);
        float[] gate = g.open;
        int e0 = g.open0 + i * g.openRow + j * g.openCol;
        float[] c = g.c;
        int d0 = g.c0 + i * g.ldc + j;
        c00 = c00.blend(0f, c00.compare(LT, limit));
        zero.blend(c00, FloatVector.fromArray(S, gate, e0).compare(GT, 0f)).intoArray(c, d0);
        c01 = c01.blend(0f, c01.compare(LT, limit));
        zero.blend(c01, FloatVector.fromArray(S, gate, e0 + L).compare(GT, 0f)).intoArray(c, d0 + L);
    }
}
