package descent.tensor;

import java.util.Arrays;

/// The kernels in plain Java: for start-up, for small shapes, and where the Vector API module is missing.
final class PlainKernels implements Kernels {
    static final int LANES = 16;
    static final int BLOCK = 4096;

    @Override
    public void gemm(Gemm g) {
        for (int i = 0; i < g.m; i++) {
            int c0 = g.c0 + i * g.ldc;
            start(g, c0);
            for (int k = 0; k < g.k; k++) {
                row(g.a[g.a0 + i * g.aRow + k * g.aCol], g.b, g.b0 + k * g.ldb, g.c, c0, g.n);
            }
            if (g.relu) {
                for (int j = c0; j < c0 + g.n; j++) {
                    g.c[j] = Functions.relu(g.c[j]);
                }
            }
        }
    }

    private static void start(Gemm g, int c0) {
        if (g.start == Gemm.Start.ZERO) {
            Arrays.fill(g.c, c0, c0 + g.n, 0f);
        } else if (g.start == Gemm.Start.BIAS) {
            System.arraycopy(g.bias, 0, g.c, c0, g.n);
        }
    }

    private static void row(float a, float[] b, int b0, float[] c, int c0, int n) {
        for (int j = 0; j < n; j++) {
            c[c0 + j] = Fma.fma(a, b[b0 + j], c[c0 + j]);
        }
    }

    @Override
    public void columnSums(float[] a, int a0, int rows, float[] sums, boolean accumulate) {
        int n = sums.length;
        if (!accumulate) {
            Arrays.fill(sums, 0f);
        }
        for (int r = 0; r < rows; r++) {
            int at = a0 + r * n;
            for (int j = 0; j < n; j++) {
                sums[j] += a[at + j];
            }
        }
    }

    @Override
    public void forward(Activation f, float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = f.f(x[i]);
        }
    }

    @Override
    public void backward(Activation f, ActivationGrad g) {
        for (int i = g.from; i < g.to; i++) {
            g.dx[g.dx0 + i - g.from] = f.df(g.x[i], g.y[i], g.dy[g.dy0 + i - g.from]);
        }
    }

    @Override
    public double lossSum(LossSum loss, float[] p, float[] t) {
        double total = 0;
        float[] lanes = new float[LANES];
        for (int from = 0; from < p.length; from += BLOCK) {
            int to = Math.min(p.length, from + BLOCK);
            Arrays.fill(lanes, 0f);
            for (int i = from; i < to; i++) {
                lanes[i & (LANES - 1)] += loss.term(p[i], t[i]);
            }
            for (float lane : lanes) {
                total += lane;
            }
        }
        return total;
    }

    @Override
    public void lossGradient(LossSum loss, float[] p, float[] t, float scale, float[] dp) {
        for (int i = 0; i < p.length; i++) {
            dp[i] = loss.slope(p[i], t[i], scale);
        }
    }

    @Override
    public void update(Update u) {
        u.prepare();
        u.apply(0, u.weight.length);
    }
}
