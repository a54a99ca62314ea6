package descent.tensor;

import java.util.Arrays;

/// Operations that move numbers without changing them: reshape, transpose. Also the rules of shapes.
final class Shaping {
    private Shaping() { }

    /// Number of elements of a shape; a scalar has one.
    static long count(int... shape) {
        long n = 1;
        for (int s : shape) {
            if (s < 0) {
                throw new IllegalArgumentException("sizes must not be negative: " + Arrays.toString(shape));
            }
            n = Math.multiplyExact(n, s);
        }
        return n;
    }

    /// `y = x` with another shape of as many elements. Gradient: `dx = dy` in the old shape.
    static Tensor reshape(Tensor x, int... shape) {
        if (count(shape) != x.numel()) {
            throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " is invalid for a tensor of shape " + x);
        }
        return Tensor.result(x.data().clone(), shape.clone(), new GradFn(x) {
            @Override
            protected void backward(Tensor y) {
                Elementwise.addTo(x, y.grad());
            }
        });
    }

    /// `y[j][i] = x[i][j]` for `x: [n, m]`. Gradient: `dx = dyᵀ`.
    static Tensor transpose(Tensor x) {
        if (x.dim() != 2) {
            throw new IllegalArgumentException("transpose() needs 2 dimensions, this tensor has shape " + x);
        }
        int n = x.size(0);
        int m = x.size(1);
        return Tensor.result(transposed(x.data(), n, m), new int[] {m, n}, new GradFn(x) {
            @Override
            protected void backward(Tensor y) {
                Elementwise.addTo(x, transposed(y.grad(), m, n));
            }
        });
    }

    /// The transposed copy of an n × m array.
    static float[] transposed(float[] a, int n, int m) {
        float[] t = new float[a.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                t[j * n + i] = a[i * m + j];
            }
        }
        return t;
    }
}
