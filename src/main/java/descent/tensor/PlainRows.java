package descent.tensor;

import java.util.Arrays;

/// The matrix product in plain Java for many columns: two rows of C times four rows of B at a time, each row an array of its
/// own. C2 turns the inner loop into vector code only when all arrays are indexed by the loop's variable alone, with no
/// offset: it must see that no store can meet a later load.
final class PlainRows {
    /// Below these a copy of B does not pay.
    static final int FROM_COLUMNS = 32;
    static final int FROM_ROWS = 8;
    private static final int DEPTH = 4;

    private PlainRows() { }

    static void run(Gemm g) {
        float[][] rows = g.rows(g.k + 2, g.n);
        for (int k = 0; k < g.k; k++) {
            System.arraycopy(g.b, g.b0 + k * g.ldb, rows[k + 2], 0, g.n);
        }
        for (int i = 0; i < g.m; i += 2) {
            boolean pair = i + 1 < g.m;
            start(g, i, rows[0]);
            if (pair) {
                start(g, i + 1, rows[1]);
            }
            two(g, i, pair ? g.aRow : 0, rows);
            put(g, i, rows[0]);
            if (pair) {
                put(g, i + 1, rows[1]);
            }
        }
    }

    /// Rows i and i + 1 of C; `second` is the way from the one row of A to the other.
    private static void two(Gemm g, int i, int second, float[][] rows) {
        int at = g.a0 + i * g.aRow;
        int k = 0;
        float[] c0 = rows[0];
        float[] c1 = rows[1];
        for (; k + DEPTH <= g.k; k += DEPTH) {
            block(g, at, second, k, rows);
            at += DEPTH * g.aCol;
        }
        for (; k < g.k; k++) {
            one(c0, rows[k + 2], g.a[at], g.n);
            one(c1, rows[k + 2], g.a[at + second], g.n);
            at += g.aCol;
        }
    }

    private static void block(Gemm g, int at, int second, int k, float[][] rows) {
        float[] c0 = rows[0];
        float[] c1 = rows[1];
        float[] b0 = rows[k + 2];
        float[] b1 = rows[k + 3];
        float[] b2 = rows[k + 4];
        float[] b3 = rows[k + 5];
        float[] a = g.a;
        int col = g.aCol;
        float p0 = a[at];
        float p1 = a[at + col];
        float p2 = a[at + 2 * col];
        float p3 = a[at + 3 * col];
        float q0 = a[at + second];
        float q1 = a[at + second + col];
        float q2 = a[at + second + 2 * col];
        float q3 = a[at + second + 3 * col];
        int n = g.n;
        for (int j = 0; j < n; j++) {
            float v0 = b0[j];
            float v1 = b1[j];
            float v2 = b2[j];
            float v3 = b3[j];
            float s = c0[j];
            float t = c1[j];
            s = Fma.fma(p3, v3, Fma.fma(p2, v2, Fma.fma(p1, v1, Fma.fma(p0, v0, s))));
            t = Fma.fma(q3, v3, Fma.fma(q2, v2, Fma.fma(q1, v1, Fma.fma(q0, v0, t))));
            c0[j] = s;
            c1[j] = t;
        }
    }

    private static void one(float[] c, float[] b, float a, int n) {
        for (int j = 0; j < n; j++) {
            c[j] = Fma.fma(a, b[j], c[j]);
        }
    }

    private static void start(Gemm g, int i, float[] row) {
        switch (g.start) {
            case ZERO -> Arrays.fill(row, 0, g.n, 0f);
            case C -> System.arraycopy(g.c, g.c0 + i * g.ldc, row, 0, g.n);
            case BIAS -> System.arraycopy(g.bias, g.bias0, row, 0, g.n);
        }
    }

    private static void put(Gemm g, int i, float[] row) {
        if (g.relu) {
            for (int j = 0; j < g.n; j++) {
                row[j] = Functions.relu(row[j]);
            }
        }
        if (g.gate != null) {
            float[] gate = g.gate;
            int at = g.gate0 + i * g.ldc;
            for (int j = 0; j < g.n; j++) {
                row[j] = gate[at + j] > 0 ? row[j] : 0;
            }
        }
        System.arraycopy(row, 0, g.c, g.c0 + i * g.ldc, g.n);
    }
}
