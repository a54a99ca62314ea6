package descent.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.nn.Linear;
import descent.nn.Sequential;
import descent.optim.LRScheduler;
import descent.optim.Optimizer;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each setting reaches the engine in its own place: what comes out is what PyTorch's formula gives with these settings.
class NetworkBuilderTest {
    private static final float SAME = 1e-6f;

    private static Sequential build(LayerSpec spec, int width) {
        return NetworkBuilder.build(List.of(spec), width, 1, Generator.of(1, "init"), Generator.of(1, "dropout"));
    }

    private static float at(LayerSpec spec, float x) {
        return build(spec, 1).forward(Tensor.of(new float[] {x}, 1, 1)).item();
    }

    @Test
    void activations_haveTheirSettings() {
        assertEquals(-0.5f, at(new LayerSpec.LeakyReLU(0.25), -2), SAME);
        assertEquals(-1.2642411f, at(new LayerSpec.ELU(2), -1), SAME);
        assertEquals(0.841192f, at(new LayerSpec.GELU(true), 1), SAME);
        assertEquals(0.841345f, at(new LayerSpec.GELU(false), 1), SAME);
        assertEquals(2, at(new LayerSpec.Softplus(2, 3), 2), "beyond the threshold");
        assertEquals(1.0634640f, at(new LayerSpec.Softplus(2, 3), 1), SAME);
        assertEquals(0, at(new LayerSpec.ReLU(), -1));
        assertEquals(0.7615942f, at(new LayerSpec.Tanh(), 1), SAME);
        assertEquals(0.7310586f, at(new LayerSpec.Sigmoid(), 1), SAME);
    }

    @Test
    void norms_haveEpsAndMomentum_eachInItsPlace() {
        assertArrayEquals(new float[] {-0.5f, 0.5f}, build(new LayerSpec.LayerNorm(3), 2).forward(Tensor.of(new float[] {1, 3}, 1, 2)).data(), SAME);
        Sequential norm = build(new LayerSpec.BatchNorm1d(1, 0.25), 1);
        assertArrayEquals(new float[] {-0.70710678f, 0.70710678f}, norm.forward(Tensor.of(new float[] {1, 3}, 2, 1)).data(), SAME);
        assertEquals(0.5f, norm.namedBuffers().get("0.running_mean").item(), SAME);
    }

    @Test
    void dropout_zeroesItsShare_fromTheStreamForIt() {
        int n = 4000;
        float[] x = new float[n];
        Arrays.fill(x, 3);
        float[] y = build(new LayerSpec.Dropout(0.25), n).forward(Tensor.of(x, 1, n)).data();
        int dropped = 0;
        for (float v : y) {
            assertTrue(v == 0 || v == 4, "kept ones are scaled by 1 / 0.75: " + v);
            dropped += v == 0 ? 1 : 0;
        }
        assertEquals(0.25, (double) dropped / n, 0.03);
    }

    @Test
    void widths_followTheLayersAndTheTarget() {
        Sequential m = NetworkBuilder.build(List.of(new LayerSpec.Linear(5), new LayerSpec.LayerNorm(1e-5), new LayerSpec.Linear(LayerSpec.Linear.FOLLOWS_TARGET)),
                2, 3, Generator.of(1, "init"), Generator.of(1, "dropout"));
        assertEquals("Sequential[Linear(2, 5), LayerNorm(5), Linear(5, 3)]", m.toString());
    }

    private static double loss(LossSpec spec, float p, float t) {
        return NetworkBuilder.loss(spec).forward(Tensor.of(new float[] {p}, 1, 1), Tensor.of(new float[] {t}, 1, 1)).item();
    }

    /// Cross entropy by hand: probabilities 1/4 and 3/4, shares 3/4 and 1/4, weights 1 and 3, divided by the weight of the own class.
    @Test
    void losses_haveTheirSettings() {
        assertEquals(4, loss(new LossSpec.HuberLoss(2), 3, 0), SAME);
        assertEquals(0.0625, loss(new LossSpec.SmoothL1Loss(0.5), 0.25f, 0), SAME);
        assertEquals(9, loss(new LossSpec.MSELoss(), 3, 0), SAME);
        assertEquals(3, loss(new LossSpec.L1Loss(), 3, 0), SAME);
        assertEquals(Math.log(4), loss(new LossSpec.BCEWithLogitsLoss(), (float) Math.log(3), 0), SAME);
        Tensor logits = Tensor.of(new float[] {0, (float) Math.log(3)}, 1, 2);
        double expected = 0.75 * Math.log(4) + 0.25 * 3 * Math.log(4 / 3.0);
        assertEquals(expected, NetworkBuilder.loss(new LossSpec.CrossEntropyLoss(0.5, List.of(1.0, 3.0))).forward(logits, Tensor.zeros(1)).item(), SAME);
    }

    /// One weight that starts at 1; its gradients are 2, then −1.
    private static double[] twoSteps(OptimizerSpec spec) {
        Linear l = new Linear(1, 1, Generator.of(1, "init"));
        l.loadStateDict(Map.of("weight", Tensor.of(new float[] {1}, 1, 1), "bias", Tensor.zeros(1)));
        Optimizer o = NetworkBuilder.optimizer(spec, l);
        double[] w = new double[2];
        for (int step = 0; step < 2; step++) {
            l.forward(Tensor.of(new float[] {step == 0 ? 2 : -1}, 1, 1)).sum().backward();
            o.step();
            o.zeroGrad();
            w[step] = l.namedParameters().get("weight").item();
        }
        return w;
    }

    private static void moves(OptimizerSpec spec, double first, double second) {
        assertArrayEquals(new double[] {first, second}, twoSteps(spec), 2e-6, spec.toString());
    }

    @Test
    void sgd_hasItsSettings() {
        double g1 = 2 + 0.5;
        double w1 = 1 - 0.1 * g1;
        moves(new OptimizerSpec.SGD(0.1, 0.5, 0.25, 0.5, false), w1, w1 - 0.1 * (0.5 * g1 + 0.75 * (-1 + 0.5 * w1)));
        double n1 = 1 - 0.1 * (2 + 0.5 * 2);
        moves(new OptimizerSpec.SGD(0.1, 0.5, 0, 0, true), n1, n1 - 0.1 * (-1 + 0.5 * (0.5 * 2 - 1)));
    }

    @Test
    void adamAndAdamW_haveTheirSettings() {
        for (boolean amsgrad : new boolean[] {false, true}) {
            double w = 1;
            double d = 1;
            double[] adam = new double[2];
            double[] decoupled = new double[2];
            double[] m = new double[2];
            double[] v = new double[2];
            double[] most = new double[2];
            for (int t = 1; t <= 2; t++) {
                double g = t == 1 ? 2 : -1;
                d *= 1 - 0.1 * 0.5;
                for (int kind = 0; kind < 2; kind++) {
                    double gk = kind == 0 ? g + 0.5 * w : g;
                    m[kind] = 0.5 * m[kind] + 0.5 * gk;
                    v[kind] = 0.25 * v[kind] + 0.75 * gk * gk;
                    most[kind] = amsgrad ? Math.max(most[kind], v[kind]) : v[kind];
                    double step = 0.1 / (1 - Math.pow(0.5, t)) * m[kind] / (Math.sqrt(most[kind] / (1 - Math.pow(0.25, t))) + 0.125);
                    w -= kind == 0 ? step : 0;
                    d -= kind == 1 ? step : 0;
                }
                adam[t - 1] = w;
                decoupled[t - 1] = d;
            }
            moves(new OptimizerSpec.Adam(0.1, 0.5, 0.25, 0.125, 0.5, amsgrad), adam[0], adam[1]);
            moves(new OptimizerSpec.AdamW(0.1, 0.5, 0.25, 0.125, 0.5, amsgrad), decoupled[0], decoupled[1]);
        }
    }

    @Test
    void rmspropAndAdagrad_haveTheirSettings() {
        for (boolean centered : new boolean[] {false, true}) {
            double w = 1;
            double square = 0;
            double mean = 0;
            double buffer = 0;
            double[] expected = new double[2];
            for (int t = 0; t < 2; t++) {
                double g = (t == 0 ? 2 : -1) + 0.5 * w;
                square = 0.75 * square + 0.25 * g * g;
                mean = 0.75 * mean + 0.25 * g;
                buffer = 0.3 * buffer + g / (Math.sqrt(centered ? square - mean * mean : square) + 0.125);
                w -= 0.1 * buffer;
                expected[t] = w;
            }
            moves(new OptimizerSpec.RMSprop(0.1, 0.75, 0.125, 0.5, 0.3, centered), expected[0], expected[1]);
        }
        double g1 = 2 + 0.5;
        double w1 = 1 - 0.1 * g1 / (g1 + 0.125);
        double g2 = -1 + 0.5 * w1;
        moves(new OptimizerSpec.Adagrad(0.1, 0.25, 0.5, 0.125), w1, w1 - 0.1 / 1.25 * g2 / (Math.sqrt(g1 * g1 + g2 * g2) + 0.125));
    }

    private static void rates(ScheduleSpec spec, double[] losses, double... expected) {
        Optimizer o = NetworkBuilder.optimizer(new OptimizerSpec.SGD(0.1), new Linear(1, 1, Generator.of(1, "init")));
        LRScheduler s = NetworkBuilder.scheduler(spec, o);
        for (int e = 0; e < expected.length; e++) {
            assertEquals(expected[e], s.step(losses[e]), 1e-12, spec + " after epoch " + (e + 1));
        }
    }

    @Test
    void schedules_haveTheirSettings() {
        double[] equal = {1, 1, 1, 1};
        rates(new ScheduleSpec.ReduceLROnPlateau(0.5, 0, 0, 0.04), equal, 0.1, 0.05, 0.04);
        rates(new ScheduleSpec.ReduceLROnPlateau(0.5, 1, 0.5, 0), new double[] {1, 0.6, 0.55, 0.4}, 0.1, 0.1, 0.05, 0.05);
        rates(new ScheduleSpec.StepLR(2, 0.25), equal, 0.1, 0.025, 0.025, 0.00625);
        rates(new ScheduleSpec.ExponentialLR(0.5), equal, 0.05, 0.025);
        rates(new ScheduleSpec.CosineAnnealingLR(4, 0.02), equal, 0.02 + 0.04 * (1 + Math.sqrt(0.5)), 0.06, 0.02 + 0.04 * (1 - Math.sqrt(0.5)), 0.02);
        assertNull(NetworkBuilder.scheduler(new ScheduleSpec.Constant(), null));
    }
}
