package descent.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.tensor.Tensor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The powers of Adam's betas after loading: to the bit as step by step, and at hand at once for any number of steps.
class BetaPowersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// As many as a file may claim.
    private static final long MOST_STEPS = 1L << 43;
    private static final int MILLION = 1_000_000;

    private static Adam adam(double beta1, double beta2) {
        return new Adam(Map.of("w", Tensor.of(new float[] {1}, 1).requiresGrad(true)), 0.1, beta1, beta2, 1e-8, 0, false);
    }

    private static double slow(double beta, long steps) {
        double power = 1;
        for (long i = 0; i < steps; i++) {
            power *= beta;
        }
        return power;
    }

    @Test
    void powers_areTheProductsStepByStep_toTheBit() {
        for (double[] betas : List.of(new double[] {0.9, 0.999}, new double[] {0, 0.5}, new double[] {0.999, 0.9}, new double[] {0.99999, 0.999999})) {
            for (long steps : new long[] {1, 2, 37, 345, 7_500, 37_000, 38_000, 800_000, 38_000_000}) {
                Adam a = adam(betas[0], betas[1]);
                a.prepare(steps);
                String where = betas[0] + ", " + betas[1] + " after " + steps;
                assertEquals(1 - slow(betas[0], steps), a.correction1(), where);
                assertEquals(1 - slow(betas[1], steps), a.correction2(), where);
                a.prepare(steps + 1);
                assertEquals(1 - slow(betas[0], steps) * betas[0], a.correction1(), "a step further than " + where);
            }
        }
    }

    @Test
    void anyNumberOfSteps_isLoadedAtOnce() {
        for (double beta : new double[] {0, 0.9, 0.999, 0.999999, 1 - 1e-9, Math.nextDown(1.0)}) {
            Adam a = adam(0.9, beta);
            Map<String, Tensor> state = new LinkedHashMap<>();
            state.put("step", Tensor.of(new float[] {MOST_STEPS / MILLION, MOST_STEPS % MILLION}, 2));
            a.loadStateDict(state);
            assertEquals(MOST_STEPS, a.steps());
            assertTimeoutPreemptively(PATIENCE, a::step, "beta " + beta);
            assertEquals(1, a.correction1());
            assertTrue(a.correction2() > 0 && (beta > 0.999999 || a.correction2() == 1), beta + ": " + a.correction2());
        }
    }
}
