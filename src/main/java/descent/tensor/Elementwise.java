package descent.tensor;

/// Operations on each element alone: `y[i] = f(x[i])`, shape kept. Gradient: `dx[i] = dy[i] · f'(x[i])`.
final class Elementwise {
    private Elementwise() { }

    static Tensor neg(Tensor x) {
        return apply(x, new Function() {
            @Override public float f(float v) { return -v; }
            @Override public float df(float v, float y) { return -1; }
        });
    }

    static Tensor exp(Tensor x) {
        return apply(x, new Function() {
            @Override public float f(float v) { return Functions.exp(v); }
            @Override public float df(float v, float y) { return y; }
        });
    }

    static Tensor log(Tensor x) {
        return apply(x, new Function() {
            @Override public float f(float v) { return (float) StrictMath.log(v); }
            @Override public float df(float v, float y) { return 1 / v; }
        });
    }

    static Tensor sqrt(Tensor x) {
        return apply(x, new Function() {
            @Override public float f(float v) { return (float) Math.sqrt(v); }
            @Override public float df(float v, float y) { return 0.5f / y; }
        });
    }

    /// Derivative 0 at 0, as PyTorch.
    static Tensor abs(Tensor x) {
        return apply(x, new Function() {
            @Override public float f(float v) { return Math.abs(v); }
            @Override public float df(float v, float y) { return Math.signum(v); }
        });
    }

    static Tensor pow(Tensor x, double exponent) {
        return apply(x, new Function() {
            @Override public float f(float v) { return (float) StrictMath.pow(v, exponent); }
            @Override public float df(float v, float y) {
                return exponent == 0 ? 0 : (float) (exponent * StrictMath.pow(v, exponent - 1));
            }
        });
    }

    /// Derivative 0 at 0, as PyTorch.
    static Tensor relu(Tensor x) {
        return apply(x, new Function() {
            @Override public float f(float v) { return Functions.relu(v); }
            @Override public float df(float v, float y) { return y > 0 ? 1 : 0; }
        });
    }

    static Tensor tanh(Tensor x) {
        return apply(x, new Function() {
            @Override public float f(float v) { return Functions.tanh(v); }
            @Override public float df(float v, float y) { return Fma.fma(-y, y, 1f); }
        });
    }

    static Tensor sigmoid(Tensor x) {
        return apply(x, new Function() {
            @Override public float f(float v) { return Functions.sigmoid(v); }
            @Override public float df(float v, float y) { return (1 - y) * y; }
        });
    }

    private interface Function {
        float f(float x);

        float df(float x, float y);
    }

    private static Tensor apply(Tensor x, Function fn) {
        float[] in = x.data();
        float[] out = new float[in.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = fn.f(in[i]);
        }
        return Tensor.result(out, x.shape(), new GradFn(x) {
            @Override
            protected void backward(Tensor y) {
                float[] dy = y.grad();
                float[] dx = x.gradToAdd();
                for (int i = 0; i < dx.length; i++) {
                    dx[i] += dy[i] * fn.df(in[i], out[i]);
                }
            }
        });
    }

    /// `x.grad += g`, where x asks for a gradient.
    static void addTo(Tensor x, float[] g) {
        if (x.requiresGrad()) {
            float[] dx = x.gradToAdd();
            for (int i = 0; i < dx.length; i++) {
                dx[i] += g[i];
            }
        }
    }
}
