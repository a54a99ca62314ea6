package descent.tensor.vector;

import descent.tensor.Gemm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The matrix product in register tiles: 4 rows × 4 vectors where there are 32 registers, else those of [VectorGemmPanels];
/// 8 rows × 1 vector, and single rows for what is left.
///
/// Big products (many rows, B beyond the first-level cache) are worked in parts of 256 k × 4 vectors of B, packed side by side;
/// an accumulator that is stored between two parts and loaded again keeps its bits.
final class VectorGemm {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    /// With 512 bits come 32 registers; else there are 16 on most processors.
    private static final boolean MANY_REGISTERS = L >= 16;
    private static final int PANEL = 4 * L;
    /// Fewer rows do not pay for packing.
    private static final int PAIR_ROWS = 4;
    private static final int DEPTH = 256;
    private static final int PACK_ROWS = 48;
    private static final int PACK_FLOATS = 8192;

    private VectorGemm() { }

    static void run(Gemm g) {
        if (!MANY_REGISTERS) {
            pairs(g);
            return;
        }
        if (g.m >= PACK_ROWS && g.ldb > PANEL && g.k * g.n >= PACK_FLOATS) {
            packed(g);
            return;
        }
        whole(g);
        columns(g, 0, g.n);
    }

    private static void pairs(Gemm g) {
        int to = g.m >= PAIR_ROWS ? g.n - g.n % (2 * L) : 0;
        if (to > 0) {
            VectorGemmPanels.run(g, to);
        }
        if (to < g.n) {
            whole(g);
            single(g, to, g.n);
        }
    }

    /// The next part is all of B.
    private static void whole(Gemm g) {
        g.k0 = 0;
        g.k1 = g.k;
        g.j0 = 0;
        g.part(g.b, g.b0, g.ldb);
        VectorGemmTile.begin(g);
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
                VectorGemmTile.begin(g);
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
            four(g, j);
        }
        single(g, j, to);
    }

    /// What does not fill a panel: vector by vector, then the last columns.
    private static void single(Gemm g, int from, int to) {
        int j = from;
        for (; j + L <= to; j += L) {
            int i = 0;
            for (; i + 8 <= g.m; i += 8) {
                VectorGemmTile.tile8x1(g, i, j);
            }
            for (; i + 4 <= g.m; i += 4) {
                VectorGemmTile.tile4x1(g, i, j);
            }
            for (; i < g.m; i++) {
                VectorGemmTile.tile1x1(g, i, j);
            }
        }
        if (j < to) {
            VectorGemmEdge.columns(g, j, to);
        }
    }

    /// A panel of four vectors.
    private static void four(Gemm g, int j) {
        int i = 0;
        for (; i + 4 <= g.m; i += 4) {
            VectorGemmTile.tile4x4(g, i, j);
            finish(g, i, 4, j);
        }
        for (; i < g.m; i++) {
            VectorGemmTile.tile1x4(g, i, j);
            finish(g, i, 1, j);
        }
    }

    /// The rectified linear unit or the gate on a finished wide tile, while it is in cache; narrow tiles do it themselves.
    private static void finish(Gemm g, int i, int rows, int j) {
        if (!g.lastPart()) {
            return;
        }
        for (int r = i; r < i + rows; r++) {
            int at = g.c0 + r * g.ldc + j;
            if (g.relu) {
                VectorRelu.forward(g.c, g.c, at, at + PANEL);
            }
            if (g.gate != null) {
                VectorRelu.gate(g.gate, g.gate0 + r * g.ldc + j, g.c, at, PANEL);
            }
        }
    }
}
