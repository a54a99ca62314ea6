package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.PreparedData;
import descent.model.Fault;
import descent.model.LayerSpec;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.GELU;
import descent.model.LayerSpec.LayerNorm;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.ModelFile;
import descent.model.OptimizerSpec;
import descent.model.OptimizerSpec.Adagrad;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.AdamW;
import descent.model.OptimizerSpec.RMSprop;
import descent.model.OptimizerSpec.SGD;
import descent.model.SavedModel;
import descent.model.ScheduleSpec;
import descent.model.ScheduleSpec.CosineAnnealingLR;
import descent.model.ScheduleSpec.ExponentialLR;
import descent.model.ScheduleSpec.ReduceLROnPlateau;
import descent.model.ScheduleSpec.StepLR;
import descent.model.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A run that is paused, saved, opened and resumed equals the unbroken run to the bit.
class ExactResumeTest {
    private static final int EPOCHS = 100;
    /// Batches of 9 of the 32 train rows.
    private static final int BATCHES = 4;
    /// Lines of an update, as the lens shows them.
    private static final int LINES = 5;

    @TempDir
    Path folder;

    static Stream<Arguments> cases() {
        Setup plain = Fixtures.setup().withEpochs(EPOCHS);
        Setup adam = plain.withOptimizer(new Adam(0.01));
        Setup rich = adam.withBatchSize(9).withLayers(List.of(new Linear(6), new BatchNorm1d(1e-5, 0.1), new ReLU(), new Dropout(0.3), new Linear(0)));
        int half = 50 * 5;
        return Stream.of(
                Arguments.of("sgd, full batch, after epoch 50", plain, half),
                Arguments.of("adam, full batch, after epoch 50", adam, half),
                Arguments.of("adam, full batch, after line 3 of an update", adam, half + 3),
                Arguments.of("momentum, mini-batches, mid-epoch", plain.withOptimizer(new SGD(0.01, 0.9, 0, 0, true)).withBatchSize(9), 47 * 5),
                Arguments.of("batch norm and dropout, mid-epoch", rich, 26 * 5),
                Arguments.of("batch norm and dropout, after forward", rich, 26 * 5 + 1),
                Arguments.of("batch norm and dropout, after step", rich, 26 * 5 + 4),
                Arguments.of("batch norm and dropout, after the last step of an epoch", rich, 27 * 5 + 4),
                Arguments.of("step schedule", adam.withSchedule(new StepLR(7, 0.5)), half),
                Arguments.of("cosine schedule", plain.withSchedule(new CosineAnnealingLR(100, 0)), half),
                Arguments.of("validation rows and patience, mid-epoch", adam.withBatchSize(9).withSplit(adam.split().withValidation(25)).withPatience(20), 47 * 5),
                Arguments.of("gradients that are never zeroed, after epoch 50", plain.withFault(Fault.SKIP_ZERO_GRAD), half),
                Arguments.of("gradients that are never zeroed, after line 3 of an update", plain.withFault(Fault.SKIP_ZERO_GRAD), half + 3),
                Arguments.of("gradients that are never zeroed, mid-epoch, after line 4", rich.withFault(Fault.SKIP_ZERO_GRAD), 26 * 5 + 4),
                Arguments.of("plateau schedule", adam.withSchedule(new ReduceLROnPlateau(0.5, 3, 1e-4, 0)), half));
    }

    /// Each optimizer with each schedule over shuffled mini-batches, through batch norm, layer norm and dropout; paused after
    /// epoch 50 in turn at its end, within the next epoch, and after 2 lines of an update.
    static Stream<Arguments> everyOptimizerAndSchedule() {
        List<LayerSpec> layers = List.of(new Linear(6), new BatchNorm1d(1e-5, 0.1), new ReLU(), new Dropout(0.3), new Linear(4), new LayerNorm(1e-5),
                new GELU(false), new Linear(0));
        Setup base = Fixtures.setup().withEpochs(EPOCHS).withBatchSize(9).withLayers(layers);
        List<Arguments> all = new ArrayList<>();
        int[] pauses = {50 * BATCHES * LINES, (50 * BATCHES + 2) * LINES, (50 * BATCHES + 1) * LINES + 2};
        for (OptimizerSpec o : optimizers()) {
            for (ScheduleSpec s : schedules()) {
                int lines = pauses[all.size() % pauses.length];
                all.add(Arguments.of(o + " with " + s + " after " + lines + " lines", base.withOptimizer(o).withSchedule(s), lines));
            }
        }
        return all.stream();
    }

    private static List<OptimizerSpec> optimizers() {
        return List.of(new SGD(0.02), new SGD(0.02, 0.9, 0, 0, false), new SGD(0.02, 0.9, 0, 0, true), new SGD(0.02, 0.8, 0.3, 0, false),
                new SGD(0.02, 0.9, 0, 1e-3, true), new Adam(0.01), new Adam(0.01, 0.9, 0.999, 1e-8, 1e-3, false), new Adam(0.01, 0.8, 0.99, 1e-8, 0, true),
                new AdamW(0.01), new AdamW(0.01, 0.9, 0.999, 1e-8, 0.05, true), new RMSprop(0.01), new RMSprop(0.01, 0.99, 1e-8, 0, 0, true),
                new RMSprop(0.01, 0.9, 1e-8, 1e-3, 0.5, false), new RMSprop(0.01, 0.9, 1e-8, 0, 0.5, true), new Adagrad(0.05), new Adagrad(0.05, 0.01, 1e-3, 1e-9));
    }

    private static List<ScheduleSpec> schedules() {
        return List.of(new ScheduleSpec.Constant(), new StepLR(7, 0.8), new ExponentialLR(0.98), new CosineAnnealingLR(EPOCHS, 1e-4),
                new ReduceLROnPlateau(0.5, 3, 1e-4, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"cases", "everyOptimizerAndSchedule"})
    void resumedRun_equalsTheUnbrokenOne_toTheBit(String name, Setup setup, int lines) throws IOException {
        PreparedData data = Fixtures.data(setup);
        try (Trainer unbroken = new Trainer(); Trainer first = new Trainer(); Trainer second = new Trainer()) {
            Run whole = pausedAt(unbroken, setup, data, lines);
            resume(unbroken);

            pausedAt(first, setup, data, lines);
            Path file = folder.resolve("half.model");
            ModelFile.write(file, get(first.snapshot()));
            SavedModel saved = ModelFile.read(file);
            assertSameBytes(file, saved);
            Run resumed = get(second.open(saved, data));
            assertEquals(RunState.PAUSED, second.state());
            resume(second);

            assertEquals(RunState.FINISHED, second.state());
            assertArrayEquals(whole.history().trainAll(), resumed.history().trainAll(), "train curve");
            assertArrayEquals(whole.history().testAll(), resumed.history().testAll(), "test curve");
            assertEquals(whole.rateChanges(), resumed.rateChanges());
            assertEquals(whole.history().last(), resumed.history().last());
            assertEquals(get(unbroken.fingerprint()), get(second.fingerprint()));
            assertSameState(state(unbroken), state(second));
            ModelFile.write(folder.resolve("end.model"), get(unbroken.snapshot()));
            assertSameBytes(folder.resolve("end.model"), get(second.snapshot()));
        }
    }

    /// Paused before the line that ends an epoch, while a rate waits for the next update: the schedule works on the one in use.
    @ParameterizedTest
    @MethodSource("schedules")
    void rateThatWaits_atTheEndOfAnEpoch_isSetAfterTheSchedule(ScheduleSpec schedule) {
        Setup setup = Fixtures.setup().withEpochs(EPOCHS).withBatchSize(9).withSchedule(schedule);
        PreparedData data = Fixtures.data(setup);
        int lines = (28 * BATCHES - 1) * LINES + 4; // after 28 epochs StepLR has its turn
        try (Trainer unbroken = new Trainer(); Trainer second = new Trainer()) {
            Run whole = pausedAt(unbroken, setup, data, lines);
            unbroken.learningRate(0.033);
            SavedModel saved = get(unbroken.snapshot());
            resume(unbroken);
            Run opened = get(second.open(saved, data));
            assertEquals(0.033, second.learningRate());
            resume(second);
            assertEquals(whole.rateChanges(), opened.rateChanges());
            assertArrayEquals(whole.history().trainAll(), opened.history().trainAll());
            assertSameState(state(unbroken), state(second));
        }
    }

    private void assertSameBytes(Path file, SavedModel model) throws IOException {
        Path other = folder.resolve("other.model");
        ModelFile.write(other, model);
        assertEquals(-1, Files.mismatch(file, other), "first byte that differs from " + file.getFileName());
    }

    /// Runs so many lines, with a live change of the rate on the way.
    private static Run pausedAt(Trainer t, Setup setup, PreparedData data, int lines) {
        Run run = get(t.trainPaused(setup, data));
        for (int i = 0; i < lines / LINES; i++) {
            if (i == 11) {
                t.learningRate(setup.lr() * 0.7);
            }
            t.stepUpdate();
        }
        for (int i = 0; i < lines % LINES; i++) {
            t.stepLine();
        }
        get(t.settled());
        return run;
    }

    private static void resume(Trainer t) {
        t.pace(Pace.FULL);
        t.resume();
        get(t.settled());
    }

    private static Map<String, float[]> state(Trainer t) {
        return get(t.ask((m, d) -> {
            Map<String, float[]> all = new TreeMap<>();
            m.network().stateDict().forEach((n, v) -> all.put(n, v.data().clone()));
            m.optimizer().stateDict().forEach((n, v) -> all.put("optimizer." + n, v.data().clone()));
            return all;
        }));
    }

    private static void assertSameState(Map<String, float[]> expected, Map<String, float[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((n, v) -> assertArrayEquals(v, actual.get(n), n));
    }
}
