package descent.tensor.vector;

import descent.tensor.Gemm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The matrix product in register tiles of 4 rows × 4 vectors, 8 rows × 1 vector, and single rows for what is left.
///
/// Big products (many rows, B beyond the first-level cache) are worked in parts of 256 k × 4 vectors of B, packed side by side;
/// an accumulator that is stored between two parts and loaded again keeps its bits.
final class VectorGemm {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int PANEL = 4 * L;
    private static final float[] ZEROS = new float[PANEL];
    private static final int DEPTH = 256;
    private static final int PACK_ROWS = 48;
    private static final int PACK_FLOATS = 8192;

    private VectorGemm() { }

    static void run(Gemm g) {
        if (g.m >= PACK_ROWS && g.ldb > PANEL && g.k * g.n >= PACK_FLOATS) {
            packed(g);
            return;
        }
        g.k0 = 0;
        g.k1 = g.k;
        g.j0 = 0;
        g.part(g.b, g.b0, g.ldb);
        columns(g, 0, g.n);
    }

    private static void packed(Gemm g) {
        float[] room = g.scratch(DEPTH * PANEL);
        for (int j = 0; j < g.n; j += PANEL) {
            int to = Math.min(g.n, j + PANEL);
            for (int k = 0; k < g.k; k += DEPTH) {
                g.k0 = k;
                g.k1 = Math.min(g.k, k + DEPTH);
                g.j0 = j;
                g.part(room, 0, PANEL);
                for (int r = k; r < g.k1; r++) {
                    System.arraycopy(g.b, g.b0 + r * g.ldb + j, room, (r - k) * PANEL, to - j);
                }
                columns(g, j, to);
            }
        }
    }

    private static void columns(Gemm g, int from, int to) {
        int j = from;
        for (; j + PANEL <= to; j += PANEL) {
            int i = 0;
            for (; i + 4 <= g.m; i += 4) {
                tile4x4(g, i, j);
            }
            for (; i < g.m; i++) {
                tile1x4(g, i, j);
            }
        }
        for (; j + L <= to; j += L) {
            int i = 0;
            for (; i + 8 <= g.m; i += 8) {
                tile8x1(g, i, j);
            }
            for (; i + 4 <= g.m; i += 4) {
                tile4x1(g, i, j);
            }
            for (; i < g.m; i++) {
                tile1x1(g, i, j);
            }
        }
        if (j < to) {
            VectorGemmEdge.columns(g, j, to);
        }
    }

    /// Where the accumulators begin: an array, a place for row i and column j, and a way from row to row. Choosing among
    /// arrays, not among vectors, keeps the vectors off the heap.
    private static float[] source(Gemm g) {
        return switch (g.partStart()) {
            case ZERO -> ZEROS;
            case C -> g.c;
            case BIAS -> g.bias;
        };
    }

    private static int sourceAt(Gemm g, int i, int j) {
        return switch (g.partStart()) {
            case ZERO -> 0;
            case C -> g.c0 + i * g.ldc + j;
            case BIAS -> g.bias0 + j;
        };
    }

    private static int sourceRow(Gemm g) {
        return g.partStart() == Gemm.Start.C ? g.ldc : 0;
    }

    private static void put(Gemm g, int i, int j, FloatVector v) {
        if (g.relu && g.k1 == g.k) {
            VectorRelu.of(v).intoArray(g.c, g.c0 + i * g.ldc + j);
        } else {
            v.intoArray(g.c, g.c0 + i * g.ldc + j);
        }
    }

    private static void tile4x4(Gemm g, int i, int j) {
        float[] src = source(g);
        int s0 = sourceAt(g, i, j);
        int sr = sourceRow(g);
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
        put(g, i, j, c00);
        put(g, i, j + L, c01);
        put(g, i, j + 2 * L, c02);
        put(g, i, j + 3 * L, c03);
        put(g, i + 1, j, c10);
        put(g, i + 1, j + L, c11);
        put(g, i + 1, j + 2 * L, c12);
        put(g, i + 1, j + 3 * L, c13);
        put(g, i + 2, j, c20);
        put(g, i + 2, j + L, c21);
        put(g, i + 2, j + 2 * L, c22);
        put(g, i + 2, j + 3 * L, c23);
        put(g, i + 3, j, c30);
        put(g, i + 3, j + L, c31);
        put(g, i + 3, j + 2 * L, c32);
        put(g, i + 3, j + 3 * L, c33);
    }

    private static void tile1x4(Gemm g, int i, int j) {
        float[] src = source(g);
        int s0 = sourceAt(g, i, j);
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
        put(g, i, j, c0);
        put(g, i, j + L, c1);
        put(g, i, j + 2 * L, c2);
        put(g, i, j + 3 * L, c3);
    }

    private static void tile8x1(Gemm g, int i, int j) {
        float[] src = source(g);
        int s0 = sourceAt(g, i, j);
        int sr = sourceRow(g);
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
        put(g, i, j, c0);
        put(g, i + 1, j, c1);
        put(g, i + 2, j, c2);
        put(g, i + 3, j, c3);
        put(g, i + 4, j, c4);
        put(g, i + 5, j, c5);
        put(g, i + 6, j, c6);
        put(g, i + 7, j, c7);
    }

    private static void tile4x1(Gemm g, int i, int j) {
        float[] src = source(g);
        int s0 = sourceAt(g, i, j);
        int sr = sourceRow(g);
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
        put(g, i, j, c0);
        put(g, i + 1, j, c1);
        put(g, i + 2, j, c2);
        put(g, i + 3, j, c3);
    }

    private static void tile1x1(Gemm g, int i, int j) {
        float[] src = source(g);
        int s0 = sourceAt(g, i, j);
        float[] a = g.a;
        float[] b = g.pb;
        int at = g.a0 + i * g.aRow + g.k0 * g.aCol;
        int bk = g.pb0 + j - g.j0;
        FloatVector c = FloatVector.fromArray(S, src, s0);
        for (int k = g.k1 - g.k0; k > 0; k--) {
            c = FloatVector.fromArray(S, b, bk).fma(FloatVector.broadcast(S, a[at]), c);
            at += g.aCol;
            bk += g.pldb;
        }
        put(g, i, j, c);
    }
}
