package descent.tensor;

/// A function of one number with its derivative beside it. Kernels may know faster ways to the same bits for some.
///
/// Gradients below [Functions#TINY] come out as 0, and so do values that a function brings there: a saturated unit must not feed
/// subnormal numbers to the layer before it, nor to the weights of the one behind it.
public sealed interface Activation {
    /// The value at x.
    float f(float x);

    /// dy · f'(x), where y = f(x).
    float df(float x, float y, float dy);

    /// Whether `df` looks at x; when not, a layer may overwrite its input.
    default boolean needsInput() {
        return true;
    }

    /// max(x, 0); derivative 0 at 0.
    record Relu() implements Activation {
        @Override
        public float f(float x) {
            return Functions.relu(x);
        }

        @Override
        public float df(float x, float y, float dy) {
            return y > 0 ? dy : 0;
        }

        @Override
        public boolean needsInput() {
            return false;
        }
    }

    /// x for x > 0, else slope · x; derivative `slope` at 0.
    record Leaky(float slope) implements Activation {
        @Override
        public float f(float x) {
            return x > 0 ? x : x * slope;
        }

        @Override
        public float df(float x, float y, float dy) {
            return x > 0 ? dy : dy * slope;
        }
    }

    /// (e^x − e^−x) / (e^x + e^−x); derivative 1 − y².
    record Tanh() implements Activation {
        @Override
        public float f(float x) {
            return Functions.tanh(x);
        }

        @Override
        public float df(float x, float y, float dy) {
            return Functions.flush(dy * Fma.fma(-y, y, 1f));
        }

        @Override
        public boolean needsInput() {
            return false;
        }
    }

    /// 1 / (1 + e^−x); derivative y (1 − y).
    record Sigmoid() implements Activation {
        @Override
        public float f(float x) {
            return Functions.sigmoid(x);
        }

        @Override
        public float df(float x, float y, float dy) {
            return Functions.flush(dy * ((1f - y) * y));
        }

        @Override
        public boolean needsInput() {
            return false;
        }
    }

    /// x for x > 0, else alpha (e^x − 1).
    record Elu(float alpha) implements Activation {
        @Override
        public float f(float x) {
            return x > 0 ? x : alpha * Functions.expm1(x);
        }

        @Override
        public float df(float x, float y, float dy) {
            return x > 0 ? dy : Functions.flush(dy * (alpha * Functions.exp(x)));
        }
    }

    /// x Φ(x), Φ the normal distribution; derivative Φ(x) + x φ(x).
    record Gelu() implements Activation {
        private static final float ROOT_HALF = 0.70710678f;
        private static final float DENSITY = 0.39894228f;

        @Override
        public float f(float x) {
            return x * 0.5f * (1f + Functions.erf(x * ROOT_HALF));
        }

        @Override
        public float df(float x, float y, float dy) {
            float phi = DENSITY * Functions.exp(-0.5f * x * x);
            float cdf = 0.5f * (1f + Functions.erf(x * ROOT_HALF));
            return Functions.flush(dy * (cdf + x * phi));
        }
    }

    /// 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))).
    record GeluTanh() implements Activation {
        private static final float ROOT = 0.7978846f;
        private static final float CUBE = 0.044715f;

        @Override
        public float f(float x) {
            return 0.5f * x * (1f + Functions.tanh(ROOT * (x + CUBE * x * x * x)));
        }

        @Override
        public float df(float x, float y, float dy) {
            float t = Functions.tanh(ROOT * (x + CUBE * x * x * x));
            float inner = ROOT * (1f + 3f * CUBE * x * x);
            float slope = (1f - t) * (1f + t);
            float bent = slope == 0 ? 0 : 0.5f * x * slope * inner;
            return Functions.flush(dy * (0.5f * (1f + t) + bent));
        }
    }

    /// ln(1 + e^(beta x)) / beta, x itself where beta x > threshold; derivative sigmoid(beta x).
    record Softplus(float beta, float threshold) implements Activation {
        @Override
        public float f(float x) {
            float z = beta * x;
            return z > threshold ? x : Functions.flush((Math.max(z, 0f) + Functions.log1p(Functions.exp(-Math.abs(z)))) / beta);
        }

        @Override
        public float df(float x, float y, float dy) {
            float z = beta * x;
            return z > threshold ? dy : Functions.flush(dy * Functions.sigmoid(z));
        }
    }
}
