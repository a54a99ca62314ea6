package descent.nn;

import descent.tensor.Engine;
import descent.tensor.Tensor;
import java.util.Arrays;

/// Brings each feature to mean 0 and variance 1 over the batch, then scales and shifts it:
/// `y = (x − mean) / √(var + eps) · weight + bias`.
///
/// Shapes: `x: [N, n] → y: [N, n]`, weight, bias, running_mean, running_var `[n]`, num_batches_tracked a scalar.
/// Training: mean and biased variance of the batch; `running = (1 − momentum) running + momentum batch`, the running
/// variance takes the unbiased one. eval(): the running ones. Defaults: eps 1e-5, momentum 0.1; weight 1, bias 0.
/// Errors: n below 1, eps not above 0, momentum outside [0, 1]; a training batch of one row. Source: `torch.nn.BatchNorm1d`.
public final class BatchNorm1d extends Layer {
    private final int n;
    private final double eps;
    private final double momentum;
    private final Tensor weight;
    private final Tensor bias;
    private final Tensor runningMean;
    private final Tensor runningVar;
    private final Tensor batches = Tensor.scalar(0);

    public BatchNorm1d(int n) {
        this(n, 1e-5, 0.1);
    }

    public BatchNorm1d(int n, double eps, double momentum) {
        Check.that(n >= 1, "Invalid number of features: %d, must be at least 1", n);
        Check.that(eps > 0 && Double.isFinite(eps), "Invalid eps: %s, must be above 0", eps);
        Check.that(momentum >= 0 && momentum <= 1, "Invalid momentum: %s, must be between 0 and 1", momentum);
        this.n = n;
        this.eps = eps;
        this.momentum = momentum;
        this.weight = Tensor.zeros(n).requiresGrad(true);
        this.bias = Tensor.zeros(n).requiresGrad(true);
        this.runningMean = Tensor.zeros(n);
        this.runningVar = Tensor.zeros(n);
        Arrays.fill(weight.data(), 1);
        Arrays.fill(runningVar.data(), 1);
    }

    @Override
    protected void collect(String prefix, Entries into) {
        into.parameter(prefix + "weight", weight);
        into.parameter(prefix + "bias", bias);
        into.buffer(prefix + "running_mean", runningMean);
        into.buffer(prefix + "running_var", runningVar);
        into.buffer(prefix + "num_batches_tracked", batches);
    }

    @Override
    int outFeatures(int in) {
        Check.that(in == n, "a batch with %d features came to %s, which needs %d", in, this, n);
        return n;
    }

    @Override
    public String toString() {
        return "BatchNorm1d(" + n + ")";
    }

    @Override
    Stage stage(int in, int rows, Engine engine) {
        return new Work(rows);
    }

    /// With x̂ = (x − mean) · r: `dweight = Σ dy x̂`, `dbias = Σ dy`, and in training
    /// `dx = weight r (dy − dbias / N − x̂ dweight / N)`, in eval() `dx = weight r dy`. Sums in double precision.
    private final class Work extends Stage {
        private final int rows;
        private final float[] normal;
        private final float[] scale = new float[n];
        private final float[] centre = new float[n];
        private final double[] sumDy = new double[n];
        private final double[] sumDyX = new double[n];
        private boolean trained;

        Work(int rows) {
            super(n, n);
            this.rows = rows;
            this.normal = new float[rows * n];
        }

        @Override
        boolean rowWise() {
            return false;
        }

        @Override
        void begin() {
            trained = training();
            if (trained) {
                if (rows < 2) {
                    Check.that(false, "Expected more than 1 value per channel when training, got input size [%d, %d]", rows, n);
                }
                batchMoments();
                batches.data()[0]++;
            } else {
                for (int j = 0; j < n; j++) {
                    centre[j] = runningMean.data()[j];
                    scale[j] = (float) (1 / Math.sqrt(runningVar.data()[j] + eps));
                }
            }
        }

        private void batchMoments() {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int i = j; i < rows * n; i += n) {
                    sum += x[i];
                }
                double mean = sum / rows;
                double squares = 0;
                for (int i = j; i < rows * n; i += n) {
                    squares += (x[i] - mean) * (x[i] - mean);
                }
                centre[j] = (float) mean;
                scale[j] = (float) (1 / Math.sqrt(squares / rows + eps));
                move(runningMean.data(), j, mean);
                move(runningVar.data(), j, squares / (rows - 1));
            }
        }

        private void move(float[] running, int j, double batch) {
            running[j] = (float) ((1 - momentum) * running[j] + momentum * batch);
        }

        @Override
        void forward(int from, int to, int worker) {
            float[] w = weight.data();
            float[] b = bias.data();
            for (int i = from; i < to; i++) {
                for (int j = 0; j < n; j++) {
                    int at = i * n + j;
                    normal[at] = (x[at] - centre[j]) * scale[j];
                    y[at] = normal[at] * w[j] + b[j];
                }
            }
        }

        @Override
        void backward(Slice s) {
            sums(s);
            float[] w = weight.data();
            for (int i = 0; i < rows && s.dx != null; i++) {
                for (int j = 0; j < n; j++) {
                    int at = i * n + j;
                    double g = s.dy[s.dy0 + at];
                    if (trained) {
                        g -= (sumDy[j] + normal[at] * sumDyX[j]) / rows;
                    }
                    s.dx[s.dx0 + at] = (float) (w[j] * (scale[j] * g));
                }
            }
        }

        private void sums(Slice s) {
            Arrays.fill(sumDy, 0);
            Arrays.fill(sumDyX, 0);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < n; j++) {
                    float g = s.dy[s.dy0 + i * n + j];
                    sumDy[j] += g;
                    sumDyX[j] += (double) g * normal[i * n + j];
                }
            }
        }

        @Override
        void end() {
            addTo(weight, sumDyX);
            addTo(bias, sumDy);
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

    static void addTo(Tensor parameter, double[] sums) {
        if (parameter.requiresGrad()) {
            float[] g = parameter.gradToAdd();
            for (int j = 0; j < g.length; j++) {
                g[j] += (float) sums[j];
            }
        }
    }
}
