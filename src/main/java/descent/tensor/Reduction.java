package descent.tensor;

import java.util.Arrays;

/// Sums and means, added up in double precision in ascending order and rounded once.
final class Reduction {
    private Reduction() { }

    /// `y = Σ x[i]`, a scalar. Gradient: `dx[i] = dy`.
    static Tensor sum(Tensor x) {
        return scaled(x, 1);
    }

    /// `y = Σ x[i] / n`, a scalar. Gradient: `dx[i] = dy / n`.
    static Tensor mean(Tensor x) {
        return scaled(x, x.numel());
    }

    private static Tensor scaled(Tensor x, int divisor) {
        double s = 0;
        for (float v : x.data()) {
            s += v;
        }
        return Tensor.result(new float[] {(float) (s / divisor)}, new int[0], new GradFn(x) {
            @Override
            protected void backward(Tensor y) {
                float g = y.grad()[0] / divisor;
                float[] dx = x.gradToAdd();
                for (int i = 0; i < dx.length; i++) {
                    dx[i] += g;
                }
            }
        });
    }

    /// Sum over one dimension, which disappears: `x: [a, n, b] → y: [a, b]`. Gradient: `dx[i][k][j] = dy[i][j]`.
    static Tensor sum(Tensor x, int dim) {
        int d = dim < 0 ? dim + x.dim() : dim;
        if (d < 0 || d >= x.dim()) {
            throw new IllegalArgumentException("dimension " + dim + " is out of range for a tensor of shape " + x);
        }
        int[] shape = x.shape();
        int n = shape[d];
        int inner = (int) Shaping.count(Arrays.copyOfRange(shape, d + 1, shape.length));
        int[] out = new int[shape.length - 1];
        System.arraycopy(shape, 0, out, 0, d);
        System.arraycopy(shape, d + 1, out, d, out.length - d);
        double[] sums = new double[(int) Shaping.count(out)];
        float[] v = x.data();
        for (int i = 0; i < v.length; i++) {
            sums[i / (n * inner) * inner + i % inner] += v[i];
        }
        float[] y = new float[sums.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) sums[i];
        }
        return Tensor.result(y, out, new GradFn(x) {
            @Override
            protected void backward(Tensor t) {
                float[] dy = t.grad();
                float[] dx = x.gradToAdd();
                for (int i = 0; i < dx.length; i++) {
                    dx[i] += dy[i / (n * inner) * inner + i % inner];
                }
            }
        });
    }
}
