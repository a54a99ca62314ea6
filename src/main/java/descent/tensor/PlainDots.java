package descent.tensor;

/// The product with one column, rows of A lying side by side: six dot products at a time. A sum takes its next term only
/// when the last one is in, so several keep the fma units busy; with eight C2 runs out of 16 registers and keeps one in
/// memory. Plain offsets let C2 check the bounds once, before the loop.
final class PlainDots {
    private PlainDots() { }

    static void run(Gemm g) {
        int i = 0;
        for (; i + 6 <= g.m; i += 6) {
            six(g, i);
        }
        for (; i + 4 <= g.m; i += 4) {
            PlainGemm.four(g, i, 0);
        }
        for (; i < g.m; i++) {
            one(g, i);
        }
    }

    private static void six(Gemm g, int i) {
        float[] a = g.a;
        float[] b = g.b;
        int bk = g.b0;
        int a0 = g.a0 + i * g.aRow;
        int a1 = a0 + g.aRow;
        int a2 = a1 + g.aRow;
        int a3 = a2 + g.aRow;
        int a4 = a3 + g.aRow;
        int a5 = a4 + g.aRow;
        float c0 = PlainGemm.start(g, i, 0);
        float c1 = PlainGemm.start(g, i + 1, 0);
        float c2 = PlainGemm.start(g, i + 2, 0);
        float c3 = PlainGemm.start(g, i + 3, 0);
        float c4 = PlainGemm.start(g, i + 4, 0);
        float c5 = PlainGemm.start(g, i + 5, 0);
        for (int k = 0, n = g.k; k < n; k++) {
            float v = b[bk + k];
            c0 = Fma.fma(a[a0 + k], v, c0);
            c1 = Fma.fma(a[a1 + k], v, c1);
            c2 = Fma.fma(a[a2 + k], v, c2);
            c3 = Fma.fma(a[a3 + k], v, c3);
            c4 = Fma.fma(a[a4 + k], v, c4);
            c5 = Fma.fma(a[a5 + k], v, c5);
        }
        PlainGemm.put(g, i, 0, c0);
        PlainGemm.put(g, i + 1, 0, c1);
        PlainGemm.put(g, i + 2, 0, c2);
        PlainGemm.put(g, i + 3, 0, c3);
        PlainGemm.put(g, i + 4, 0, c4);
        PlainGemm.put(g, i + 5, 0, c5);
    }

    private static void one(Gemm g, int i) {
        float c = PlainGemm.start(g, i, 0);
        int at = g.a0 + i * g.aRow;
        for (int k = 0; k < g.k; k++) {
            c = Fma.fma(g.a[at + k], g.b[g.b0 + k], c);
        }
        PlainGemm.put(g, i, 0, c);
    }
}
