package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            GradientCheck.check("mean", in, t -> t[0].mean().add(t[0].sum(1).sum()), v -> {
                double s = 0;
                for (double d : v[0]) {
                    s += d;
                }
                return new double[] {s / (n * m) + s};
            });
        }
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

    @Test
    void backward_addsToGradients_untilZeroGrad() {
        Tensor x = Tensor.of(new float[] {3}, 1).requiresGrad(true);
        x.mul(x).sum().backward();
        x.mul(x).sum().backward();
        assertArrayEquals(new float[] {12}, x.grad());
        x.zeroGrad();
        assertEquals(null, x.grad());
        x.mul(x).sum().backward();
        assertArrayEquals(new float[] {6}, x.grad());
    }

    @Test
    void noGrad_recordsNothing_insideOnly() {
        Tensor x = Tensor.scalar(2).requiresGrad(true);
        Tensor y = Tensor.noGrad(() -> x.mul(x));
        assertTrue(!y.requiresGrad() && x.mul(x).requiresGrad());
        assertThrows(IllegalStateException.class, y::backward);
    }

    @Test
    void shapes_areNamed_whenTheyDoNotFit() {
        Tensor a = Tensor.zeros(2, 3);
        String add = assertThrows(IllegalArgumentException.class, () -> a.add(Tensor.zeros(2))).getMessage();
        assertTrue(add.contains("[2, 3]") && add.contains("[2]"), add);
        String product = assertThrows(IllegalArgumentException.class, () -> a.matmul(Tensor.zeros(2, 3))).getMessage();
        assertTrue(product.contains("[2, 3]"), product);
        assertThrows(IllegalArgumentException.class, () -> a.reshape(4));
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[3], 2, 2));
        assertThrows(IllegalStateException.class, () -> Tensor.zeros(2).requiresGrad(true).backward());
    }
}
