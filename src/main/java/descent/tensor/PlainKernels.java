package descent.tensor;

import java.util.Arrays;

/// The kernels in plain Java: for start-up, for small shapes, and where the Vector API module is missing.
public final class PlainKernels implements Kernels {
    /// Up to this number of columns each is summed in a register of its own, one after the other.
    private static final int FEW = 4;

    @Override
    public void gemm(Gemm g) {
        PlainGemm.run(g);
    }

    @Override
    public void columnSums(float[] a, int a0, int rows, float[] sums, boolean accumulate) {
        int n = sums.length;
        if (!accumulate) {
            Arrays.fill(sums, 0f);
        }
        if (n <= FEW) {
            for (int j = 0; j < n; j++) {
                float s = sums[j];
                for (int r = 0, at = a0 + j; r < rows; r++, at += n) {
                    s += a[at];
                }
                sums[j] = s;
            }
            return;
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
    public double lossSum(LossSum loss, float[] p, float[] t, float[] lanes) {
        double total = 0;
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
    public void transpose(float[] a, int n, int m, float[] out) {
        int i = 0;
        for (; i + 8 <= n; i += 8) {
            transposeEight(a, n, m, out, i);
        }
        for (; i < n; i++) {
            for (int j = 0; j < m; j++) {
                out[j * n + i] = a[i * m + j];
            }
        }
    }

    /// Rows i to i + 7: eight loads with plain offsets, then eight neighbours stored, so that C2 checks few bounds.
    private static void transposeEight(float[] a, int n, int m, float[] out, int i) {
        int a0 = i * m;
        int a1 = a0 + m;
        int a2 = a1 + m;
        int a3 = a2 + m;
        int a4 = a3 + m;
        int a5 = a4 + m;
        int a6 = a5 + m;
        int a7 = a6 + m;
        for (int j = 0, o = i; j < m; j++, o += n) {
            float v0 = a[a0 + j];
            float v1 = a[a1 + j];
            float v2 = a[a2 + j];
            float v3 = a[a3 + j];
            float v4 = a[a4 + j];
            float v5 = a[a5 + j];
            float v6 = a[a6 + j];
            float v7 = a[a7 + j];
            out[o] = v0;
            out[o + 1] = v1;
            out[o + 2] = v2;
            out[o + 3] = v3;
            out[o + 4] = v4;
            out[o + 5] = v5;
            out[o + 6] = v6;
            out[o + 7] = v7;
        }
    }

    @Override
    public void update(Update u, int from, int to) {
        u.apply(from, to);
    }

    @Override
    public String toString() {
        return "plain";
    }
}
