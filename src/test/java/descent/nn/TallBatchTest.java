package descent.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From 1,024 rows on a batch is worked in chunks and its weight gradients in groups: the numbers are those of the same rows in
/// small batches, whose gradients add up.
class TallBatchTest {
    private static final int ROWS = 1_500; // five chunks and a piece
    private static final int SMALL = 125;
    /// Sums of 1,500 float32 terms of about 1, added in another order.
    private static final double SUMS = 2e-4;

    private static Sequential net() {
        Generator g = Generator.of(3, "init");
        return new Sequential(new Linear(3, 4, g), new ReLU(), new LayerNorm(4), new Linear(4, 5, g), new Tanh(), new Dropout(0, g),
                new Linear(5, 6, g), new ReLU(), new Linear(6, 2, g)); // the last ReLU's gradient is made by the layer behind it
    }

    private static float[] numbers(int n) {
        Generator g = Generator.of(4, "x");
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = g.uniform(-2, 2);
        }
        return x;
    }

    /// Adds the gradients of the sum of squares to the network's, and gives that of x.
    private static float[] pass(Sequential m, float[] x, float[] predictions, int from) {
        Tensor in = Tensor.of(x, x.length / 3, 3).requiresGrad(true);
        Tensor y = m.forward(in);
        System.arraycopy(y.data(), 0, predictions, from * 2, y.numel());
        y.pow(2).sum().backward();
        return in.grad();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void chunksAndGroups_giveWhatSmallBatchesGive_gradientsAddedUp(int passes) {
        float[] x = numbers(3 * ROWS);
        Sequential tall = net();
        Sequential small = net();
        float[] y = new float[2 * ROWS];
        float[] expected = new float[2 * ROWS];
        for (int pass = 0; pass < passes; pass++) {
            float[] dx = pass(tall, x, y, 0);
            for (int from = 0; from < ROWS; from += SMALL) {
                float[] part = pass(small, Arrays.copyOfRange(x, 3 * from, 3 * (from + SMALL)), expected, from);
                assertArrayEquals(part, Arrays.copyOfRange(dx, 3 * from, 3 * (from + SMALL)), 1e-5f, "rows from " + from);
            }
        }
        assertArrayEquals(expected, y, 1e-6f);
        Map<String, Tensor> sums = new LinkedHashMap<>(small.gradDict());
        assertEquals(List.copyOf(sums.keySet()), List.copyOf(tall.gradDict().keySet()));
        tall.gradDict().forEach((name, g) -> {
            float[] wanted = sums.get(name).data();
            for (int i = 0; i < wanted.length; i++) {
                assertEquals(wanted[i], g.data()[i], SUMS * passes * Math.max(1, Math.abs(wanted[i])), name + " " + i);
            }
            assertTrue(IntStream.range(0, wanted.length).anyMatch(i -> Math.abs(wanted[i]) > 1e-3), name);
        });
    }

    /// Two updates after the first: what a batch leaves behind must not come back. 1,024 to 1,792 rows are fewer chunks than groups.
    @ParameterizedTest
    @ValueSource(ints = {1_024, 1_300, ROWS, 1_792, 1_793, 2_100})
    void gradients_afterZeroGrad_areOfTheirOwnPassAlone(int rows) {
        float[] x = numbers(3 * rows);
        Sequential tall = net();
        Map<String, float[]> first = new LinkedHashMap<>();
        for (int step = 0; step < 3; step++) {
            pass(tall, x, new float[2 * rows], 0);
            tall.gradDict().forEach((name, g) -> assertArrayEquals(first.computeIfAbsent(name, _ -> g.data().clone()), g.data(), name));
            tall.zeroGrad();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_024, ROWS, 2_100})
    void gradients_notZeroed_addUp(int rows) {
        float[] x = numbers(3 * rows);
        Sequential tall = net();
        Map<String, float[]> first = new LinkedHashMap<>();
        for (int step = 1; step <= 4; step++) {
            pass(tall, x, new float[2 * rows], 0);
            for (Map.Entry<String, Tensor> e : tall.gradDict().entrySet()) {
                float[] once = first.computeIfAbsent(e.getKey(), _ -> e.getValue().data().clone());
                for (int i = 0; i < once.length; i++) {
                    assertEquals(step * once[i], e.getValue().data()[i], SUMS * Math.max(1, Math.abs(step * once[i])), e.getKey() + " " + i + " after " + step);
                }
            }
        }
    }

    /// A batch of another size has other partial sums, and none of them holds the gradient that is there.
    @ParameterizedTest
    @ValueSource(ints = {SMALL, 1_024, ROWS})
    void aBatchOfAnotherSize_addsToTheGradientThatIsThere(int rows) {
        float[] x = numbers(3 * 2_100);
        Sequential both = net();
        Sequential other = net();
        pass(both, x, new float[2 * 2_100], 0);
        pass(both, Arrays.copyOf(x, 3 * rows), new float[2 * rows], 0);
        pass(other, Arrays.copyOf(x, 3 * rows), new float[2 * rows], 0);
        Sequential first = net();
        pass(first, x, new float[2 * 2_100], 0);
        both.gradDict().forEach((name, g) -> {
            for (int i = 0; i < g.numel(); i++) {
                float sum = first.gradDict().get(name).data()[i] + other.gradDict().get(name).data()[i];
                assertEquals(sum, g.data()[i], SUMS * Math.max(1, Math.abs(sum)), name + " " + i);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {40, ROWS})
    void droppedUnits_getNoGradient_keptOnesAreScaled(int rows) {
        Generator g = Generator.of(5, "init");
        Dropout dropout = new Dropout(0.25, g);
        float[] x = numbers(3 * rows);
        Tensor in = Tensor.of(x, rows, 3).requiresGrad(true);
        Tensor y = new Sequential(dropout).forward(in);
        y.sum().backward();
        int dropped = 0;
        for (int i = 0; i < x.length; i++) {
            dropped += y.data()[i] == 0 ? 1 : 0;
            assertEquals(y.data()[i] == 0 ? 0 : (float) (1 / 0.75), in.grad()[i]);
            assertEquals(x[i] * in.grad()[i], y.data()[i]);
        }
        assertEquals(0.25, (double) dropped / x.length, 0.12);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, ROWS})
    void droppedUnits_betweenLayers_getTheirMaskInEveryChunk(int rows) {
        Generator g = Generator.of(6, "init");
        Linear ones = new Linear(3, 3, g);
        ones.loadStateDict(Map.of("weight", Tensor.of(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3), "bias", Tensor.zeros(3)));
        Linear last = new Linear(3, 3, g);
        last.loadStateDict(ones.stateDict());
        float[] x = numbers(3 * rows);
        Tensor in = Tensor.of(x, rows, 3).requiresGrad(true);
        Tensor y = new Sequential(ones, new Dropout(0.5, g), last).forward(in);
        y.sum().backward();
        for (int i = 0; i < x.length; i++) {
            assertEquals(y.data()[i] == 0 ? 0 : 2, in.grad()[i], "number " + i);
        }
    }
}
