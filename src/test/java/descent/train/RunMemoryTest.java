package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.PreparedData;
import descent.data.Schema;
import descent.data.Table;
import descent.model.LayerSpec;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.GELU;
import descent.model.LayerSpec.LayerNorm;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.NetworkSizes;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import descent.tensor.Generator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is counted beforehand against what a run really takes; what the collector loses at the ends of large arrays is not counted.
class RunMemoryTest {
    private static final int ROWS = 200_000;
    private static final int INPUTS = 4;
    private static final Linear LAST = new Linear(Linear.FOLLOWS_TARGET);
    private static final Map<String, List<LayerSpec>> STACKS = Map.of(
            "default", List.of(new Linear(32), new ReLU(), LAST),
            "gelu", List.of(new Linear(16), new GELU(false), LAST),
            "norms", List.of(new Linear(16), new BatchNorm1d(1e-5, 0.1), new ReLU(), new Dropout(0.1), new Linear(8), new LayerNorm(1e-5), LAST));

    private static Table table() {
        Generator g = Generator.of(3, "data");
        float[][] columns = new float[INPUTS + 1][ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < INPUTS; j++) {
                columns[j][i] = g.uniform(-1, 1);
                columns[INPUTS][i] += columns[j][i];
            }
        }
        return Table.of("wide", IntStream.rangeClosed(0, INPUTS).mapToObj(j -> Column.number(j == INPUTS ? "y" : "x" + j, columns[j], "")).toList());
    }

    private static Setup setup(List<LayerSpec> layers) {
        return Setup.defaults(new Schema(IntStream.range(0, INPUTS).mapToObj(j -> "x" + j).toList(), "y")).withLayers(layers).withEpochs(2);
    }

    private static double counted(Setup setup, int train, int watched) {
        return RunMemory.bytes(setup, NetworkSizes.of(setup.layers(), INPUTS, 1), train, watched);
    }

    private static long used() {
        Runtime r = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, r.totalMemory() - r.freeMemory());
        }
        return least;
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "default SGD", "default mini-batches", "gelu", "norms"})
    void counted_isWhatARunTakes(String name) {
        Setup setup = setup(STACKS.get(name.split(" ")[0]));
        setup = name.endsWith("SGD") ? setup.withOptimizer(new SGD(0.01)) : name.endsWith("batches") ? setup.withBatchSize(4096) : setup;
        PreparedData data = Fixtures.data(table(), setup);
        try (Trainer trainer = new Trainer()) {
            long before = used();
            assertEquals(RunState.FINISHED, Fixtures.train(trainer, setup, data).state());
            double taken = used() - before;
            double counted = counted(setup, data.train().rows(), data.watched().rows());
            assertTrue(counted > 0.9 * taken && counted < 1.15 * taken + (1 << 20), name + ": counted " + counted + ", taken " + taken);
        }
    }

    /// Of an earlier run there stay weights and curves; what the engine laid out for its rows goes.
    @ParameterizedTest
    @ValueSource(strings = {"default", "default SGD", "norms"})
    void earlierRuns_keepNothingForEachRow(String name) {
        Setup setup = setup(STACKS.get(name.split(" ")[0]));
        setup = name.endsWith("SGD") ? setup.withOptimizer(new SGD(0.01)) : setup;
        PreparedData data = Fixtures.data(table(), setup);
        int more = 3;
        try (Trainer trainer = new Trainer()) {
            Fixtures.train(trainer, setup, data);
            long one = used();
            for (int i = 0; i < more; i++) {
                Fixtures.train(trainer, setup, data);
            }
            double each = (used() - one) / (double) more;
            assertTrue(each < Float.BYTES * ROWS / 2.0, name + ": " + each + " bytes of each earlier run");
        }
    }

    @Test
    void twoMillionRows_inOneBatch_needNoTwoGigabytes() {
        double bytes = counted(setup(STACKS.get("default")), 1_600_000, 400_000);
        assertTrue(bytes < 0.5e9, "counted " + bytes);
    }

    @Test
    void smallBatches_needLess_andWideLayersMore() {
        Setup all = setup(STACKS.get("default"));
        assertTrue(counted(all.withBatchSize(32), 100_000, 10) < 0.6 * counted(all, 100_000, 10));
        assertTrue(counted(setup(List.of(new Linear(50_000), LAST)), 1_000_000, 10) > 4e11);
    }
}
