package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Each operation of Tensor against the same formula in double precision, over 200 random shapes.
class OperationGradientTest {
    private static void unary(String name, UnaryOperator<Tensor> op, DoubleUnaryOperator f, boolean positive) {
        for (int seed = 0; seed < GradientCheck.SHAPES; seed++) {
            Generator g = Generator.of(seed, name);
            Tensor x = GradientCheck.random(g, 1 + g.nextInt(4), 1 + g.nextInt(5));
            for (int i = 0; positive && i < x.numel(); i++) {
                x.data()[i] = Math.abs(x.data()[i]) + 0.2f;
            }
            GradientCheck.check(name, new Tensor[] {x}, in -> op.apply(in[0]), v -> {
                double[] y = new double[v[0].length];
                for (int i = 0; i < y.length; i++) {
                    y[i] = f.applyAsDouble(v[0][i]);
                }
                return y;
            });
        }
    }

    @Test
    void elementwise_meetsCentralDifferences_onRandomShapes() {
        unary("neg", Tensor::neg, v -> -v, false);
        unary("exp", Tensor::exp, Math::exp, false);
        unary("log", Tensor::log, Math::log, true);
        unary("sqrt", Tensor::sqrt, Math::sqrt, true);
        unary("abs", Tensor::abs, Math::abs, false);
        unary("pow", t -> t.pow(2.5), v -> Math.pow(v, 2.5), true);
        unary("square", t -> t.pow(2), v -> v * v, false);
        unary("relu", Tensor::relu, v -> Math.max(v, 0), false);
        unary("tanh", Tensor::tanh, Math::tanh, false);
        unary("sigmoid", Tensor::sigmoid, v -> 1 / (1 + Math.exp(-v)), false);
        unary("add number", t -> t.add(3), v -> v + 3, false);
        unary("mul number", t -> t.mul(-3), v -> v * -3, false);
        unary("used twice", t -> t.mul(t).add(t.tanh()), v -> v * v + Math.tanh(v), false);
        unary("used twice, not a leaf", t -> {
            Tensor y = t.mul(2);
            return y.mul(y).sub(y.exp().mul(y));
        }, v -> 4 * v * v - Math.exp(2 * v) * 2 * v, false);
    }

    private interface Binary {
        Tensor apply(Tensor a, Tensor b);
    }

    /// The second shape is the first one with some sizes 1 or missing: broadcast.
    private static void binary(String name, Binary op, DoubleBinaryOperator f) {
        for (int seed = 0; seed < GradientCheck.SHAPES; seed++) {
            Generator g = Generator.of(seed, name);
            int n = 1 + g.nextInt(4);
            int m = 1 + g.nextInt(5);
            int kind = g.nextInt(5);
            int[] shape = kind == 0 ? new int[] {m} : kind == 1 ? new int[] {1, m} : kind == 2 ? new int[] {n, 1} : kind == 3 ? new int[] {}
                    : new int[] {n, m};
            Tensor a = GradientCheck.random(g, n, m);
            Tensor b = GradientCheck.random(g, shape);
            boolean swap = g.nextInt(2) == 0;
            GradientCheck.check(name, new Tensor[] {a, b}, in -> swap ? op.apply(in[1], in[0]) : op.apply(in[0], in[1]), v -> {
                double[] y = new double[n * m];
                for (int i = 0; i < y.length; i++) {
                    double p = v[0][i];
                    double q = v[1][kind < 2 ? i % m : kind == 2 ? i / m : kind == 3 ? 0 : i];
                    y[i] = swap ? f.applyAsDouble(q, p) : f.applyAsDouble(p, q);
                }
                return y;
            });
        }
    }

    @Test
    void arithmetic_meetsCentralDifferences_onRandomBroadcastShapes() {
        binary("add", Tensor::add, Double::sum);
        binary("sub", Tensor::sub, (a, b) -> a - b);
        binary("mul", Tensor::mul, (a, b) -> a * b);
        binary("div", (a, b) -> a.div(b.mul(b).add(1)), (a, b) -> a / (b * b + 1));
    }

    @Test
    void matmulTransposeReshape_meetCentralDifferences_onRandomShapes() {
        for (int seed = 0; seed < GradientCheck.SHAPES; seed++) {
            Generator g = Generator.of(seed, "matmul");
            int n = 1 + g.nextInt(4);
            int m = 1 + g.nextInt(20);
            int p = 1 + g.nextInt(4);
            Tensor[] in = {GradientCheck.random(g, n, m), GradientCheck.random(g, p, m)};
            GradientCheck.check("matmul", in, t -> t[0].matmul(t[1].transpose()).reshape(p, n), v -> {
                double[] y = new double[n * p];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < p; j++) {
                        for (int k = 0; k < m; k++) {
                            y[i * p + j] += v[0][i * m + k] * v[1][j * m + k];
                        }
                    }
                }
                return y;
            });
        }
    }

    @Test
    void reductions_meetCentralDifferences_onRandomShapes() {
        for (int seed = 0; seed < GradientCheck.SHAPES; seed++) {
            Generator g = Generator.of(seed, "sum");
            int n = 1 + g.nextInt(4);
            int m = 1 + g.nextInt(5);
            Tensor[] in = {GradientCheck.random(g, n, m)};
            GradientCheck.check("sum of columns", in, t -> t[0].sum(0), v -> {
                double[] y = new double[m];
                for (int i = 0; i < n * m; i++) {
                    y[i % m] += v[0][i];
                }
                return y;
            });
            in[0].zeroGrad();
            GradientCheck.check("sum of rows", in, t -> t[0].sum(1), v -> {
                double[] y = new double[n];
                for (int i = 0; i < n * m; i++) {
                    y[i / m] += v[0][i];
                }
                return y;
            });
            in[0].zeroGrad();
            GradientCheck.check("mean and sum", in, t -> t[0].mean().add(t[0].sum()), v -> {
                double s = 0;
                for (double d : v[0]) {
                    s += d;
                }
                return new double[] {s / (n * m) + s};
            });
        }
    }

    /// Where each number goes: over one of two dimensions, and over each of three.
    @Test
    void sum_overADimension_addsWhatLiesAlongIt() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).requiresGrad(true);
        assertArrayEquals(new float[] {5, 7, 9}, x.sum(0).data());
        assertArrayEquals(new float[] {6, 15}, x.sum(1).data());
        assertArrayEquals(new float[] {6, 15}, x.sum(-1).data());
        x.sum(1).mul(Tensor.of(new float[] {10, 20}, 2)).sum().backward();
        assertArrayEquals(new float[] {10, 10, 10, 20, 20, 20}, x.grad());
        Tensor cube = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60}, 2, 3, 2).requiresGrad(true);
        assertArrayEquals(new float[] {11, 22, 33, 44, 55, 66}, cube.sum(0).data());
        assertArrayEquals(new float[] {9, 12, 90, 120}, cube.sum(1).data());
        assertArrayEquals(new float[] {3, 7, 11, 30, 70, 110}, cube.sum(2).data());
        assertArrayEquals(new int[] {2, 2}, cube.sum(1).shape());
        cube.sum(1).mul(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2)).sum().backward();
        assertArrayEquals(new float[] {1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4}, cube.grad());
        assertThrows(IllegalArgumentException.class, () -> cube.sum(3));
        assertThrows(IllegalArgumentException.class, () -> cube.sum(-4));
    }

    @Test
    void backward_isIterative_onDeepGraph() {
        Tensor x = Tensor.scalar(1).requiresGrad(true);
        Tensor y = x;
        for (int i = 0; i < 100_000; i++) {
            y = y.add(x);
        }
        y.backward();
        assertEquals(100_001, x.grad()[0]);
    }
}
