package descent.tensor;

import java.util.Arrays;

/// The kernels in plain Java: for start-up, for small shapes, and where the Vector API module is missing.
public final class PlainKernels implements Kernels {
    /// Rows of a tile of the transpose: one line of cache of the output.
    private static final int TILE = 16;

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
        for (int i0 = 0; i0 < n; i0 += TILE) {
            int i1 = Math.min(n, i0 + TILE);
            for (int j = 0; j < m; j++) {
                for (int i = i0, at = i0 * m + j; i < i1; i++, at += m) {
                    out[j * n + i] = a[at];
                }
            }
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
