package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.Table;
import descent.model.OptimizerSpec.SGD;
import descent.model.SavedModel;
import descent.model.Setup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The epoch that broke is undone: with it go its weights, its updates and the rates that were set in it.
class UndoneEpochTest {
    private static final double WILD = 1e6;
    /// Of two rows each.
    private static final int BATCHES = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Trainer trainer = new Trainer();
    private final Setup setup = Fixtures.setup().withBatchSize(2).withOptimizer(new SGD(0.01)).withEpochs(40);
    private final PreparedData data = Fixtures.data(setup);

    @AfterEach
    void close() {
        trainer.close();
    }

    /// Ten epochs and three updates, then a rate that breaks the run.
    private Run broken() {
        trainer.pace(Pace.FULL);
        Run run = get(trainer.trainPaused(setup, data));
        for (int e = 0; e < 10; e++) {
            trainer.stepEpoch();
        }
        for (int i = 0; i < 3; i++) {
            trainer.stepUpdate();
        }
        trainer.learningRate(WILD);
        trainer.resume();
        assertEquals(RunState.DIVERGED, get(trainer.settled()));
        assertEquals(10, run.history().count());
        return run;
    }

    private Run brokenAndMended() {
        Run run = broken();
        trainer.learningRate(0.001);
        get(trainer.continueFor(10));
        assertEquals(RunState.FINISHED, get(trainer.settled()));
        return run;
    }

    @Test
    void ratesOfTheUndoneEpoch_goWithIt_andTheOneInUseWaitsForTheNextUpdate() {
        Run run = broken();
        assertEquals(List.of(), run.rateChanges());
        assertEquals(WILD, trainer.learningRate());
        get(trainer.continueFor(10));
        assertEquals(RunState.DIVERGED, get(trainer.settled()), "nobody has changed the rate");
        assertEquals(List.of(), run.rateChanges());
        trainer.learningRate(0.001);
        get(trainer.continueFor(10));
        get(trainer.settled());
        assertEquals(List.of(new RateChange(11, 10 * BATCHES + 1, 0.001)), run.rateChanges());
    }

    @Test
    void waitingRate_isInTheFile_asTheOneOfTheNextUpdate() {
        broken();
        SavedModel saved = get(trainer.snapshot());
        assertEquals(WILD, saved.progress().lr());
        assertEquals(10L * BATCHES + 1, saved.history().rateChanges().getLast().step());
    }

    @Test
    void everyEpoch_ofARunThatBrokeAndWentOn_isComputedAgain() {
        Run run = brokenAndMended();
        String end = get(trainer.fingerprint());
        for (int e = 0; e <= 20; e++) {
            assertEquals(e, get(trainer.replay(e, Progress.NONE)).weights().epoch());
        }
        assertEquals(end, get(trainer.replay(20, Progress.NONE)).fingerprint());
        assertEquals(20, run.history().count());
    }

    /// A rate in the list that the run never had, as files of former versions may hold it.
    private Run withARateThatItNeverHad() {
        Run run = Fixtures.train(trainer, setup.withEpochs(5), data);
        run.addRateChange(new RateChange(2, BATCHES + 3, WILD));
        return run;
    }

    private static void refusesInWords(Executable replayed) {
        TrainingException e = assertThrows(TrainingException.class, () -> assertTimeoutPreemptively(PATIENCE, replayed));
        assertTrue(e.getMessage().contains("Epoch 2 of run") && e.getMessage().contains("cannot be computed again"), e.getMessage());
    }

    @Test
    void copyThatBreaks_endsEveryWayOfComputingAgain_inWords() throws TrainingException {
        Run run = withARateThatItNeverHad();
        refusesInWords(() -> new Replay(Replay.budget()).at(4, run, data, 1, Progress.NONE));
        refusesInWords(() -> RunWalk.of(run, data, 10, Progress.NONE));
        for (int updates : new int[] {BATCHES + 5, 2 * BATCHES}) { // within an epoch, and at its last line
            Lane stopped = Lane.start(1, setup, data);
            for (int i = 0; i < updates - 1; i++) {
                stopped.loop().update();
            }
            for (int line = 0; line < 4; line++) {
                stopped.loop().advance();
            }
            stopped.run().addRateChange(new RateChange(2, updates - 1, 1e25)); // finite weights, and then no finite loss
            refusesInWords(() -> new FadedRun(stopped).again(Progress.NONE));
        }
    }

    /// Ends at the third question.
    private static Progress upToTheThird(List<Double> told) {
        return share -> {
            told.add(share);
            return told.size() < 3;
        };
    }

    @Test
    void computingAgain_isCancelled_withinAnEpoch() throws TrainingException {
        Run run = Fixtures.train(trainer, setup.withEpochs(5), data);
        List<Double> told = new ArrayList<>();
        assertNull(new Replay(Replay.budget()).at(5, run, data, 1, upToTheThird(told)));
        assertEquals(3.0 / BATCHES / 5, told.getLast(), 1e-9);
        told.clear();
        assertNull(RunWalk.of(run, data, 10, upToTheThird(told)));
        assertEquals(2.0 / BATCHES / 5, told.getLast(), 1e-9);
        Lane stopped = Lane.start(1, setup, data);
        for (int i = 0; i < 5; i++) {
            stopped.loop().update();
        }
        told.clear();
        assertNull(new FadedRun(stopped).again(upToTheThird(told)));
    }

    /// @param rows of the table that the model goes on with: more or fewer batches than those that it was trained in
    @ParameterizedTest
    @ValueSource(ints = {80, 20})
    void onOtherRows_onlyTheUpdatesOfTheBrokenEpochGo(int rows) {
        Fixtures.train(trainer, setup.withEpochs(10), data);
        PreparedData other = Fixtures.data(table(rows), setup);
        int batches = (other.train().rows() + 1) / 2;
        Run opened = get(trainer.open(get(trainer.snapshot()), other));
        get(trainer.continueFor(1_000_000)); // not over before it is paused
        trainer.pause();
        assertEquals(RunState.PAUSED, get(trainer.settled()));
        int begun = opened.history().count() + 2;
        for (int i = 0; i < 3 && opened.history().count() < begun; i++) {
            trainer.stepEpoch();
            get(trainer.settled());
        }
        trainer.learningRate(0.005);
        trainer.stepEpoch();
        get(trainer.settled());
        long done = 10L * BATCHES + (begun - 9L) * batches;
        List<RateChange> kept = List.of(new RateChange(begun + 1, done - batches + 1, 0.005));
        assertEquals(kept, opened.rateChanges());
        trainer.stepUpdate();
        trainer.learningRate(WILD);
        trainer.resume();
        assertEquals(RunState.DIVERGED, get(trainer.settled()));
        assertEquals(kept, opened.rateChanges());
        assertEquals(done, (long) get(trainer.ask((m, d) -> m.step())));
    }

    private static Table table(int rows) {
        Table t = Fixtures.table();
        return Table.of("plane", t.columns().stream().map(c -> {
            float[] numbers = new float[rows];
            for (int i = 0; i < rows; i++) {
                numbers[i] = c.numbers()[i % t.rows()];
            }
            return Column.number(c.name(), numbers, "");
        }).toList());
    }
}
