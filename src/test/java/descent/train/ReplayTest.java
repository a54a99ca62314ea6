package descent.train;

import static descent.train.Fixtures.get;
import static descent.train.Fixtures.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.Fault;
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
            Moment m = get(trainer.replay(e, Progress.NONE));
            assertEquals(expected.get(e), m.fingerprint(), "epoch " + e);
            assertEquals(e, m.weights().epoch());
            assertEquals(expected.get(e), m.evaluation().fingerprint());
        }
        assertEquals(expected.getLast(), get(trainer.fingerprint()), "the model stays the last one");
        assertEquals(RunState.FINISHED, trainer.state());
    }

    /// The gradients that line 5 should have forgotten are part of where the run stands.
    @Test
    void everyEpoch_ofARunThatNeverZeroesItsGradients_isComputedAgain_withTheGradientsThatItHadThen() {
        Setup faulty = Fixtures.setup().withOptimizer(new SGD(0.001)).withEpochs(EPOCHS).withFault(Fault.SKIP_ZERO_GRAD);
        get(trainer.trainPaused(faulty, data));
        List<String> expected = new ArrayList<>(List.of(get(trainer.fingerprint())));
        List<StepView> backward = new ArrayList<>();
        for (int e = 1; e <= EPOCHS; e++) {
            for (Phase line : Phase.values()) {
                trainer.stepLine();
                get(trainer.settled());
                trainer.channel().drain().stream().filter(RunEvent.Stepped.class::isInstance).map(RunEvent.Stepped.class::cast)
                        .filter(x -> line == Phase.BACKWARD).forEach(x -> backward.add(x.view()));
            }
            expected.add(get(trainer.fingerprint()));
        }
        for (int e = EPOCHS; e >= 0; e--) {
            Moment m = get(trainer.replay(e, Progress.NONE));
            assertEquals(expected.get(e), m.fingerprint(), "epoch " + e);
            if (e < EPOCHS) {
                StepView.GradientChange was = backward.get(e).gradients().getFirst();
                StepView.GradientChange is = m.lines().get(Phase.BACKWARD.ordinal()).gradients().getFirst();
                assertEquals(was.normBefore(), is.normBefore(), "before line 3 of epoch " + (e + 1));
                assertEquals(was.normAfter(), is.normAfter());
            }
        }
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
    void lines_ofAReplayedEpoch_areThoseThatTheRunWentThrough() {
        Setup s = Fixtures.setup().withEpochs(20);
        get(trainer.trainPaused(s, data));
        List<StepView> then = new ArrayList<>();
        for (int e = 1; e <= 20; e++) {
            for (int line = 0; line < 5; line++) {
                trainer.stepLine();
                get(trainer.settled());
                trainer.channel().drain().stream().filter(RunEvent.Stepped.class::isInstance).map(RunEvent.Stepped.class::cast).forEach(x -> then.add(x.view()));
            }
        }
        assertEquals(RunState.FINISHED, trainer.state());
        for (int e = 0; e < 20; e++) {
            Moment m = get(trainer.replay(e, Progress.NONE));
            assertEquals(e + 1, m.sample().epoch());
            assertEquals(trainer.run().history().train(e), m.sample().loss(), "the loss of line 2 is the point of the curve");
            for (int line = 0; line < 5; line++) {
                StepView was = then.get(5 * e + line);
                StepView is = m.lines().get(line);
                assertEquals(was.phase(), is.phase());
                assertEquals(was.epoch(), is.epoch());
                assertEquals(was.step(), is.step());
                assertEquals(was.weight() == null ? null : was.weight().after(), is.weight() == null ? null : is.weight().after());
                assertArrayEquals(was.predictions().values(), is.predictions().values());
            }
        }
        assertEquals(List.of(), get(trainer.replay(20, Progress.NONE)).lines(), "nothing followed the last epoch");
    }

    @Test
    void questionsAndFiles_areAnsweredByTheEpochThatIsLookedAt_untilItIsLeft() {
        List<String> expected = fingerprints(rich);
        get(trainer.replay(12, Progress.NONE));
        assertEquals(expected.get(12), get(trainer.ask((m, d) -> m.fingerprint())));
        assertEquals(12, get(trainer.replayedSnapshot()).progress().epoch());
        assertEquals(EPOCHS, get(trainer.snapshot()).progress().epoch(), "the model stays the last one");
        try (Trainer another = new Trainer()) {
            Run reopened = get(another.open(get(trainer.replayedSnapshot()), data));
            assertArrayEquals(Arrays.copyOf(trainer.run().history().trainAll(), 12), reopened.history().trainAll());
        }
        trainer.leaveReplay();
        assertEquals(expected.getLast(), get(trainer.ask((m, d) -> m.fingerprint())));
        assertTrue(refusal(trainer.replayedSnapshot()).contains("No epoch"));
    }

    @Test
    void replay_isCancelled_andLeavesWhatWasLookedAt() {
        List<String> expected = fingerprints(rich);
        get(trainer.replay(30, Progress.NONE));
        List<Double> told = new ArrayList<>();
        assertNull(get(trainer.replay(9, f -> {
            told.add(f);
            return told.size() < 3;
        })));
        assertEquals(3, told.size());
        assertEquals(expected.get(30), get(trainer.ask((m, d) -> m.fingerprint())));
    }

    @Test
    void replay_ofALaneOfARace_equalsThatLane_andTheLanesShareTheMemory() throws TrainingException {
        Setup base = Fixtures.setup().withEpochs(30);
        List<Run> lanes = get(trainer.race(List.of(base.withLr(0.1), base.withLr(0.02), base.withLr(0.005)), data));
        trainer.pace(Pace.FULL);
        get(trainer.settled());
        get(trainer.choose(lanes.get(2).id(), Progress.NONE));
        get(trainer.replay(17, Progress.NONE));
        float[] now = get(trainer.ask((m, d) -> m.network().parameters().getFirst().data().clone()));
        Fixtures.train(trainer, base.withLr(0.005).withEpochs(17), data);
        assertArrayEquals(get(trainer.ask((m, d) -> m.network().parameters().getFirst().data().clone())), now);
        Replay shared = new Replay(600_000);
        shared.shareWith(6);
        Lane lane = Lane.start(1, Fixtures.setup(), data);
        for (int e = 1; e <= 1000; e++) {
            lane.loop().update();
            shared.epochEnded(lane);
        }
        assertTrue(shared.states() <= 100_000 / 6144, shared.states() + " states");
    }

    @Test
    void earlierRun_becomesTheModelAgain_andCanBeReplayed() {
        List<String> expected = fingerprints(rich);
        Run first = trainer.run();
        Fixtures.train(trainer, Fixtures.setup(), data);
        assertEquals(first, get(trainer.choose(first.id(), Progress.NONE)));
        assertEquals(RunState.FINISHED, trainer.state());
        assertEquals(expected.getLast(), get(trainer.fingerprint()));
        assertEquals(expected.get(21), get(trainer.replay(21, Progress.NONE)).fingerprint());
    }

    private void manyOthers() {
        for (int i = 0; i < PastLanes.MOST + 1; i++) {
            Fixtures.train(trainer, Fixtures.setup(), data);
        }
    }

    @Test
    void runOfLongAgo_isComputedAgainFromItsStartWeights_toTheBit_andGoesOn() {
        List<String> expected = fingerprints(rich);
        Run first = trainer.run();
        manyOthers();
        assertNull(get(trainer.choose(first.id(), f -> f < 0.5)), "cancelled");
        assertEquals(first, get(trainer.choose(first.id(), Progress.NONE)));
        assertEquals(RunState.FINISHED, trainer.state());
        assertEquals(expected.getLast(), get(trainer.fingerprint()));
        for (int e = 0; e <= EPOCHS; e++) {
            assertEquals(expected.get(e), get(trainer.replay(e, Progress.NONE)).fingerprint(), "epoch " + e);
        }
        get(trainer.continueFor(5));
        get(trainer.settled());
        float[] gone = first.history().trainAll();
        String end = get(trainer.fingerprint());
        fingerprints(rich);
        get(trainer.continueFor(5));
        get(trainer.settled());
        assertArrayEquals(trainer.run().history().trainAll(), gone, "as the run that was never let go of");
        assertEquals(get(trainer.fingerprint()), end);
    }

    @Test
    void runOfLongAgo_comesBackAsItStood_inTheMiddleOfAnEpoch_afterADivergence_andWithItsBestWeights() {
        List<Run> runs = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        for (int updates : new int[] {13, 16}) { // four batches an epoch: within one, and at its last line
            get(trainer.trainPaused(rich, data));
            for (int i = 0; i < updates; i++) {
                trainer.stepUpdate();
            }
            if (updates == 16) {
                trainer.stepUpdate();
                trainer.stepUpdate();
                trainer.stepUpdate();
                for (int line = 0; line < 4; line++) {
                    trainer.stepLine();
                }
            }
            trainer.stop();
            runs.add(trainer.run());
            ends.add(get(trainer.fingerprint()));
        }
        Run wild = Fixtures.train(trainer, Fixtures.setup().withOptimizer(new SGD(50)), data);
        trainer.learningRate(0.01);
        get(trainer.continueFor(12));
        get(trainer.settled());
        runs.add(wild);
        ends.add(get(trainer.fingerprint()));
        runs.add(Fixtures.train(trainer, Fixtures.setup(), data));
        get(trainer.take(7, Progress.NONE));
        ends.add(get(trainer.fingerprint()));
        manyOthers();
        for (int i = 0; i < runs.size(); i++) {
            RunState state = runs.get(i).state();
            int epochs = runs.get(i).history().count();
            RunHistory.Last point = runs.get(i).history().last();
            assertEquals(runs.get(i), get(trainer.choose(runs.get(i).id(), Progress.NONE)));
            assertEquals(ends.get(i), get(trainer.fingerprint()), "run " + i);
            assertEquals(state, trainer.state());
            assertEquals(epochs, runs.get(i).history().count(), "run " + i);
            assertEquals(point, runs.get(i).history().last(), "run " + i);
        }
        assertEquals(7, runs.getLast().weightsEpoch());
    }

    /// Line 5 of the epoch's last batch is what it goes on with, by lines and by epochs.
    @Test
    void runOfLongAgo_thatWasStoppedBeforeTheEndOfAnEpoch_goesOnWithIt() {
        List<float[]> curves = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            get(trainer.trainPaused(rich, data));
            for (int u = 0; u < 19; u++) {
                trainer.stepUpdate();
            }
            for (int line = 0; line < 4; line++) {
                trainer.stepLine();
            }
            trainer.stop();
            get(trainer.settled());
            Run run = trainer.run();
            if (i > 0) {
                manyOthers();
                get(trainer.choose(run.id(), Progress.NONE));
            }
            assertEquals(4, run.history().count());
            assertEquals(RunState.STOPPED, trainer.state());
            get(trainer.continueFor(6));
            if (i == 2) {
                trainer.pause();
                get(trainer.settled());
                trainer.stepLine();
                trainer.pace(Pace.FULL);
                trainer.resume();
            }
            get(trainer.settled());
            curves.add(run.history().trainAll());
            ends.add(get(trainer.fingerprint()));
        }
        assertArrayEquals(curves.get(0), curves.get(1));
        assertArrayEquals(curves.get(0), curves.get(2));
        assertEquals(List.of(ends.getFirst(), ends.getFirst(), ends.getFirst()), ends);
    }

    @Test
    void pausedRun_isReplayed_andGoesOnAsIfNobodyHadLooked() {
        List<String> expected = fingerprints(rich);
        get(trainer.trainPaused(rich, data));
        for (int e = 1; e <= 13; e++) {
            trainer.stepEpoch();
        }
        trainer.stepUpdate();
        trainer.stepLine();
        get(trainer.settled());
        trainer.learningRate(0.003);
        for (int e = 0; e <= 13; e++) {
            assertEquals(expected.get(e), get(trainer.replay(e, Progress.NONE)).fingerprint(), "epoch " + e);
        }
        assertEquals(5, get(trainer.replay(12, Progress.NONE)).lines().size());
        assertEquals(RunState.PAUSED, trainer.state());
        trainer.pace(Pace.FULL);
        trainer.resume();
        get(trainer.settled());
        assertEquals(EPOCHS, trainer.run().history().count());
        Run stepped = trainer.run();
        get(trainer.trainPaused(rich, data));
        for (int e = 1; e <= 13; e++) {
            trainer.stepEpoch();
        }
        trainer.stepUpdate();
        trainer.learningRate(0.003);
        trainer.resume();
        get(trainer.settled());
        assertArrayEquals(trainer.run().history().trainAll(), stepped.history().trainAll());
    }

    @Test
    void replay_isRefused_whileTheRunGoesOn() {
        trainer.pace(new Pace(20));
        get(trainer.train(rich.withEpochs(100_000), data));
        assertTrue(refusal(trainer.replay(0, Progress.NONE)).contains("press Pause first"));
        trainer.stop();
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
        assertArrayEquals(Arrays.copyOf(lane.run().history().trainAll(), 1234), small.at(1234, lane, 1, Progress.NONE).run().history().trainAll());
    }

    @Test
    void replay_isRefusedInWords_outsideTheRunAndWhereItCannotBeComputed() {
        Setup wild = Fixtures.setup().withOptimizer(new SGD(50));
        Run run = Fixtures.train(trainer, wild, data);
        assertTrue(refusal(trainer.replay(99, Progress.NONE)).contains("has epochs 0 to " + run.history().count()));
        trainer.learningRate(0.01);
        get(trainer.continueFor(12));
        get(trainer.settled());
        assertEquals(get(trainer.fingerprint()), get(trainer.replay(run.history().count(), Progress.NONE)).fingerprint(), "after going on from the finite weights");
    }
}
