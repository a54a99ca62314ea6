package descent.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Networks of modules of any kind, frozen weights, gradients that are added up, and the last refusals.
class ModuleTest {
    /// A module that is no layer: twice the input.
    private static final class Twice extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return x.add(x);
        }

        @Override
        protected void collect(String prefix, Entries into) { }
    }

    private static Generator seeded() {
        return Generator.of(5, "init");
    }

    private static Tensor batch() {
        return Tensor.of(new float[] {1, -2, 3, 0.5f, 4, -1}, 2, 3);
    }

    private static Tensor mse(Module m, Tensor x) {
        Tensor y = m.forward(x);
        return new MSELoss().forward(y, Tensor.zeros(y.shape()));
    }

    @Test
    void modulesThatAreNoLayers_runOneByOne() {
        Sequential m = new Sequential(new Twice(), new Linear(3, 1, seeded()), new Twice());
        Tensor expected = new Linear(3, 1, seeded()).forward(Tensor.of(new float[] {2, -4, 6, 1, 8, -2}, 2, 3));
        float[] y = m.forward(batch()).data();
        assertEquals(2 * expected.data()[0], y[0]);
        assertEquals(2 * expected.data()[1], y[1]);
        assertEquals(List.of("1.weight", "1.bias"), List.copyOf(m.namedParameters().keySet()));
        assertEquals("Twice()", m.get(0).toString());
        assertEquals(3, m.size());
        assertThrows(UnsupportedOperationException.class, () -> mixed().forward(batch()));
    }

    private static Sequential mixed() {
        return new Sequential(new Sequential(new Module() {
            @Override
            public Tensor forward(Tensor x) {
                throw new UnsupportedOperationException();
            }

            @Override
            protected void collect(String prefix, Entries into) { }
        }));
    }

    @Test
    void nestedSequentials_giveWhatAFlatOneGives_underNamesOfTheirOwn() {
        Generator a = seeded();
        Generator b = seeded();
        Sequential flat = new Sequential(new Linear(3, 4, a), new ReLU(), new Linear(4, 1, a));
        Sequential nested = new Sequential(new Sequential(new Linear(3, 4, b), new ReLU()), new Linear(4, 1, b));
        assertArrayEquals(flat.forward(batch()).data(), nested.forward(batch()).data());
        assertEquals(List.of("0.0.weight", "0.0.bias", "1.weight", "1.bias"), List.copyOf(nested.stateDict().keySet()));
        Tensor x = batch();
        assertSame(x, new Sequential().forward(x));
    }

    @Test
    void mode_reachesEveryModule() {
        Sequential m = new Sequential(new Sequential(new Dropout(0.5, seeded())), new BatchNorm1d(3));
        m.eval();
        assertFalse(m.training() || m.get(0).training() || m.get(1).training());
        m.train();
        assertTrue(m.training() && m.get(0).training() && m.get(1).training());
        assertEquals(List.of("1.running_mean", "1.running_var", "1.num_batches_tracked"), List.copyOf(m.namedBuffers().keySet()));
    }

    @Test
    void manyBatchSizes_eachGiveTheirOwnNumbers() {
        Linear l = new Linear(1, 1, seeded());
        l.loadStateDict(Map.of("weight", Tensor.of(new float[] {2}, 1, 1), "bias", Tensor.of(new float[] {1}, 1)));
        Sequential m = new Sequential(l);
        for (int round = 0; round < 2; round++) {
            for (int rows = 1; rows <= 12; rows++) {
                float[] x = new float[rows];
                x[rows - 1] = rows;
                float[] y = m.forward(Tensor.of(x, rows, 1)).data();
                assertEquals(rows, y.length);
                assertEquals(2 * rows + 1, y[rows - 1]);
            }
        }
    }

    /// The plan for the first batch has as many rows: it must look at the features too.
    @Test
    void batchOfOtherWidth_isRefused_alsoByANetworkThatHasRunAlready() {
        Sequential m = new Sequential(new Linear(3, 4, seeded()));
        float[] first = m.forward(batch()).data().clone();
        for (int round = 0; round < 2; round++) {
            assertEquals("a batch with 5 features came to Linear(3, 4), which needs 3",
                    assertThrows(IllegalArgumentException.class, () -> m.forward(Tensor.zeros(2, 5))).getMessage());
            refused("[rows, features]", () -> m.forward(Tensor.zeros(6)));
            assertArrayEquals(first, m.forward(batch()).data());
        }
    }

    static Stream<Supplier<Module>> withWeights() {
        return Stream.of(() -> new Linear(3, 3, seeded()), () -> new BatchNorm1d(3), () -> new LayerNorm(3));
    }

    @ParameterizedTest
    @MethodSource("withWeights")
    void frozenWeights_getNoGradient_theOthersTheSameAsBefore(Supplier<Module> make) {
        Sequential whole = new Sequential(make.get());
        mse(whole, batch()).backward();
        for (String frozen : List.of("0.weight", "0.bias")) {
            String other = frozen.equals("0.bias") ? "0.weight" : "0.bias";
            Sequential m = new Sequential(make.get());
            m.namedParameters().get(frozen).requiresGrad(false);
            mse(m, batch()).backward();
            assertEquals(List.of(other), List.copyOf(m.gradDict().keySet()));
            assertArrayEquals(whole.gradDict().get(other).data(), m.gradDict().get(other).data());
        }
        Sequential m = new Sequential(make.get());
        m.parameters().forEach(p -> p.requiresGrad(false));
        Tensor x = batch().requiresGrad(true);
        mse(m, x).backward();
        assertTrue(m.gradDict().isEmpty() && x.hasGrad());
    }

    @ParameterizedTest
    @MethodSource("withWeights")
    void gradientOfTheInput_isAddedUp_overTwoPasses(Supplier<Module> make) {
        Sequential m = new Sequential(make.get());
        Tensor x = batch().requiresGrad(true);
        mse(m, x).backward();
        float[] once = x.grad().clone();
        mse(m, x).backward();
        for (int i = 0; i < once.length; i++) {
            assertEquals(2 * once[i], x.grad()[i]);
        }
        assertTrue(once[0] != 0);
    }

    @Test
    void twoLosses_onTheSamePredictions_addTheirGradients() {
        Tensor p = Tensor.of(new float[] {1, 3}, 2, 1).requiresGrad(true);
        Tensor y = Tensor.of(new float[] {0, 5}, 2, 1);
        new MSELoss().forward(p, y).backward();
        assertArrayEquals(new float[] {1, -2}, p.grad());
        new L1Loss().forward(p, y).backward();
        assertArrayEquals(new float[] {1.5f, -2.5f}, p.grad());
        p.requiresGrad(false);
        assertFalse(new MSELoss().forward(p, y).requiresGrad());
    }

    private static void refused(String words, Runnable r) {
        String message = assertThrows(IllegalArgumentException.class, r::run).getMessage();
        assertTrue(message.contains(words), message);
    }

    @Test
    void badArguments_areRefused_atTheirEdges() {
        for (double eps : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused("eps", () -> new BatchNorm1d(2, eps, 0.1));
            refused("eps", () -> new LayerNorm(2, eps));
        }
        for (double no : new double[] {-0.1, 1.1, Double.NaN}) {
            refused("momentum", () -> new BatchNorm1d(2, 1e-5, no));
            refused("label_smoothing", () -> new CrossEntropyLoss(no));
        }
        refused("features", () -> new LayerNorm(0));
        refused("class weights", () -> new CrossEntropyLoss(0, Double.POSITIVE_INFINITY));
        refused("4 features came to BatchNorm1d(3)", () -> new Sequential(new BatchNorm1d(3)).forward(Tensor.zeros(2, 4)));
        refused("4 features came to LayerNorm(3)", () -> new Sequential(new LayerNorm(3)).forward(Tensor.zeros(2, 4)));
        refused("more than 1 value per channel", () -> new Sequential(new BatchNorm1d(3)).forward(Tensor.zeros(1, 3)));
    }

    @Test
    void crossEntropy_refusesShapesAndClassesThatAreNone() {
        CrossEntropyLoss l = new CrossEntropyLoss();
        refused("[N, classes]", () -> l.forward(Tensor.zeros(3), Tensor.zeros(3)));
        refused("[N, classes]", () -> l.forward(Tensor.zeros(3, 2), Tensor.zeros(2)));
        refused("at least one row", () -> l.forward(Tensor.zeros(0, 2), Tensor.zeros(0)));
        refused("at least one row", () -> new MSELoss().forward(Tensor.zeros(0, 2), Tensor.zeros(0, 2)));
        for (float odd : new float[] {-1, 2, 0.5f, Float.NaN}) {
            refused("out of bounds", () -> l.forward(Tensor.zeros(1, 2), Tensor.of(new float[] {odd}, 1)));
        }
    }
}
