package descent.nn;

import descent.tensor.Generator;
import descent.tensor.GradientCheck;
import descent.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Each layer and loss against the same formula in double precision, over 200 random shapes.
class LayerGradientTest {
    private static Generator seeded(int seed) {
        return Generator.of(seed, "layers");
    }

    private static void activation(Module layer, DoubleUnaryOperator f) {
        for (int seed = 0; seed < GradientCheck.SHAPES; seed++) {
            Generator g = seeded(seed);
            Tensor x = GradientCheck.random(g, 1 + g.nextInt(5), 1 + g.nextInt(9));
            GradientCheck.check(layer.toString(), new Tensor[] {x}, in -> layer.forward(in[0]), v -> map(v[0], f));
        }
    }

    private static double[] map(double[] v, DoubleUnaryOperator f) {
        double[] y = new double[v.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = f.applyAsDouble(v[i]);
        }
        return y;
    }

    @Test
    void activations_meetCentralDifferences_onRandomShapes() {
        activation(new ReLU(), v -> Math.max(v, 0));
        activation(new LeakyReLU(0.1), v -> v > 0 ? v : 0.1 * v);
        activation(new Tanh(), Math::tanh);
        activation(new Sigmoid(), v -> 1 / (1 + Math.exp(-v)));
        activation(new ELU(1.5), v -> v > 0 ? v : 1.5 * Math.expm1(v));
        activation(new GELU(true), v -> 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v))));
        activation(new GELU(), v -> 0.5 * v * (1 + erf(v / Math.sqrt(2))));
        activation(new Softplus(2, 3), v -> 2 * v > 3 ? v : Math.log1p(Math.exp(2 * v)) / 2);
    }

    /// The error function as its series, for |x| below 2.
    private static double erf(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 60; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    @Test
    void linear_meetsCentralDifferences_onRandomShapes() {
        for (int seed = 0; seed < GradientCheck.SHAPES; seed++) {
            Generator g = seeded(seed);
            int rows = 1 + g.nextInt(6);
            int in = 1 + g.nextInt(7);
            int out = 1 + g.nextInt(20);
            Linear layer = new Linear(in, out, g);
            Tensor[] leaves = {GradientCheck.random(g, rows, in), layer.parameters().get(0), layer.parameters().get(1)};
            GradientCheck.check("Linear", leaves, t -> layer.forward(t[0]), v -> linear(v, rows, in, out));
        }
    }

    private static double[] linear(double[][] v, int rows, int in, int out) {
        double[] y = new double[rows * out];
        for (int i = 0; i < y.length; i++) {
            y[i] = v[2][i % out];
            for (int k = 0; k < in; k++) {
                y[i] += v[0][i / out * in + k] * v[1][k * out + i % out];
            }
        }
        return y;
    }

    @Test
    void sequential_meetsCentralDifferences_whereFusedAndInPlace() {
        for (int seed = 0; seed < GradientCheck.SHAPES; seed++) {
            Generator g = seeded(seed);
            int rows = 1 + g.nextInt(5);
            Linear first = new Linear(3, 1 + g.nextInt(18), g);
            int hidden = first.outFeatures();
            Linear last = new Linear(hidden, 2, g);
            Sequential net = new Sequential(first, new Tanh(), new LeakyReLU(0.2), last);
            Tensor[] leaves = {GradientCheck.random(g, rows, 3), first.parameters().get(0), first.parameters().get(1),
                last.parameters().get(0), last.parameters().get(1)};
            GradientCheck.check(net.toString(), leaves, t -> net.forward(t[0]), v -> {
                double[] h = map(map(linear(new double[][] {v[0], v[1], v[2]}, rows, 3, hidden), Math::tanh), a -> a > 0 ? a : 0.2 * a);
                return linear(new double[][] {h, v[3], v[4]}, rows, hidden, 2);
            });
        }
    }

    @Test
    void norms_meetCentralDifferences_onRandomShapes() {
        for (int seed = 0; seed < GradientCheck.SHAPES; seed++) {
            Generator g = seeded(seed);
            int rows = 3 + g.nextInt(4);
            int n = 3 + g.nextInt(4);
            for (Layer layer : new Layer[] {new BatchNorm1d(n, 0.1, 0.1), new LayerNorm(n, 0.1)}) {
                Tensor[] leaves = {GradientCheck.random(g, rows, n), layer.parameters().get(0), layer.parameters().get(1)};
                boolean batch = layer instanceof BatchNorm1d;
                GradientCheck.check(layer.toString(), leaves, t -> layer.forward(t[0]), v -> normalised(v, rows, n, batch));
            }
        }
    }

    private static double[] normalised(double[][] v, int rows, int n, boolean batch) {
        double[] y = new double[rows * n];
        int count = batch ? rows : n;
        for (int a = 0; a < (batch ? n : rows); a++) {
            double mean = 0;
            double square = 0;
            for (int b = 0; b < count; b++) {
                mean += v[0][batch ? b * n + a : a * n + b] / count;
            }
            for (int b = 0; b < count; b++) {
                square += Math.pow(v[0][batch ? b * n + a : a * n + b] - mean, 2) / count;
            }
            for (int b = 0; b < count; b++) {
                int at = batch ? b * n + a : a * n + b;
                y[at] = (v[0][at] - mean) / Math.sqrt(square + 0.1) * v[1][at % n] + v[2][at % n];
            }
        }
        return y;
    }

    /// Predictions and targets of both signs, at least 0.05 apart: kinks have no central difference.
    private static void loss(Supplier<Loss> loss, DoubleBinaryOperator term) {
        for (int seed = 0; seed < GradientCheck.SHAPES; seed++) {
            Generator g = seeded(seed);
            int[] shape = {1 + g.nextInt(6), 1 + g.nextInt(4)};
            Tensor target = Tensor.zeros(shape);
            Tensor p = GradientCheck.random(g, shape);
            for (int i = 0; i < p.numel(); i++) {
                target.data()[i] = g.uniform(-1, 1);
                p.data()[i] += target.data()[i];
            }
            GradientCheck.check("loss", new Tensor[] {p}, t -> loss.get().forward(t[0], target), v -> {
                double s = 0;
                for (int i = 0; i < v[0].length; i++) {
                    s += term.applyAsDouble(v[0][i], target.data()[i]) / v[0].length;
                }
                return new double[] {s};
            });
        }
    }

    @Test
    void losses_meetCentralDifferences_onRandomShapes() {
        loss(MSELoss::new, (p, t) -> (p - t) * (p - t));
        loss(L1Loss::new, (p, t) -> Math.abs(p - t));
        loss(() -> new SmoothL1Loss(0.7), (p, t) -> Math.abs(p - t) < 0.7f ? 0.5 * (p - t) * (p - t) / 0.7 : Math.abs(p - t) - 0.35);
        loss(() -> new HuberLoss(0.7), (p, t) -> Math.abs(p - t) <= 0.7f ? 0.5 * (p - t) * (p - t) : 0.7 * (Math.abs(p - t) - 0.35));
        loss(BCEWithLogitsLoss::new, (p, t) -> Math.log1p(Math.exp(p)) - p * t);
    }

    @Test
    void crossEntropy_meetsCentralDifferences_onRandomShapes() {
        for (int seed = 0; seed < GradientCheck.SHAPES; seed++) {
            Generator g = seeded(seed);
            int rows = 1 + g.nextInt(5);
            int classes = 2 + g.nextInt(4);
            double smooth = g.nextInt(2) * 0.2;
            double[] weights = new double[g.nextInt(2) * classes];
            for (int c = 0; c < weights.length; c++) {
                weights[c] = 0.5 + c;
            }
            Tensor y = Tensor.zeros(rows);
            for (int i = 0; i < rows; i++) {
                y.data()[i] = g.nextInt(classes);
            }
            Tensor z = GradientCheck.random(g, rows, classes);
            GradientCheck.check("CrossEntropyLoss", new Tensor[] {z}, t -> new CrossEntropyLoss(smooth, weights).forward(t[0], y), v -> {
                double total = 0;
                double mass = 0;
                for (int i = 0; i < rows; i++) {
                    double sum = 0;
                    for (int c = 0; c < classes; c++) {
                        sum += Math.exp(v[0][i * classes + c]);
                    }
                    int own = (int) y.data()[i];
                    mass += weights.length == 0 ? 1 : weights[own];
                    for (int c = 0; c < classes; c++) {
                        double share = smooth / classes + (c == own ? 1 - smooth : 0);
                        total += share * (weights.length == 0 ? 1 : weights[c]) * (Math.log(sum) - v[0][i * classes + c]);
                    }
                }
                return new double[] {total / mass};
            });
        }
    }
}
