package descent.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.FaultTable;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.Optimizer;
import descent.optim.RMSprop;
import descent.optim.SGD;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Dead units and saturated ones decay towards 0; subnormal numbers would make each later step many times slower. After
/// every step no weight, gradient or moment is subnormal. How long the steps take: `exec:exec@bench-standstill`.
@Tag("faults")
class SaturationTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int STEPS = Integer.getInteger("descent.steps", 3000);
    private static final List<Function<Map<String, Tensor>, Optimizer>> OPTIMIZERS = List.of(p -> new SGD(p, 0.05, 0.9, 0, 0.01, false),
            p -> new Adam(p, 0.05), p -> new AdamW(p, 0.05), p -> new RMSprop(p, 0.05));

    @Test
    void noStep_leavesSubnormalNumbers_inDeadOrSaturatedNets() {
        long free = 0;
        for (Function<Map<String, Tensor>, Optimizer> optimizer : OPTIMIZERS) {
            for (boolean dead : new boolean[] {true, false}) {
                free += train(optimizer, dead);
            }
        }
        long steps = 2L * OPTIMIZERS.size() * STEPS;
        FAULTS.row("standstill: dead and saturated nets, four optimizers", steps, 0, 0, steps - free, free + " steps without one subnormal weight, gradient or moment");
        assertEquals(steps, free, "steps without subnormal numbers");
    }

    private static int train(Function<Map<String, Tensor>, Optimizer> optimizer, boolean dead) {
        Generator g = Generator.of(1, "test");
        Sequential m = new Sequential(new Linear(2, 8, g), dead ? new ReLU() : new Sigmoid(), new Linear(8, 1, g));
        Tensor x = Tensor.of(new float[] {1, -1, -1, 1, 0.5f, 2}, 3, 2);
        Tensor y = Tensor.of(new float[] {1, 0, 1}, 3, 1);
        Loss loss = new BCEWithLogitsLoss();
        Optimizer o = optimizer.apply(m.namedParameters());
        int free = 0;
        for (int i = 0; i < STEPS; i++) {
            if (i == 20 && dead) {
                Arrays.fill(m.namedParameters().get("0.bias").data(), -1000);
            }
            o.zeroGrad();
            loss.forward(m.forward(x), y).backward();
            o.step();
            free += subnormal(m.stateDict().values()) + subnormal(m.gradDict().values()) + subnormal(o.stateDict().values()) == 0 ? 1 : 0;
        }
        return free;
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
