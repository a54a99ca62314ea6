package descent.train;

import static descent.train.Fixtures.get;
import static descent.train.Fixtures.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.SGD;
import descent.model.ScheduleSpec.StepLR;
import descent.model.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final int EPOCHS = 47;
    private final Trainer trainer = new Trainer();
    private final Setup rich = Fixtures.setup().withOptimizer(new Adam(0.01)).withBatchSize(9).withEpochs(EPOCHS).withSchedule(new StepLR(7, 0.8))
            .withLayers(List.of(new Linear(6), new BatchNorm1d(1e-5, 0.1), new ReLU(), new Dropout(0.3), new Linear(0)));
    private final PreparedData data = Fixtures.data(rich);

    @AfterEach
    void close() {
        trainer.close();
    }

    /// Steps through the run with a live change of the rate at epoch 14, and notes the fingerprint after each epoch.
    private List<String> fingerprints(Setup setup) {
        List<String> all = new ArrayList<>();
        get(trainer.trainPaused(setup, data));
        all.add(get(trainer.fingerprint()));
        for (int e = 1; e <= EPOCHS; e++) {
            if (e == 14) {
                trainer.stepUpdate();
                trainer.learningRate(0.003);
            }
            trainer.stepEpoch();
            get(trainer.settled());
            all.add(get(trainer.fingerprint()));
        }
        return all;
    }

    @Test
    void everyEpoch_isComputedAgain_toTheBit() {
        List<String> expected = fingerprints(rich);
        for (int e = 0; e <= EPOCHS; e++) {
            Moment m = get(trainer.replay(e));
            assertEquals(expected.get(e), m.fingerprint(), "epoch " + e);
            assertEquals(e, m.weights().epoch());
            assertEquals(expected.get(e), m.evaluation().fingerprint());
        }
        assertEquals(expected.getLast(), get(trainer.fingerprint()), "the model stays the last one");
        assertEquals(RunState.FINISHED, trainer.state());
    }

    @Test
    void branch_equalsTheRunWithThatLiveChange_toTheBit() {
        Setup plain = Fixtures.setup().withEpochs(EPOCHS);
        get(trainer.trainPaused(plain, data));
        for (int e = 0; e < 23; e++) {
            trainer.stepUpdate();
        }
        trainer.learningRate(0.002);
        trainer.pace(Pace.FULL);
        trainer.resume();
        get(trainer.settled());
        Run expected = trainer.run();
        String fingerprint = get(trainer.fingerprint());

        Fixtures.train(trainer, plain, data);
        Run branch = get(trainer.branch(23, 0.002));
        assertEquals(RunState.PAUSED, trainer.state());
        trainer.resume();
        get(trainer.settled());
        assertArrayEquals(expected.history().trainAll(), branch.history().trainAll());
        assertEquals(expected.rateChanges(), branch.rateChanges());
        assertEquals(fingerprint, get(trainer.fingerprint()));
    }

    @Test
    void states_areThinned_whenTheBudgetIsFull() throws TrainingException {
        Lane lane = Lane.start(1, Fixtures.setup(), data);
        Replay small = new Replay(60_000);
        for (int e = 1; e <= 2000; e++) {
            lane.loop().update();
            small.epochEnded(lane);
        }
        assertTrue(small.states() >= 3 && small.states() <= 15, small.states() + " states");
        assertArrayEquals(Arrays.copyOf(lane.run().history().trainAll(), 1234), small.at(1234, lane, 1).run().history().trainAll());
    }

    @Test
    void replay_isRefusedInWords_outsideTheRunAndWhereItCannotBeComputed() {
        Setup wild = Fixtures.setup().withOptimizer(new SGD(50));
        Run run = Fixtures.train(trainer, wild, data);
        assertTrue(refusal(trainer.replay(99)).contains("has epochs 0 to " + run.history().count()));
        trainer.learningRate(0.01);
        get(trainer.continueFor(12));
        get(trainer.settled());
        assertEquals(get(trainer.fingerprint()), get(trainer.replay(run.history().count())).fingerprint(), "after going on from the finite weights");
    }
}
