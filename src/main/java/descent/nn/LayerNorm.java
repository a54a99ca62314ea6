package descent.nn;

import descent.tensor.Engine;
import descent.tensor.Tensor;
import java.util.Arrays;

/// Brings each row to mean 0 and variance 1, then scales and shifts each feature:
/// `y = (x − mean) / √(var + eps) · weight + bias`, mean and biased variance over the row.
///
/// Shapes: `x: [N, n] → y: [N, n]`, weight and bias `[n]`. Defaults: eps 1e-5; weight 1, bias 0. The same in train() and
/// eval(). Errors: n below 1, eps not above 0. Source: `torch.nn.LayerNorm`.
public final class LayerNorm extends Layer {
    private final int n;
    private final double eps;
    private final Tensor weight;
    private final Tensor bias;

    public LayerNorm(int n) {
        this(n, 1e-5);
    }

    public LayerNorm(int n, double eps) {
        Check.that(n >= 1, "Invalid number of features: %d, must be at least 1", n);
        Check.that(eps > 0 && Double.isFinite(eps), "Invalid eps: %s, must be above 0", eps);
        this.n = n;
        this.eps = eps;
        this.weight = Tensor.zeros(n).requiresGrad(true);
        this.bias = Tensor.zeros(n).requiresGrad(true);
        Arrays.fill(weight.data(), 1);
    }

    @Override
    protected void collect(String prefix, Entries into) {
        into.parameter(prefix + "weight", weight);
        into.parameter(prefix + "bias", bias);
    }

    @Override
    int outFeatures(int in) {
        Check.that(in == n, "a batch with %d features came to %s, which needs %d", in, this, n);
        return n;
    }

    @Override
    public String toString() {
        return "LayerNorm(" + n + ")";
    }

    @Override
    Stage stage(int in, int rows, Engine engine) {
        return new Work(rows);
    }

    /// With x̂ = (x − mean) · r and g = dy · weight: `dx = r (g − mean(g) − x̂ mean(g x̂))`, `dweight = Σ dy x̂`, `dbias = Σ dy`.
    private final class Work extends Stage {
        private final float[] normal;
        private final float[] scale;
        private final GroupSums weightGrad = new GroupSums(weight);
        private final GroupSums biasGrad = new GroupSums(bias);

        Work(int rows) {
            super(n, n);
            normal = new float[rows * n];
            scale = new float[rows];
        }

        @Override
        void forward(int from, int to, int worker) {
            for (int i = from; i < to; i++) {
                row(i);
            }
        }

        private void row(int i) {
            int at = i * n;
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += x[at + j];
            }
            double mean = sum / n;
            double squares = 0;
            for (int j = 0; j < n; j++) {
                squares += (x[at + j] - mean) * (x[at + j] - mean);
            }
            double r = 1 / Math.sqrt(squares / n + eps);
            scale[i] = (float) r;
            for (int j = 0; j < n; j++) {
                normal[at + j] = (float) ((x[at + j] - mean) * r);
                y[at + j] = normal[at + j] * weight.data()[j] + bias.data()[j];
            }
        }

        @Override
        void beginBackward(int groups, boolean wantsDx) {
            weightGrad.begin(groups);
            biasGrad.begin(groups);
        }

        @Override
        void backward(Slice s) {
            if (weight.requiresGrad()) {
                sums(s, weightGrad.of(s.group), true);
            }
            if (bias.requiresGrad()) {
                sums(s, biasGrad.of(s.group), false);
            }
            for (int i = s.from; i < s.to && s.dx != null; i++) {
                rowBackward(s, i);
            }
        }

        private void sums(Slice s, float[] into, boolean timesNormal) {
            if (s.first) {
                Arrays.fill(into, 0);
            }
            for (int i = s.from; i < s.to; i++) {
                for (int j = 0; j < n; j++) {
                    float g = s.dy[s.dy0 + (i - s.from) * n + j];
                    into[j] += timesNormal ? g * normal[i * n + j] : g;
                }
            }
        }

        private void rowBackward(Slice s, int i) {
            int dy = s.dy0 + (i - s.from) * n;
            int dx = s.dx0 + (i - s.from) * n;
            double sum = 0;
            double sumX = 0;
            for (int j = 0; j < n; j++) {
                double g = (double) s.dy[dy + j] * weight.data()[j];
                sum += g;
                sumX += g * normal[i * n + j];
            }
            for (int j = 0; j < n; j++) {
                double g = (double) s.dy[dy + j] * weight.data()[j];
                s.dx[dx + j] = (float) (scale[i] * (g - (sum + normal[i * n + j] * sumX) / n));
            }
        }

        @Override
        void end() {
            weightGrad.end();
            biasGrad.end();
        }

        @Override
        boolean hasWeights() {
            return weight.requiresGrad() || bias.requiresGrad();
        }

        @Override
        boolean needsInput() {
            return false;
        }

        @Override
        boolean needsOutput() {
            return false;
        }
    }
}
