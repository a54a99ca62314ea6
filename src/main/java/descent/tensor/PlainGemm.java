package descent.tensor;

/// The matrix product in plain Java: four rows of one column at a time, accumulators in registers;
/// wide products go to [PlainRows], those of one column to [PlainDots].
final class PlainGemm {
    private PlainGemm() { }

    static void run(Gemm g) {
        if (g.n >= PlainRows.FROM_COLUMNS && g.m >= PlainRows.FROM_ROWS) {
            PlainRows.run(g);
            return;
        }
        if (g.n == 1 && g.aCol == 1 && g.ldb == 1) {
            PlainDots.run(g);
            return;
        }
        int i = 0;
        for (; i + 4 <= g.m; i += 4) {
            for (int j = 0; j < g.n; j++) {
                four(g, i, j);
            }
        }
        for (; i < g.m; i++) {
            int j = 0;
            for (; j + 4 <= g.n; j += 4) {
                fourColumns(g, i, j);
            }
            for (; j < g.n; j++) {
                one(g, i, j);
            }
        }
    }

    static void four(Gemm g, int i, int j) {
        float[] a = g.a;
        float[] b = g.b;
        int row = g.aRow;
        int col = g.aCol;
        int at = g.a0 + i * row;
        int bk = g.b0 + j;
        float c0 = start(g, i, j);
        float c1 = start(g, i + 1, j);
        float c2 = start(g, i + 2, j);
        float c3 = start(g, i + 3, j);
        for (int k = 0; k < g.k; k++) {
            float v = b[bk];
            c0 = Fma.fma(a[at], v, c0);
            c1 = Fma.fma(a[at + row], v, c1);
            c2 = Fma.fma(a[at + 2 * row], v, c2);
            c3 = Fma.fma(a[at + 3 * row], v, c3);
            at += col;
            bk += g.ldb;
        }
        put(g, i, j, c0);
        put(g, i + 1, j, c1);
        put(g, i + 2, j, c2);
        put(g, i + 3, j, c3);
    }

    /// Four sums side by side in the rows that are left over: each waits for its own last term alone.
    private static void fourColumns(Gemm g, int i, int j) {
        float[] a = g.a;
        float[] b = g.b;
        int at = g.a0 + i * g.aRow;
        int bk = g.b0 + j;
        float c0 = start(g, i, j);
        float c1 = start(g, i, j + 1);
        float c2 = start(g, i, j + 2);
        float c3 = start(g, i, j + 3);
        for (int k = 0; k < g.k; k++) {
            float v = a[at];
            c0 = Fma.fma(v, b[bk], c0);
            c1 = Fma.fma(v, b[bk + 1], c1);
            c2 = Fma.fma(v, b[bk + 2], c2);
            c3 = Fma.fma(v, b[bk + 3], c3);
            at += g.aCol;
            bk += g.ldb;
        }
        put(g, i, j, c0);
        put(g, i, j + 1, c1);
        put(g, i, j + 2, c2);
        put(g, i, j + 3, c3);
    }

    private static void one(Gemm g, int i, int j) {
        float c = start(g, i, j);
        int at = g.a0 + i * g.aRow;
        int bk = g.b0 + j;
        for (int k = 0; k < g.k; k++) {
            c = Fma.fma(g.a[at], g.b[bk], c);
            at += g.aCol;
            bk += g.ldb;
        }
        put(g, i, j, c);
    }

    static float start(Gemm g, int i, int j) {
        return switch (g.start) {
            case ZERO -> 0;
            case C -> g.c[g.c0 + i * g.ldc + j];
            case BIAS -> g.bias[g.bias0 + j];
        };
    }

    static void put(Gemm g, int i, int j, float v) {
        boolean shut = g.gate != null && !(g.gate[g.gate0 + i * g.ldc + j] > 0);
        g.c[g.c0 + i * g.ldc + j] = shut ? 0 : g.relu ? Functions.relu(v) : v;
    }
}
