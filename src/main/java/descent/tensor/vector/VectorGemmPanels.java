package descent.tensor.vector;

import descent.tensor.Gemm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The columns of a matrix product that fill pairs of vectors, for processors with 16 vector registers: parts of
/// at most [#DEPTH] k × two vectors of B, packed side by side (25 kB with 32-byte vectors: they stay in the first-level cache),
/// under tiles of 6 rows. A transposed A is packed too, for [#BLOCK] rows at a time, which stay in the second-level cache.
///
/// An accumulator that is stored between two parts and loaded again keeps its bits.
final class VectorGemmPanels {
    /// Room for the rows of a tile in a packed A: 6 are used, 8 make places a power of two.
    static final int ROWS = 8;
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int PANEL = 2 * L;
    private static final int TILE = 6;
    private static final int DEPTH = 400;
    private static final int BLOCK = 40 * TILE;

    private VectorGemmPanels() { }

    /// Columns 0 to `to`, a multiple of two vectors.
    static void run(Gemm g, int to) {
        int parts = Math.max(1, Math.ceilDiv(g.k, DEPTH));
        int depth = Math.ceilDiv(g.k, parts);
        boolean rows = g.aCol == 1;
        int block = rows ? g.m : Math.min(g.m, BLOCK);
        int aRoom = rows ? 0 : Math.ceilDiv(block, TILE) * depth * ROWS;
        float[] room = g.scratch(aRoom + depth * PANEL);
        for (int p = 0; p < parts; p++) {
            g.k0 = p * depth;
            g.k1 = Math.min(g.k, g.k0 + depth);
            VectorGemmTile.begin(g);
            for (int i = 0; i < g.m; i += block) {
                int end = Math.min(g.m, i + block);
                if (!rows) {
                    packA(g, i, end, room);
                }
                for (int j = 0; j < to; j += PANEL) {
                    panel(g, j, room, aRoom);
                    if (rows) {
                        rows(g, j);
                    } else {
                        columns(g, i, end, j);
                    }
                }
            }
        }
    }

    /// Packs the panel that begins with column j, if B does not lie like that already.
    private static void panel(Gemm g, int j, float[] room, int at) {
        float[] b = g.b;
        int ldb = g.ldb;
        int row = g.b0 + g.k0 * ldb + j;
        if (ldb == PANEL) {
            g.part(b, row, PANEL);
            return;
        }
        g.part(room, at, PANEL);
        for (int k = 0, depth = g.k1 - g.k0; k < depth; k++) {
            FloatVector.fromArray(S, b, row).intoArray(room, at + k * PANEL);
            FloatVector.fromArray(S, b, row + L).intoArray(room, at + k * PANEL + L);
            row += ldb;
        }
    }

    /// Rows i to end − 1 in tiles as [#columns] takes them; 8 numbers of a column are copied where there are as many.
    private static void packA(Gemm g, int i, int end, float[] room) {
        int depth = g.k1 - g.k0;
        g.pa = room;
        for (int at = 0; i < end; i += TILE, at += depth * ROWS) {
            int from = g.a0 + i * g.aRow + g.k0 * g.aCol;
            int fit = g.aRow == 1 ? Math.clamp(Math.floorDiv(g.a.length - ROWS - from, g.aCol) + 1, 0, depth) : 0;
            copy(g.a, from, g.aCol, fit, room, at);
            int n = Math.min(TILE, end - i);
            for (int k = fit; k < depth; k++) {
                for (int r = 0; r < n; r++) {
                    room[at + k * ROWS + r] = g.a[from + r * g.aRow + k * g.aCol];
                }
            }
        }
    }

    private static void copy(float[] a, int from, int step, int depth, float[] room, int at) {
        for (int k = 0; k < depth; k++) {
            FloatVector.fromArray(S, a, from).intoArray(room, at + k * ROWS);
            if (L < ROWS) {
                FloatVector.fromArray(S, a, from + L).intoArray(room, at + k * ROWS + L);
            }
            from += step;
        }
    }

    /// 4 + 4 rows rather than 6 + 2, since fewer than eight sums leave the fma units waiting.
    private static void rows(Gemm g, int j) {
        int i = 0;
        int m = g.m;
        for (; i + 6 <= m && m - i != 8; i += 6) {
            VectorGemmRows.tile6(g, i, j);
        }
        for (; i + 4 <= m; i += 4) {
            VectorGemmRows.tile4(g, i, j);
        }
        for (; i + 2 <= m; i += 2) {
            VectorGemmRows.tile2(g, i, j);
        }
        if (i < m) {
            VectorGemmRows.tile1(g, i, j);
        }
    }

    private static void columns(Gemm g, int i, int m, int j) {
        int step = (g.k1 - g.k0) * ROWS;
        g.pa0 = 0;
        for (; i + 6 <= m; i += 6, g.pa0 += step) {
            VectorGemmColumns.tile6(g, i, j);
        }
        if (i + 4 <= m) {
            VectorGemmColumns.tile4(g, i, j);
            i += 4;
            g.pa0 += 4;
        }
        if (i + 2 <= m) {
            VectorGemmColumns.tile2(g, i, j);
            i += 2;
            g.pa0 += 2;
        }
        if (i < m) {
            VectorGemmColumns.tile1(g, i, j);
        }
    }
}
