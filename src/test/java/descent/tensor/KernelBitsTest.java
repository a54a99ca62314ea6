package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Functions, losses and updates with each engine against their formula, to the bit, on numbers where something turns: zeros of
/// both signs, the smallest numbers, the seams of tanh and exp, infinities, NaN. Each stands once in every place of a vector
/// and once in what is left over.
class KernelBitsTest {
    private static final float[] EDGES = edges();
    /// Two vectors of 16 and five that are left over.
    private static final int N = 37;
    private static final float[] FACTORS = {1e-31f, 1e-30f, 1};

    private final List<Kernels> kernels = KernelsTest.kernels();

    private static float[] edges() {
        float[] positive = {0, Float.MIN_VALUE, 1e-38f, 0.6249999f, 0.625f, 1, 43.66f, 44.3614f, 44.37f, 69.0775f, 69.07751f, 69.08f, 87.3365f, 87.4f,
            88.7228f, 88.73f, 1e4f, Float.POSITIVE_INFINITY};
        float[] all = new float[2 * positive.length + 1];
        for (int i = 0; i < positive.length; i++) {
            all[2 * i] = positive[i];
            all[2 * i + 1] = -positive[i];
        }
        all[all.length - 1] = Float.NaN;
        return all;
    }

    private static float[] turned(int by) {
        float[] x = new float[N];
        for (int i = 0; i < N; i++) {
            x[i] = EDGES[(i + by) % EDGES.length];
        }
        return x;
    }

    private static List<Activation> functions() {
        return List.of(new Activation.Relu(), new Activation.Tanh(), new Activation.Sigmoid(), new Activation.Leaky(0.1f), new Activation.Elu(1.5f),
                new Activation.Gelu(), new Activation.GeluTanh(), new Activation.Softplus(2, 3));
    }

    @Test
    void forward_isTheFormula_forEveryEdgeInEveryPlace() {
        for (Activation f : functions()) {
            for (int by = 0; by < EDGES.length; by++) {
                float[] x = turned(by);
                float[] expected = new float[N];
                for (int i = 1; i < N - 1; i++) {
                    expected[i] = f.f(x[i]);
                }
                for (Kernels k : kernels) {
                    float[] y = new float[N];
                    k.forward(f, x, y, 1, N - 1);
                    assertArrayEquals(expected, y, f + " turned by " + by + " with " + k);
                }
            }
        }
    }

    @Test
    void backward_isTheFormula_forEveryEdgeInEveryPlace_andTinyGradients() {
        for (Activation f : functions()) {
            for (int by = 0; by < EDGES.length; by++) {
                for (float dy : FACTORS) {
                    backward(f, turned(by), dy, by);
                }
            }
        }
    }

    private void backward(Activation f, float[] x, float dy, int by) {
        ActivationGrad g = new ActivationGrad();
        g.x = x;
        g.y = new float[N];
        g.dy = new float[N + 2];
        for (int i = 0; i < N; i++) {
            g.y[i] = f.f(x[i]);
            g.dy[i + 2] = (i & 3) == 0 ? -dy : dy;
        }
        g.from = 3;
        g.to = N;
        g.dy0 = 2;
        g.dx0 = 1;
        float[] expected = new float[N + 2];
        for (int i = g.from; i < g.to; i++) {
            expected[1 + i - 3] = f.df(x[i], g.y[i], g.dy[2 + i - 3]);
        }
        for (Kernels k : kernels) {
            g.dx = new float[N + 2];
            k.backward(f, g);
            assertArrayEquals(expected, g.dx, f + ", dy " + dy + ", turned by " + by + " with " + k);
        }
    }

    private static List<LossSum> losses() {
        return List.of(new LossSum.Squared(), new LossSum.Absolute(), new LossSum.SmoothL1(0.5f), new LossSum.Huber(0.5f), new LossSum.Logistic());
    }

    @Test
    void lossGradient_isTheFormula_forEveryEdgeInEveryPlace_andTinyScales() {
        for (LossSum loss : losses()) {
            for (int by = 0; by < EDGES.length; by++) {
                float[] p = turned(by);
                for (float scale : FACTORS) {
                    for (float target : new float[] {0, 1}) {
                        float[] t = new float[N];
                        Arrays.fill(t, target);
                        float[] expected = new float[N];
                        for (int i = 0; i < N; i++) {
                            expected[i] = loss.slope(p[i], t[i], scale);
                        }
                        for (Kernels k : kernels) {
                            float[] dp = new float[N];
                            k.lossGradient(loss, p, t, scale, dp);
                            assertArrayEquals(expected, dp, loss + ", scale " + scale + ", turned by " + by + " with " + k);
                        }
                    }
                }
            }
        }
    }

    /// In 16 lanes over blocks of 4,096 elements; lanes that still hold something must not come in.
    @Test
    void lossSum_isTheSumInLanesAndBlocks_forLengthsAroundThem() {
        Products numbers = new Products(3);
        for (LossSum loss : losses()) {
            for (int n : new int[] {1, 15, 16, N, 4095, 4096, 4097, 4096 + N}) {
                float[] p = numbers.numbers(n);
                float[] t = numbers.numbers(n);
                double expected = 0;
                for (int from = 0; from < n; from += 4096) {
                    float[] lanes = new float[16];
                    for (int i = from; i < Math.min(n, from + 4096); i++) {
                        lanes[i % 16] += loss.term(p[i], t[i]);
                    }
                    for (float lane : lanes) {
                        expected += lane;
                    }
                }
                for (Kernels k : kernels) {
                    float[] room = numbers.numbers(16);
                    assertEquals(expected, k.lossSum(loss, p, t, room), loss + " of " + n + " with " + k);
                }
            }
        }
    }

    private static final class Step extends AdamStep {
        Step(boolean amsgrad, int by) {
            super(new float[N], amsgrad);
            beta1 = 0.9f;
            beta2 = 0.99f;
            take1 = 0.1f;
            take2 = 0.01f;
            eps = 1e-8f;
            rate = 0.01f;
            rootScale = 1.5f;
            l2 = 0.1f;
            shrink = 0.95f;
            float[] gradients = {0, 1e-19f, -1e-19f, 1e-18f, 1.1e-18f, 0.5f, -2, 1e-30f, 1e4f};
            float[] moments = {0, 1.2e-38f, -1.2e-38f, 1.4e-38f, 1e-3f, -1, 1e-20f};
            float[] weights = {0, 1.2e-38f, -1.2e-38f, 1, -1e-17f, 3, 1e-19f, -0.25f};
            grad = new float[N];
            for (int i = 0; i < N; i++) {
                grad[i] = gradients[(i + by) % gradients.length];
                m[i] = moments[(i + by) % moments.length];
                v[i] = Math.abs(moments[(i + 2 * by) % moments.length]);
                weight[i] = weights[(i + by) % weights.length];
                if (amsgrad) {
                    vMax[i] = i % 2 == 0 ? 0 : v[i] * 2;
                }
            }
        }
    }

    @Test
    void adam_isTheFormula_toTheBit_forTinyGradientsMomentsAndWeights() {
        for (boolean amsgrad : new boolean[] {false, true}) {
            for (int by = 0; by < 9 * 7 * 8; by++) {
                Step expected = new Step(amsgrad, by);
                expected.apply(2, N);
                for (Kernels k : kernels) {
                    Step got = new Step(amsgrad, by);
                    k.update(got, 2, N);
                    String which = "turned by " + by + " with " + k;
                    assertArrayEquals(expected.m, got.m, "m, " + which);
                    assertArrayEquals(expected.v, got.v, "v, " + which);
                    assertArrayEquals(expected.vMax, got.vMax, "vMax, " + which);
                    assertArrayEquals(expected.weight, got.weight, "weight, " + which);
                }
            }
        }
    }

    /// A gradient of 1e-19 counts as none; a moment that would be subnormal after its decay, and a weight too, become 0.
    @Test
    void adam_leavesNothingSubnormal_inVectorsAndBehindThem() {
        for (Kernels k : kernels) {
            Step s = new Step(false, 0);
            s.l2 = 0;
            s.shrink = 0.9f;
            Arrays.fill(s.grad, 0);
            Arrays.fill(s.m, 1.2e-38f);
            Arrays.fill(s.v, 1.18e-38f);
            Arrays.fill(s.weight, 1.2e-38f);
            k.update(s, 0, N);
            assertArrayEquals(new float[N], s.m, "m with " + k);
            assertArrayEquals(new float[N], s.v, "v with " + k);
            assertArrayEquals(new float[N], s.weight, "weight with " + k);
            Arrays.fill(s.grad, 1e-19f);
            k.update(s, 0, N);
            assertArrayEquals(new float[N], s.m, "m from a gradient that counts as 0, with " + k);
            Arrays.fill(s.grad, 1e-17f);
            k.update(s, 0, N);
            assertTrue(s.m[0] > 0 && s.m[N - 1] > 0, "a larger one counts, with " + k);
        }
    }
}
