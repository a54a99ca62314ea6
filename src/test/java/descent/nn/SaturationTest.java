package descent.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.Optimizer;
import descent.optim.RMSprop;
import descent.optim.SGD;
import descent.tensor.Engine;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Dead units and saturated ones decay towards 0; subnormal numbers would make each later step many times slower. After
/// every step no weight, gradient or moment is subnormal, with either engine's kernels. How long the steps take: `exec:exec@bench-standstill`.
@Tag("faults")
class SaturationTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int STEPS = Integer.getInteger("descent.steps", 3000);
    private static final int SPOILT = 20;
    private static final int AGAIN = 100;
    private static final int UNITS = 8;
    private static final int ROWS = 3;
    private static final Tensor X = Tensor.of(new float[] {1, -1, -1, 1, 0.5f, 2}, ROWS, 2);
    private static final Tensor Y = Tensor.of(new float[] {1, 0, 1}, ROWS, 1);
    private static final Tensor CLASSES = Tensor.of(new float[] {1, 0, 1}, ROWS);
    private static final List<Function<Map<String, Tensor>, Optimizer>> OPTIMIZERS = List.of(p -> new SGD(p, 0.05, 0.9, 0, 0.01, false),
            p -> new Adam(p, 0.05), p -> new AdamW(p, 0.05), p -> new RMSprop(p, 0.05), p -> new Adagrad(p, 0.05));

    private static List<Engine.Choice> kernels() {
        return Engine.vectorAvailable() ? List.of(Engine.Choice.PLAIN, Engine.Choice.VECTOR) : List.of(Engine.Choice.PLAIN);
    }

    @Test
    void noStep_leavesSubnormalNumbers_inDeadOrSaturatedNets() throws Exception {
        FaultTable.Row row = FAULTS.open("standstill: dead and saturated nets, five optimizers");
        long[] steps = new long[2];
        for (Engine.Choice kernels : kernels()) {
            Engine.of(kernels, 1).use(() -> {
                for (Function<Map<String, Tensor>, Optimizer> optimizer : OPTIMIZERS) {
                    for (int kind = 0; kind < 4; kind++) {
                        int free = train(optimizer, kind % 2 == 0, kind < 2);
                        row.tried(STEPS).hung(STEPS - free);
                        steps[0] += STEPS;
                        steps[1] += free;
                    }
                }
                return null;
            });
        }
        row.ended(steps[1] + " of " + steps[0] + " steps without one subnormal weight, gradient or moment");
        assertEquals(4L * OPTIMIZERS.size() * kernels().size() * STEPS, steps[1], "steps without subnormal numbers");
    }

    private static Sequential net(boolean dead, int outputs) {
        Generator g = Generator.of(1, "test");
        return new Sequential(new Linear(2, UNITS, g), dead ? new ReLU() : new Sigmoid(), new Linear(UNITS, outputs, g));
    }

    private static int train(Function<Map<String, Tensor>, Optimizer> optimizer, boolean dead, boolean classes) {
        Sequential m = net(dead, classes ? 2 : 1);
        Loss loss = classes ? new CrossEntropyLoss() : new BCEWithLogitsLoss();
        Tensor y = classes ? CLASSES : Y;
        Optimizer o = optimizer.apply(m.namedParameters());
        int free = 0;
        for (int i = 0; i < STEPS; i++) {
            if (dead && i == SPOILT) {
                Arrays.fill(m.namedParameters().get("0.bias").data(), -1000);
            } else if (!dead && i % AGAIN == SPOILT) {
                saturate(m);
            }
            o.zeroGrad();
            loss.forward(m.forward(X), y).backward();
            o.step();
            free += subnormal(m.stateDict().values()) + subnormal(m.gradDict().values()) + subnormal(o.stateDict().values()) == 0 ? 1 : 0;
        }
        return free;
    }

    /// Weights of about ±200: on the first two rows the units get ±80, ±82 … ±94, on the third they are as good as 0 or 1.
    private static void saturate(Sequential m) {
        float[] weight = new float[2 * UNITS];
        for (int u = 0; u < UNITS; u++) {
            int sign = u % 2 == 0 ? 1 : -1;
            weight[2 * u] = sign * 200;
            weight[2 * u + 1] = sign * (200 - 80 - 2 * u);
        }
        Map<String, Tensor> state = new HashMap<>(m.stateDict());
        state.put("0.weight", Tensor.of(weight, UNITS, 2));
        state.put("0.bias", Tensor.zeros(UNITS));
        m.loadStateDict(state);
    }

    /// Without this the test above would hold by itself: what is not flushed does become subnormal in both kinds of net.
    @Test
    void withoutFlushing_bothKindsOfNet_wouldMeetSubnormalNumbers() {
        float moment = 1;
        for (int i = 0; i < 1000; i++) {
            moment *= 0.9f;
        }
        assertEquals(1, subnormal(List.of(Tensor.scalar(moment))), "a moment of a dead unit: " + moment);
        Sequential m = net(false, 1);
        saturate(m);
        float[] w = m.stateDict().get("0.weight").data();
        float[] next = m.stateDict().get("2.weight").data();
        double p = 1 / (1 + Math.exp(-m.forward(X).data()[0]));
        float[] gradients = new float[UNITS];
        for (int u = 0; u < UNITS; u++) {
            double e = Math.exp(-Math.abs(w[2 * u] - w[2 * u + 1]));
            gradients[u] = (float) ((p - 1) / ROWS * next[u] * e / ((1 + e) * (1 + e)));
        }
        assertTrue(subnormal(List.of(Tensor.of(gradients, UNITS))) > 0, "gradients of saturated units: " + Arrays.toString(gradients));
    }

    private static int subnormal(Collection<Tensor> all) {
        int n = 0;
        for (Tensor t : all) {
            for (float v : t.data()) {
                n += v != 0 && Math.abs(v) < Float.MIN_NORMAL ? 1 : 0;
            }
        }
        return n;
    }
}
