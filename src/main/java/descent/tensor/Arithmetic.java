package descent.tensor;

/// `+ − × ÷` of two tensors, element by element; sizes 1 and missing leading sizes broadcast as in NumPy.
/// Gradients of a broadcast element are the sum over its uses.
final class Arithmetic {
    private Arithmetic() { }

    /// `z = x + y`. Gradient: `dx = dz`, `dy = dz`.
    static Tensor add(Tensor x, Tensor y) {
        return apply(x, y, new Function() {
            @Override public float f(float a, float b) { return a + b; }
            @Override public float da(float a, float b, float g) { return g; }
            @Override public float db(float a, float b, float g) { return g; }
        });
    }

    /// `z = x − y`. Gradient: `dx = dz`, `dy = −dz`.
    static Tensor sub(Tensor x, Tensor y) {
        return apply(x, y, new Function() {
            @Override public float f(float a, float b) { return a - b; }
            @Override public float da(float a, float b, float g) { return g; }
            @Override public float db(float a, float b, float g) { return -g; }
        });
    }

    /// `z = x · y`. Gradient: `dx = dz · y`, `dy = dz · x`.
    static Tensor mul(Tensor x, Tensor y) {
        return apply(x, y, new Function() {
            @Override public float f(float a, float b) { return a * b; }
            @Override public float da(float a, float b, float g) { return g * b; }
            @Override public float db(float a, float b, float g) { return g * a; }
        });
    }

    /// `z = x / y`. Gradient: `dx = dz / y`, `dy = −dz · x / y²`.
    static Tensor div(Tensor x, Tensor y) {
        return apply(x, y, new Function() {
            @Override public float f(float a, float b) { return a / b; }
            @Override public float da(float a, float b, float g) { return g / b; }
            @Override public float db(float a, float b, float g) { return -g * a / b / b; }
        });
    }

    private interface Function {
        float f(float a, float b);

        float da(float a, float b, float g);

        float db(float a, float b, float g);
    }

    private static Tensor apply(Tensor x, Tensor y, Function fn) {
        int[] shape = broadcast(x, y);
        int[] ix = indices(x, shape);
        int[] iy = indices(y, shape);
        float[] a = x.data();
        float[] b = y.data();
        float[] z = new float[ix.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = fn.f(a[ix[i]], b[iy[i]]);
        }
        return Tensor.result(z, shape, new GradFn(x, y) {
            @Override
            protected void backward(Tensor out) {
                float[] g = out.grad();
                if (x.requiresGrad()) {
                    float[] dx = x.gradToAdd();
                    for (int i = 0; i < g.length; i++) {
                        dx[ix[i]] += fn.da(a[ix[i]], b[iy[i]], g[i]);
                    }
                }
                if (y.requiresGrad()) {
                    float[] dy = y.gradToAdd();
                    for (int i = 0; i < g.length; i++) {
                        dy[iy[i]] += fn.db(a[ix[i]], b[iy[i]], g[i]);
                    }
                }
            }
        });
    }

    private static int[] broadcast(Tensor x, Tensor y) {
        int n = Math.max(x.dim(), y.dim());
        int[] shape = new int[n];
        for (int d = 1; d <= n; d++) {
            int sx = d <= x.dim() ? x.size(-d) : 1;
            int sy = d <= y.dim() ? y.size(-d) : 1;
            if (sx != sy && sx != 1 && sy != 1) {
                throw new IllegalArgumentException("shapes " + x + " and " + y + " do not fit together: sizes must be equal or 1");
            }
            shape[n - d] = sx == 1 ? sy : sx;
        }
        return shape;
    }

    /// For each element of `shape`, where the element of `t` lies that stands for it.
    private static int[] indices(Tensor t, int[] shape) {
        int[] at = new int[Math.toIntExact(Shaping.count(shape))];
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int d = 1; d <= t.dim(); d++) {
            strides[shape.length - d] = t.size(-d) == 1 ? 0 : stride;
            stride *= t.size(-d);
        }
        int[] index = new int[shape.length];
        for (int i = 0, p = 0; i < at.length; i++) {
            at[i] = p;
            for (int d = shape.length - 1; d >= 0; d--) {
                p += strides[d];
                if (++index[d] < shape[d]) {
                    break;
                }
                p -= strides[d] * shape[d];
                index[d] = 0;
            }
        }
        return at;
    }
}
