package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class OptimizerTest {
    private static final List<Function<Map<String, Tensor>, Optimizer>> ALL = List.of(
            p -> new SGD(p, 0.1), p -> new SGD(p, 0.1, 0.9, 0.5, 0.1, false), p -> new SGD(p, 0.1, 0.9, 0, 0.1, true),
            p -> new Adam(p, 0.1), p -> new Adam(p, 0.1, 0.8, 0.9, 1e-8, 0.1, true), p -> new AdamW(p, 0.1), p -> new RMSprop(p, 0.1),
            p -> new RMSprop(p, 0.1, 0.9, 1e-8, 0.1, 0.9, true), p -> new Adagrad(p, 0.1, 0.1, 0.1, 1e-10));

    private static Map<String, Tensor> parameters() {
        Map<String, Tensor> p = new LinkedHashMap<>();
        p.put("0.weight", Tensor.of(new float[] {1, -2, 3, -4, 5, -6}, 2, 3).transposedOutside().requiresGrad(true));
        p.put("0.bias", Tensor.of(new float[] {0.5f, -0.5f, 1}, 3).requiresGrad(true));
        return p;
    }

    private static void train(Map<String, Tensor> p, Optimizer o, int steps) {
        for (int i = 0; i < steps; i++) {
            Tensor loss = p.get("0.weight").pow(2).sum().add(p.get("0.bias").pow(2).mean());
            loss.backward();
            o.step();
            o.zeroGrad();
        }
    }

    @Test
    void resumedState_continuesToTheBit_forEveryOptimizer() {
        for (Function<Map<String, Tensor>, Optimizer> make : ALL) {
            Map<String, Tensor> straight = parameters();
            train(straight, make.apply(straight), 12);
            Map<String, Tensor> first = parameters();
            Optimizer before = make.apply(first);
            train(first, before, 5);
            Map<String, Tensor> second = parameters();
            first.forEach((name, t) -> System.arraycopy(t.data(), 0, second.get(name).data(), 0, t.numel()));
            Optimizer after = make.apply(second);
            after.loadStateDict(before.stateDict());
            train(second, after, 7);
            straight.forEach((name, t) -> assertArrayEquals(t.data(), second.get(name).data(), before.getClass() + " " + name));
        }
    }

    @Test
    void stateDict_hasPyTorchsLayout_forWeights() {
        Map<String, Tensor> p = parameters();
        Optimizer o = new Adam(p, 0.1);
        train(p, o, 1);
        assertArrayEquals(new int[] {3, 2}, o.stateDict().get("0.weight.exp_avg").shape());
        assertEquals(List.of("step", "0.weight.exp_avg", "0.weight.exp_avg_sq", "0.bias.exp_avg", "0.bias.exp_avg_sq"),
                List.copyOf(o.stateDict().keySet()));
    }

    @Test
    void loadStateDict_refusesForeignState_andChangesNothing() {
        Map<String, Tensor> p = parameters();
        Optimizer adam = new Adam(p, 0.1);
        train(p, adam, 1);
        Map<String, Tensor> other = parameters();
        Optimizer sgd = new SGD(other, 0.1, 0.9, 0, 0, false);
        assertThrows(IllegalArgumentException.class, () -> sgd.loadStateDict(adam.stateDict()));
        assertEquals(0, sgd.steps());
        assertThrows(IllegalArgumentException.class, () -> sgd.loadStateDict(Map.of()));
    }

    @Test
    void parameterWithoutGradient_isLeftAlone_byEveryOptimizer() {
        for (Function<Map<String, Tensor>, Optimizer> make : ALL) {
            Map<String, Tensor> p = parameters();
            Optimizer o = make.apply(p);
            o.step();
            assertArrayEquals(parameters().get("0.bias").data(), p.get("0.bias").data());
        }
    }

    private static void refused(String word, Executable e) {
        String message = assertThrows(IllegalArgumentException.class, e).getMessage();
        assertTrue(message.contains(word), message);
    }

    /// What hangs on more than one argument; each by itself: [OptimizerArgumentsTest].
    @Test
    void settingsThatDoNotFitEachOther_andRatesSetLater_areRefused() {
        Map<String, Tensor> p = parameters();
        refused("empty", () -> new SGD(Map.of(), 0.1));
        refused("Nesterov", () -> new SGD(p, 0.1, 0, 0, 0, true));
        refused("Nesterov", () -> new SGD(p, 0.1, 0.9, 0.1, 0, true));
        refused("learning rate", () -> new SGD(p, 0.1).lr(Double.POSITIVE_INFINITY));
        refused("learning rate", () -> new Adam(p, 0.1).lr(-0.1));
    }

    @Test
    void stepsBeyondAMillion_areKeptExactly() {
        SGD sgd = new SGD(parameters(), 0.1);
        sgd.loadStateDict(Map.of("step", Tensor.of(new float[] {16, 777_217}, 2)));
        assertEquals(16_777_217, sgd.steps());
        assertArrayEquals(new float[] {16, 777_217}, sgd.stateDict().get("step").data());
        refused("no step counter", () -> sgd.loadStateDict(Map.of()));
        refused("no step counter", () -> sgd.loadStateDict(Map.of("step", Tensor.zeros(1))));
    }
}
