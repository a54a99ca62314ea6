package descent.train;

import static descent.train.Fixtures.get;
import static descent.train.Fixtures.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.Table;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.OptimizerSpec.Adam;
import descent.model.SavedModel;
import descent.model.SavedModel.Stopping;
import descent.model.Setup;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that goes on from the weights of an earlier epoch, with and without a file in between.
class TakenWeightsTest {
    private final Trainer trainer = new Trainer();
    private final Trainer second = new Trainer();
    private final Setup setup = Fixtures.setup().withOptimizer(new Adam(0.01)).withBatchSize(9).withEpochs(60);
    private final PreparedData data = Fixtures.data(setup);

    @AfterEach
    void close() {
        trainer.close();
        second.close();
    }

    /// Stopped at 30 of 60 epochs, with the weights of epoch 10.
    private Run stoppedAndTaken() {
        trainer.pace(Pace.FULL);
        Run run = get(trainer.trainPaused(setup, data));
        for (int e = 0; e < 30; e++) {
            trainer.stepEpoch();
        }
        get(trainer.settled());
        trainer.stop();
        get(trainer.take(10, Progress.NONE));
        return run;
    }

    /// Stopped within epoch 31, in which the rate was changed; the epoch in work is given up and begun anew from the weights that
    /// were taken, so that each epoch of the curve is one that can be computed again.
    ///
    /// @param lines of epoch 31 that ran, five an update
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 8, 12, 14})
    void runThatWasStoppedWithinAnEpoch_goesOnFromThem_andIsComputedAgain(int lines) {
        trainer.pace(Pace.FULL);
        Run run = get(trainer.trainPaused(setup, data));
        for (int e = 0; e < 30; e++) {
            trainer.stepEpoch();
        }
        get(trainer.settled());
        for (int i = 0; i < lines; i++) {
            trainer.stepLine();
            trainer.learningRate(i < 5 ? 0.01 : 0.004);
        }
        trainer.stop();
        get(trainer.take(10, Progress.NONE));
        String taken = get(trainer.fingerprint());
        SavedModel saved = get(trainer.snapshot());
        get(trainer.continueFor(12));
        get(trainer.settled());
        assertEquals(42, run.history().count());
        assertEquals(taken, get(trainer.replay(30, Progress.NONE)).fingerprint(), "epoch 31 began with the weights that were taken");
        for (int e = 31; e < 42; e++) {
            get(trainer.replay(e, Progress.NONE));
        }
        assertEquals(get(trainer.fingerprint()), get(trainer.replay(42, Progress.NONE)).fingerprint());
        Run opened = get(second.open(saved, data));
        second.pace(Pace.FULL);
        for (int e = 30; e < 42; e++) {
            second.stepEpoch();
        }
        get(second.settled());
        assertArrayEquals(run.history().trainAll(), opened.history().trainAll(), "as the run that went through a file");
        assertEquals(run.rateChanges(), opened.rateChanges());
        assertEquals(lines > 5 ? List.of(new RateChange(31, 30 * 4 + 1, 0.004)) : List.of(), run.rateChanges());
        assertEquals(run.rateChanges(), get(trainer.branch(35, trainer.learningRate())).rateChanges());
    }

    /// @param steps epochs that are stepped before Resume
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30})
    void openedRun_goesOnFromThem_asWithoutTheFile(int steps) {
        Run run = stoppedAndTaken();
        SavedModel saved = get(trainer.snapshot());
        get(trainer.continueFor(30));
        get(trainer.settled());

        Run opened = get(second.open(saved, data));
        assertEquals(10, opened.weightsEpoch(), "they are shown until the run goes on");
        second.pace(Pace.FULL);
        for (int i = 0; i < steps; i++) {
            second.stepEpoch();
            get(second.settled());
            assertEquals(Stopping.LAST, opened.weightsEpoch());
        }
        second.resume();
        assertEquals(RunState.FINISHED, get(second.settled()));
        assertArrayEquals(run.history().trainAll(), opened.history().trainAll());
        assertEquals(Stopping.LAST, opened.weightsEpoch());
        assertNotNull(opened.history().last());
        assertEquals(run.history().last(), opened.history().last());
        assertEquals(get(trainer.fingerprint()), get(second.fingerprint()));
        assertEquals(get(trainer.snapshot()).progress().stopping(), get(second.snapshot()).progress().stopping());
        assertEquals(get(trainer.replay(35, Progress.NONE)).fingerprint(), get(second.replay(35, Progress.NONE)).fingerprint());
    }

    /// A refused epoch leaves no state behind that a later question is answered with.
    private void refusesWhatWasNotTheRun(int epochs) {
        for (int i = 0; i < 2; i++) {
            for (int e : new int[] {45, 40, 50, 30}) {
                assertTrue(refusal(second.replay(e, Progress.NONE)).contains("Epoch " + e + " of run"), "epoch " + e);
                assertTrue(refusal(second.branch(e, 0.01)).contains("Epoch " + e + " of run"), "epoch " + e);
            }
            String before = get(second.fingerprint());
            refusal(second.take(40, Progress.NONE));
            assertEquals(before, get(second.fingerprint()));
        }
        assertEquals(get(trainer.fingerprint()), get(second.replay(epochs, Progress.NONE)).fingerprint(), "its end is what the file holds");
    }

    @Test
    void openedRunThatWentOnFromOtherWeights_isRefusedEachTime_andItsEndIsKnown() {
        stoppedAndTaken();
        get(trainer.continueFor(30));
        get(trainer.settled());
        get(second.open(get(trainer.snapshot()), data));
        refusesWhatWasNotTheRun(60);
    }

    @Test
    void openedRun_onOtherRows_isRefusedEachTime_andComputedAgainFromWhereItWasOpened() {
        Fixtures.train(trainer, setup, data);
        Run opened = get(second.open(get(trainer.snapshot()), otherRows()));
        refusesWhatWasNotTheRun(60);
        second.pace(Pace.FULL);
        get(second.continueFor(15));
        get(second.settled());
        assertEquals(get(second.fingerprint()), get(second.replay(75, Progress.NONE)).fingerprint());
        get(second.replay(67, Progress.NONE));
        Run branch = get(second.branch(67, second.learningRate()));
        second.resume();
        get(second.settled());
        assertArrayEquals(opened.history().trainAll(), branch.history().trainAll());
        assertEquals(get(second.fingerprint()), get(second.replay(75, Progress.NONE)).fingerprint(), "of the branch, too");
    }

    private PreparedData otherRows() {
        Table t = Fixtures.table();
        float[] y = t.column("y").numbers().clone();
        for (int i = 0; i < y.length; i++) {
            y[i] += i;
        }
        return Fixtures.data(Table.of("another plane", List.of(t.column("a"), t.column("b"), Column.number("y", y, ""))), setup);
    }

    /// A net with running statistics, which line 1 changes; stopped after that line or a later one of an update.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void weightsTakenInTheMiddleOfAnUpdate_areSavedWithTheirOwnStatistics(int lines) {
        Setup rich = setup.withLayers(List.of(new Linear(6), new BatchNorm1d(1e-5, 0.1), new ReLU(), new Dropout(0.3), new Linear(0)));
        trainer.pace(Pace.FULL);
        Run run = get(trainer.trainPaused(rich, data));
        for (int e = 0; e < 30; e++) {
            trainer.stepEpoch();
        }
        get(trainer.settled());
        for (int i = 0; i < lines; i++) {
            trainer.stepLine();
        }
        trainer.stop();
        get(trainer.take(10, Progress.NONE));
        String taken = get(trainer.fingerprint());
        Run opened = get(second.open(get(trainer.snapshot()), data));
        assertEquals(taken, get(second.fingerprint()));
        get(trainer.continueFor(12));
        get(trainer.settled());
        second.pace(Pace.FULL);
        second.stop();
        get(second.continueFor(12));
        get(second.settled());
        assertArrayEquals(run.history().trainAll(), opened.history().trainAll());
        assertEquals(get(trainer.fingerprint()), get(second.fingerprint()));
    }

    /// Stopped within an epoch, with other weights, saved and opened: the last weights are those of the last update.
    ///
    /// @param updates of epoch 31, four batches an epoch
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void lastWeights_ofAFileFromWithinAnEpoch_areThoseOfItsLastUpdate(int updates) {
        trainer.pace(Pace.FULL);
        Run run = get(trainer.trainPaused(setup, data));
        for (int e = 0; e < 30; e++) {
            trainer.stepEpoch();
        }
        get(trainer.settled());
        trainer.learningRate(0.004);
        for (int i = 0; i < updates; i++) {
            trainer.stepUpdate();
        }
        trainer.stop();
        String last = get(trainer.fingerprint());
        get(trainer.take(10, Progress.NONE));
        Run opened = get(second.open(get(trainer.snapshot()), data));
        second.stop();
        get(second.take(30, Progress.NONE));
        assertEquals(last, get(second.fingerprint()));
        assertEquals(Stopping.LAST, opened.weightsEpoch());
        get(trainer.take(30, Progress.NONE));
        for (Trainer t : List.of(trainer, second)) {
            t.pace(Pace.FULL);
            get(t.continueFor(12));
            get(t.settled());
        }
        assertArrayEquals(run.history().trainAll(), opened.history().trainAll());
        assertEquals(get(trainer.fingerprint()), get(second.fingerprint()));
    }
}
