package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.SGD;
import descent.model.SavedModel;
import descent.model.ScheduleSpec.StepLR;
import descent.model.Setup;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A file of a run within an epoch holds the weights of that place, not those that the epoch began with.
class OpenedWithinAnEpochTest {
    private static final double WILD = 1e25;
    private final Trainer trainer = new Trainer();
    private final Trainer second = new Trainer();
    private final Setup plain = Fixtures.setup().withBatchSize(9).withOptimizer(new SGD(0.01)).withEpochs(40);
    private final Setup rich = plain.withOptimizer(new Adam(0.01)).withSchedule(new StepLR(3, 0.8))
            .withLayers(List.of(new Linear(6), new BatchNorm1d(1e-5, 0.1), new ReLU(), new Dropout(0.3), new Linear(0)));
    private final PreparedData data = Fixtures.data(plain);

    @AfterEach
    void close() {
        trainer.close();
        second.close();
    }

    private static void steps(Trainer t, int epochs, int updates) {
        for (int e = 0; e < epochs; e++) {
            t.stepEpoch();
        }
        for (int i = 0; i < updates; i++) {
            t.stepUpdate();
        }
        get(t.settled());
    }

    private static void resume(Trainer t) {
        t.pace(Pace.FULL);
        t.resume();
        get(t.settled());
    }

    private static void breakIt(Trainer t) {
        t.learningRate(WILD);
        resume(t);
        assertEquals(RunState.DIVERGED, t.state());
    }

    private void sameAfterTheDivergence(Setup setup) {
        Run whole = get(trainer.trainPaused(setup, data));
        steps(trainer, 10, 1);
        trainer.learningRate(setup.lr() / 3); // in the epoch that will be undone
        steps(trainer, 0, 1);
        Run opened = get(second.open(get(trainer.snapshot()), data));
        String within = get(second.fingerprint());
        breakIt(trainer);
        breakIt(second);
        assertEquals(10, opened.history().count());
        assertNotEquals(within, get(second.fingerprint()));
        assertEquals(get(trainer.fingerprint()), get(second.fingerprint()));
        assertEquals(whole.message(), opened.message());
        assertEquals(whole.rateChanges(), opened.rateChanges());
        for (Trainer t : List.of(trainer, second)) {
            t.learningRate(setup.lr() / 3);
            get(t.continueFor(5));
            get(t.settled());
        }
        assertEquals(get(trainer.fingerprint()), get(second.fingerprint()));
        assertEquals(whole.rateChanges(), opened.rateChanges());
    }

    @Test
    void afterADivergence_theWeightsBeforeTheEpochComeBack_asInTheUnbrokenRun() {
        sameAfterTheDivergence(plain);
    }

    @Test
    void afterADivergence_ofANetWithStatisticsAndASchedule_too() {
        sameAfterTheDivergence(rich);
    }

    @Test
    void epochBeforeTheOneInWork_canBeTaken_withItsOwnWeights() {
        get(trainer.trainPaused(plain, data));
        steps(trainer, 39, 2);
        SavedModel saved = get(trainer.snapshot());
        resume(trainer);
        get(trainer.take(39, Progress.NONE));
        get(second.open(saved, data));
        resume(second);
        get(second.take(39, Progress.NONE));
        assertEquals(get(trainer.fingerprint()), get(second.fingerprint()));
    }

    @Test
    void whereTheseWeightsCannotBeComputed_theWordsSayWhichOnesThereAre() {
        get(trainer.trainPaused(plain, data));
        steps(trainer, 5, 0);
        trainer.stop();
        get(trainer.take(2, Progress.NONE)); // from here on no seed leads to the weights
        get(second.open(get(trainer.snapshot()), data));
        steps(second, 3, 2);
        SavedModel saved = get(second.snapshot());
        String within = get(second.fingerprint());
        breakIt(second);
        assertFalse(second.stateMessage().contains("file"), second.stateMessage());

        Run opened = get(second.open(saved, data));
        breakIt(second);
        assertEquals(within, get(second.fingerprint()));
        assertEquals(second.stateMessage(), opened.message());
        assertTrue(opened.message().endsWith("The weights are those of the file, from within epoch 9: those before it could not be computed again."), opened.message());
    }
}
