package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.PreparedData;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.ModelFile;
import descent.model.ModelFileException;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.SGD;
import descent.model.SavedModel;
import descent.model.ScheduleSpec.CosineAnnealingLR;
import descent.model.ScheduleSpec.ReduceLROnPlateau;
import descent.model.ScheduleSpec.StepLR;
import descent.model.Setup;
import java.nio.file.Path;
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
                Arguments.of("plateau schedule", adam.withSchedule(new ReduceLROnPlateau(0.5, 3, 1e-4, 0)), half));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void resumedRun_equalsTheUnbrokenOne_toTheBit(String name, Setup setup, int lines) throws ModelFileException {
        PreparedData data = Fixtures.data(setup);
        try (Trainer unbroken = new Trainer(); Trainer first = new Trainer(); Trainer second = new Trainer()) {
            Run whole = pausedAt(unbroken, setup, data, lines);
            resume(unbroken);

            pausedAt(first, setup, data, lines);
            Path file = folder.resolve("half.model");
            ModelFile.write(file, get(first.snapshot()));
            SavedModel saved = ModelFile.read(file);
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
        }
    }

    /// Runs so many lines, with a live change of the rate on the way.
    private static Run pausedAt(Trainer t, Setup setup, PreparedData data, int lines) {
        Run run = get(t.trainPaused(setup, data));
        for (int i = 0; i < lines / 5; i++) {
            if (i == 11) {
                t.learningRate(setup.lr() * 0.7);
            }
            t.stepUpdate();
        }
        for (int i = 0; i < lines % 5; i++) {
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
