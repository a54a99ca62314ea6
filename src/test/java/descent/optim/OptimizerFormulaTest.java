package descent.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each optimizer against PyTorch's formula written out in double, one weight at a time, over seeded gradients.
class OptimizerFormulaTest {
    private static final int WEIGHTS = 37;
    private static final int STEPS = 25;
    /// Float against double over [#STEPS] steps, relative to the largest weight.
    private static final double FLOAT_ROUNDING = 1e-5;

    /// One weight's rule: takes weight, gradient, rate and step (from 1), keeps its own state, returns the new weight.
    private interface Rule {
        double next(double w, double g, double lr, int t);
    }

    private record Case(String name, Function<Map<String, Tensor>, Optimizer> engine, java.util.function.Supplier<Rule> formula) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Sgd implements Rule {
        private final double momentum;
        private final double dampening;
        private final double decay;
        private final boolean nesterov;
        private double buf;

        Sgd(double momentum, double dampening, double decay, boolean nesterov) {
            this.momentum = momentum;
            this.dampening = dampening;
            this.decay = decay;
            this.nesterov = nesterov;
        }

        @Override
        public double next(double w, double gradient, double lr, int t) {
            double g = gradient + decay * w;
            if (momentum != 0) {
                buf = t == 1 ? g : momentum * buf + (1 - dampening) * g;
                g = nesterov ? g + momentum * buf : buf;
            }
            return w - lr * g;
        }
    }

    private static final class AdamRule implements Rule {
        private final AdamFamily.Settings s;
        private double m;
        private double v;
        private double most;

        AdamRule(double beta1, double beta2, double eps, double decay, boolean amsgrad, boolean decoupled) {
            s = new AdamFamily.Settings(beta1, beta2, eps, decay, amsgrad, decoupled);
        }

        @Override
        public double next(double w, double gradient, double lr, int t) {
            double kept = s.decoupled() ? w * (1 - lr * s.weightDecay()) : w;
            double g = s.decoupled() ? gradient : gradient + s.weightDecay() * w;
            m = s.beta1() * m + (1 - s.beta1()) * g;
            v = s.beta2() * v + (1 - s.beta2()) * g * g;
            most = Math.max(most, v);
            double root = Math.sqrt(s.amsgrad() ? most : v) / Math.sqrt(1 - Math.pow(s.beta2(), t));
            return kept - lr / (1 - Math.pow(s.beta1(), t)) * m / (root + s.eps());
        }
    }

    private static final class RmsRule implements Rule {
        private final double alpha;
        private final double eps;
        private final double decay;
        private final double momentum;
        private final boolean centered;
        private double v;
        private double average;
        private double buf;

        RmsRule(double alpha, double eps, double decay, double momentum, boolean centered) {
            this.alpha = alpha;
            this.eps = eps;
            this.decay = decay;
            this.momentum = momentum;
            this.centered = centered;
        }

        @Override
        public double next(double w, double gradient, double lr, int t) {
            double g = gradient + decay * w;
            v = alpha * v + (1 - alpha) * g * g;
            average = alpha * average + (1 - alpha) * g;
            double root = Math.sqrt(centered ? v - average * average : v) + eps;
            buf = momentum * buf + g / root;
            return w - lr * buf;
        }
    }

    private static final class AdagradRule implements Rule {
        private final double lrDecay;
        private final double decay;
        private final double eps;
        private double sum;

        AdagradRule(double lrDecay, double decay, double eps) {
            this.lrDecay = lrDecay;
            this.decay = decay;
            this.eps = eps;
        }

        @Override
        public double next(double w, double gradient, double lr, int t) {
            double g = gradient + decay * w;
            sum += g * g;
            return w - lr / (1 + (t - 1) * lrDecay) * g / (Math.sqrt(sum) + eps);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("SGD", p -> new SGD(p, 0.05), () -> new Sgd(0, 0, 0, false)),
                new Case("SGD decay", p -> new SGD(p, 0.05, 0, 0, 0.3, false), () -> new Sgd(0, 0, 0.3, false)),
                new Case("SGD momentum", p -> new SGD(p, 0.05, 0.7, 0, 0, false), () -> new Sgd(0.7, 0, 0, false)),
                new Case("SGD dampening", p -> new SGD(p, 0.05, 0.7, 0.4, 0.2, false), () -> new Sgd(0.7, 0.4, 0.2, false)),
                new Case("SGD Nesterov", p -> new SGD(p, 0.05, 0.7, 0, 0.2, true), () -> new Sgd(0.7, 0, 0.2, true)),
                new Case("Adam", p -> new Adam(p, 0.05), () -> new AdamRule(0.9, 0.999, 1e-8, 0, false, false)),
                new Case("Adam all", p -> new Adam(p, 0.05, 0.6, 0.8, 0.01, 0.3, true), () -> new AdamRule(0.6, 0.8, 0.01, 0.3, true, false)),
                new Case("AdamW", p -> new AdamW(p, 0.05), () -> new AdamRule(0.9, 0.999, 1e-8, 0.01, false, true)),
                new Case("AdamW all", p -> new AdamW(p, 0.05, 0.6, 0.8, 0.01, 0.4, true), () -> new AdamRule(0.6, 0.8, 0.01, 0.4, true, true)),
                new Case("RMSprop", p -> new RMSprop(p, 0.05), () -> new RmsRule(0.99, 1e-8, 0, 0, false)),
                new Case("RMSprop all", p -> new RMSprop(p, 0.05, 0.7, 0.1, 0.3, 0.6, true), () -> new RmsRule(0.7, 0.1, 0.3, 0.6, true)),
                new Case("RMSprop centered", p -> new RMSprop(p, 0.05, 0.7, 0.1, 0, 0, true), () -> new RmsRule(0.7, 0.1, 0, 0, true)),
                new Case("Adagrad", p -> new Adagrad(p, 0.05), () -> new AdagradRule(0, 0, 1e-10)),
                new Case("Adagrad all", p -> new Adagrad(p, 0.05, 0.2, 0.3, 0.1), () -> new AdagradRule(0.2, 0.3, 0.1)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void step_followsTheFormula_whileTheRateChanges(Case c) {
        Random random = new Random(7);
        float[] start = floats(random);
        Tensor w = Tensor.of(start.clone(), WEIGHTS).requiresGrad(true);
        Optimizer optimizer = c.engine.apply(Map.of("w", w));
        double[] wanted = new double[WEIGHTS];
        List<Rule> rules = Stream.generate(c.formula).limit(WEIGHTS).toList();
        for (int i = 0; i < WEIGHTS; i++) {
            wanted[i] = start[i];
        }
        for (int t = 1; t <= STEPS; t++) {
            float[] g = floats(random);
            optimizer.lr(t <= 10 ? 0.05 : 0.02);
            // d(w · g)/dw = g
            w.mul(Tensor.of(g, WEIGHTS)).sum().backward();
            optimizer.step();
            optimizer.zeroGrad();
            assertEquals(t, optimizer.steps());
            for (int i = 0; i < WEIGHTS; i++) {
                wanted[i] = rules.get(i).next(wanted[i], g[i], t <= 10 ? 0.05 : 0.02, t);
                assertEquals(wanted[i], w.data()[i], FLOAT_ROUNDING * 5, c + " step " + t + " weight " + i);
            }
        }
    }

    private static float[] floats(Random random) {
        float[] f = new float[WEIGHTS];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) random.nextGaussian();
        }
        return f;
    }
}
