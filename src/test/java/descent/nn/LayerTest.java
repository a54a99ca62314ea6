package descent.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LayerTest {
    private static Generator seeded() {
        return Generator.of(5, "init");
    }

    private static Sequential net() {
        Generator g = seeded();
        return new Sequential(new Linear(3, 4, g), new ReLU(), new BatchNorm1d(4), new Linear(4, 2, g));
    }

    private static void refused(String words, Executable e) {
        String message = assertThrows(RuntimeException.class, e).getMessage();
        assertTrue(message.contains(words), message);
    }

    /// Those of norms and of label smoothing: [ModuleTest].
    @Test
    void constructors_refuseBadArguments_oneByOne() {
        Generator g = seeded();
        refused("inFeatures", () -> new Linear(0, 1, g));
        refused("outFeatures", () -> new Linear(1, 0, g));
        refused("between 0 and 1", () -> new Dropout(1.5, g));
        refused("between 0 and 1", () -> new Dropout(Double.NaN, g));
        refused("features", () -> new BatchNorm1d(0));
        refused("negativeSlope", () -> new LeakyReLU(Double.NaN));
        refused("alpha", () -> new ELU(Double.POSITIVE_INFINITY));
        refused("beta", () -> new Softplus(0, 20));
        refused("beta", () -> new SmoothL1Loss(-1));
        refused("delta", () -> new HuberLoss(0));
        refused("class weights", () -> new CrossEntropyLoss(0, 1, -1));
    }

    @Test
    void losses_refuseOtherShapes_andNameBoth() {
        Tensor p = Tensor.zeros(4, 1).requiresGrad(true);
        for (Loss l : List.of(new MSELoss(), new L1Loss(), new SmoothL1Loss(), new HuberLoss(), new BCEWithLogitsLoss())) {
            String message = assertThrows(IllegalArgumentException.class, () -> l.forward(p, Tensor.zeros(4))).getMessage();
            assertTrue(message.contains("[4, 1]") && message.contains("[4]"), message);
        }
        refused("[4, 1]", () -> new CrossEntropyLoss().forward(Tensor.zeros(4, 3), Tensor.zeros(4, 1)));
        refused("out of bounds", () -> new CrossEntropyLoss().forward(Tensor.zeros(1, 3), Tensor.of(new float[] {3}, 1)));
        refused("2 class weights for 3 classes", () -> new CrossEntropyLoss(0, 1, 1).forward(Tensor.zeros(1, 3), Tensor.zeros(1)));
    }

    @Test
    void batchOfOtherWidth_isRefused_withBothNumbers() {
        refused("5 features came to Linear(3, 4), which needs 3", () -> net().forward(Tensor.zeros(2, 5)));
        refused("[rows, features]", () -> net().forward(Tensor.zeros(3)));
    }

    @Test
    void stateDict_hasPyTorchsNamesAndShapes_inOrder() {
        Map<String, Tensor> state = net().stateDict();
        assertEquals(List.of("0.weight", "0.bias", "2.weight", "2.bias", "2.running_mean", "2.running_var", "2.num_batches_tracked",
                "3.weight", "3.bias"), List.copyOf(state.keySet()));
        assertArrayEquals(new int[] {4, 3}, state.get("0.weight").shape());
        assertArrayEquals(new int[] {}, state.get("2.num_batches_tracked").shape());
    }

    @Test
    void loadStateDict_isStrict_andChangesNothingWhenWrong() {
        Sequential a = net();
        Map<String, Tensor> before = a.stateDict();
        Map<String, Tensor> wrong = new LinkedHashMap<>(net().stateDict());
        wrong.put("0.bias", Tensor.of(new float[] {9, 9, 9, 9}, 4));
        wrong.put("3.weight", Tensor.zeros(4, 2));
        refused("3.weight", () -> a.loadStateDict(wrong));
        assertArrayEquals(before.get("0.bias").data(), a.stateDict().get("0.bias").data());
        wrong.remove("3.weight");
        refused("missing [3.weight]", () -> a.loadStateDict(wrong));
    }

    @Test
    void linear_computesWxPlusB_fromLoadedWeights() {
        Linear l = new Linear(2, 2, seeded());
        l.loadStateDict(Map.of("weight", Tensor.of(new float[] {1, 2, 3, 4}, 2, 2), "bias", Tensor.of(new float[] {10, 20}, 2)));
        assertArrayEquals(new float[] {15, 31}, l.forward(Tensor.of(new float[] {1, 2}, 1, 2)).data());
    }

    @Test
    void evaluationUnderNoGrad_leavesPendingBackwardIntact() {
        Sequential m = new Sequential(new Linear(3, 2, seeded()));
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        Tensor l = new MSELoss().forward(m.forward(x), Tensor.zeros(2, 2));
        Tensor.noGrad(() -> m.forward(Tensor.zeros(2, 3)));
        l.backward();
        assertTrue(m.gradDict().get("0.weight").data()[0] != 0);
    }

    @Test
    void backwardAfterLaterForward_isRefused_becauseBuffersAreGone() {
        Sequential m = new Sequential(new Linear(3, 2, seeded()));
        Tensor l = new MSELoss().forward(m.forward(Tensor.zeros(2, 3)), Tensor.zeros(2, 2));
        m.forward(Tensor.zeros(2, 3));
        refused("backward() came too late", l::backward);
    }

    @Test
    void gradients_doubleExactly_whenBackwardRunsTwiceWithoutZeroGrad() {
        Sequential m = new Sequential(new Linear(3, 5, seeded()), new Tanh(), new Linear(5, 1, seeded()));
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        MSELoss loss = new MSELoss();
        loss.forward(m.forward(x), Tensor.zeros(2, 1)).backward();
        float[] once = m.gradDict().get("0.weight").data();
        loss.forward(m.forward(x), Tensor.zeros(2, 1)).backward();
        float[] twice = m.gradDict().get("0.weight").data();
        for (int i = 0; i < once.length; i++) {
            assertEquals(2 * once[i], twice[i]);
        }
        m.zeroGrad();
        assertTrue(m.gradDict().isEmpty());
    }

    @Test
    void dropout_isIdentity_inEval() {
        Sequential m = new Sequential(new Dropout(0.5, seeded()));
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
        m.eval();
        assertArrayEquals(x.data(), m.forward(x).data());
        m.train();
        boolean untouched = Arrays.equals(x.data(), m.forward(x).data());
        assertFalse(untouched && Arrays.equals(x.data(), m.forward(x).data()));
    }
}
