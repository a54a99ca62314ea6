package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.eval.Evaluation;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.OptimizerSpec.Adam;
import descent.model.SavedModel;
import descent.model.Setup;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Evaluate leaves no trace: not in the weights, not in the random streams, not in the mode, not in an update in work.
class EvaluateChangesNothingTest {
    private final Setup setup = Fixtures.setup().withEpochs(40).withOptimizer(new Adam(0.01)).withBatchSize(9)
            .withLayers(List.of(new Linear(6), new BatchNorm1d(1e-5, 0.1), new ReLU(), new Dropout(0.3), new Linear(0)));
    private final PreparedData data = Fixtures.data(setup);

    /// What Evaluate could have touched.
    private record Trace(String fingerprint, List<Long> shuffle, List<Long> dropout, boolean training, long step) {
        static Trace of(Trainer t) {
            return get(t.ask((m, d) -> new Trace(m.fingerprint(), longs(m.shuffle().state()), longs(m.dropout().state()), m.network().training(), m.step())));
        }

        private static List<Long> longs(long[] state) {
            return Arrays.stream(state).boxed().toList();
        }
    }

    @ParameterizedTest(name = "after {0} lines")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 23, 5 * 4 * 3})
    void run_isTheSameToTheBit_afterAnEvaluateBetweenTwoLines(int lines) {
        try (Trainer looked = new Trainer(); Trainer alone = new Trainer()) {
            Run with = paused(looked, lines);
            Trace before = Trace.of(looked);
            Evaluation first = get(looked.evaluate());
            assertEquals(before, Trace.of(looked));
            Evaluation second = get(looked.evaluate());
            assertEquals(first.regression(), second.regression());
            assertArrayEquals(first.predicted(), second.predicted());
            finish(looked);
            Run without = paused(alone, lines);
            finish(alone);
            assertArrayEquals(without.history().trainAll(), with.history().trainAll());
            assertArrayEquals(without.history().testAll(), with.history().testAll());
            assertEquals(Trace.of(alone), Trace.of(looked));
        }
    }

    private Run paused(Trainer t, int lines) {
        Run run = get(t.trainPaused(setup, data));
        for (int i = 0; i < lines; i++) {
            t.stepLine();
        }
        get(t.settled());
        return run;
    }

    private static void finish(Trainer t) {
        t.pace(Pace.FULL);
        t.resume();
        get(t.settled());
    }

    @Test
    void evaluate_runsBetweenStepsOfARunningRun_andNamesItsEpoch() {
        try (Trainer t = new Trainer(); Trainer alone = new Trainer()) {
            t.pace(new Pace(1000));
            Run run = get(t.train(setup.withEpochs(400), data));
            CompletableFuture<Evaluation> asked = t.evaluate();
            Evaluation e = get(asked);
            assertEquals(RunState.RUNNING, t.state());
            assertTrue(e.epoch() <= run.history().count(), "epoch " + e.epoch());
            t.pace(Pace.FULL);
            get(t.settled());
            Fixtures.train(alone, setup.withEpochs(400), data);
            assertEquals(get(alone.fingerprint()), get(t.fingerprint()));
        }
    }

    @Test
    void evaluate_ofAReopenedModel_isTheSameToTheBit() {
        try (Trainer t = new Trainer(); Trainer reopened = new Trainer()) {
            Fixtures.train(t, setup, data);
            Evaluation before = get(t.evaluate());
            SavedModel saved = get(t.snapshot());
            get(reopened.open(saved, data));
            Evaluation after = get(reopened.evaluate());
            assertArrayEquals(before.predicted(), after.predicted());
            assertEquals(before.regression(), after.regression());
            assertEquals(before.trainRegression(), after.trainRegression());
            assertEquals(before.epoch(), after.epoch());
            assertEquals(before.fingerprint(), after.fingerprint());
        }
    }

    @Test
    void lossOfTheFigures_isTheLastPointOfTheChart_toTheBit() {
        try (Trainer t = new Trainer()) {
            Run run = Fixtures.train(t, setup, data);
            Evaluation e = get(t.evaluate());
            assertEquals(run.history().last().test(), (float) e.lossScaled());
            assertEquals(run.history().last().train(), (float) e.trainLossScaled());
        }
    }

    @Test
    void cancelledEvaluate_givesNothing_andChangesNothing() {
        try (Trainer t = new Trainer()) {
            Fixtures.train(t, setup, data);
            Trace before = Trace.of(t);
            for (double stopAt : new double[] {0, 0.3, 0.6, 0.8}) {
                assertNull(get(t.evaluate(share -> share < stopAt)), "stopped at " + stopAt);
            }
            assertEquals(before, Trace.of(t));
        }
    }
}
