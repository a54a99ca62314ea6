package descent.train;

import static descent.train.Fixtures.get;
import static descent.train.Fixtures.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.Linear;
import descent.model.LossSpec;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import descent.tensor.GradFn;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private final Trainer trainer = new Trainer();
    private final Setup setup = Fixtures.setup();
    private final PreparedData data = Fixtures.data(setup);

    @AfterEach
    void close() {
        trainer.close();
    }

    @Test
    void train_finishesWithAPointPerEpochAndOneMore_atFullSpeed() {
        Run run = Fixtures.train(trainer, setup, data);
        assertEquals(RunState.FINISHED, trainer.state());
        assertEquals(30, run.history().count());
        assertTrue(run.history().last().train() < 0.1 * run.history().train(0), "it learned");
        assertEquals(30, updates());
        assertTrue(trainer.channel().latest().gradNorm() > 0, "the last gradient of a run too short for a sample");
    }

    @Test
    void firstPoint_belongsToTheStartWeights_onBothCurves() {
        Run run = Fixtures.train(trainer, setup, data);
        get(trainer.trainPaused(setup, data));
        Run second = trainer.run();
        trainer.stop();
        get(trainer.settled());
        assertEquals(second.history().last().train(), run.history().train(0), "train");
        assertEquals(second.history().last().test(), run.history().test(0), "test");
    }

    @Test
    void stepLine_executesExactlyOnePhase_inOrder() {
        get(trainer.trainPaused(setup, data));
        List<Phase> seen = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            trainer.stepLine();
            get(trainer.settled());
            drainSteps().forEach(v -> seen.add(v.phase()));
            assertEquals(i + 1, seen.size());
        }
        assertEquals(List.of(Phase.FORWARD, Phase.LOSS, Phase.BACKWARD, Phase.STEP, Phase.ZERO_GRAD, Phase.FORWARD, Phase.LOSS), seen);
        assertEquals(1, trainer.run().history().count());
        assertEquals(RunState.PAUSED, trainer.state());
    }

    /// The loop said "2" while line 5 of epoch 1 was lit, and "batch 1 of 5" beside the rows of the last batch.
    @Test
    void sample_tellsOfTheEpochAndBatchWhoseLineRan() {
        Setup batches = setup.withBatchSize(8);
        get(trainer.trainPaused(batches, Fixtures.data(batches)));
        int all = 0;
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            trainer.stepLine();
            get(trainer.settled());
            LoopSample s = trainer.channel().latest();
            all = s.batches();
            seen.add(s.lit() + " " + s.epoch() + " " + s.batch());
        }
        assertEquals(List.of("FORWARD 1 1", "LOSS 1 1", "BACKWARD 1 1", "STEP 1 1", "ZERO_GRAD 1 1"), seen);
        List<Boolean> zeroed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            trainer.stepLine();
            get(trainer.settled());
            zeroed.add(trainer.channel().latest().zeroed());
        }
        assertEquals(List.of(true, true, false, false, true), zeroed, "the gradients stay zero until the next backward");
        trainer.stepEpoch();
        get(trainer.settled());
        LoopSample end = trainer.channel().latest();
        assertEquals("1 " + all, end.epoch() + " " + end.batch(), "the epoch is whole");
    }

    @Test
    void stepLine_changesWeightsInStepAlone_ofTheFiveLines() {
        get(trainer.trainPaused(setup, data));
        String before = get(trainer.fingerprint());
        for (Phase p : Phase.values()) {
            trainer.stepLine();
            String now = get(trainer.fingerprint());
            assertEquals(p == Phase.STEP, !now.equals(before), p.line());
            before = now;
        }
    }

    @Test
    void stepView_showsTheArithmetic_ofSgd() {
        get(trainer.trainPaused(setup, data));
        for (int i = 0; i < 5; i++) {
            trainer.stepLine();
        }
        get(trainer.settled());
        List<StepView> views = drainSteps();
        StepView.WeightStep w = views.get(3).weight();
        assertEquals("0.weight", w.name());
        assertEquals(w.before() - 0.05f * w.gradient(), w.after(), 1e-7f);
        assertTrue(w.formula().getLast().contains("0.05 ·"), w.formula().toString());
        StepView.LossTerms terms = views.get(1).loss();
        StepView.Rows p = views.get(1).predictions();
        float error = p.at(0, 0) - views.get(1).targets().at(0, 0);
        assertEquals(error * error, terms.terms()[0], 1e-6f);
        assertEquals(terms.value(), terms.sum() / terms.count(), 1e-6);
        assertEquals(0, views.get(2).gradients().getFirst().before().length, "no gradient before backward");
        assertTrue(views.get(2).gradients().getFirst().normAfter() > 0);
        assertEquals(0, views.get(4).gradients().getFirst().normAfter(), "zeroed");
    }

    private long updates() {
        Long steps = get(trainer.ask((m, d) -> m.step()));
        return steps;
    }

    private List<StepView> drainSteps() {
        return trainer.channel().drain().stream().filter(RunEvent.Stepped.class::isInstance)
                .map(e -> ((RunEvent.Stepped) e).view()).toList();
    }

    @Test
    void stepUpdateAndEpoch_endWhereTheySay_withMiniBatches() {
        get(trainer.trainPaused(setup.withBatchSize(10), data));
        trainer.stepLine();
        trainer.stepUpdate();
        get(trainer.settled());
        assertEquals(1, updates());
        trainer.stepEpoch();
        get(trainer.settled());
        assertEquals(4, updates(), "32 train rows are 4 batches");
        assertEquals(1, trainer.run().history().count());
    }

    @Test
    void epochLoss_isTheRowWeightedMean_ofUnequalBatches() {
        Setup s = setup.withBatchSize(20).withEpochs(1);
        get(trainer.trainPaused(s, data));
        double sum = 0;
        for (int batch = 0; batch < 2; batch++) {
            trainer.stepUpdate();
            get(trainer.settled());
            sum += trainer.channel().latest().loss() * (batch == 0 ? 20.0 : 12.0);
        }
        assertEquals(sum / 32, trainer.run().history().train(0), 1e-6);
    }

    @Test
    void learningRate_isUsedAtTheNextUpdateAndRecorded_whenChangedLive() {
        get(trainer.trainPaused(setup, data));
        trainer.stepEpoch();
        get(trainer.settled());
        trainer.learningRate(0.01);
        get(trainer.settled());
        assertEquals(0.01, trainer.learningRate());
        assertEquals(List.of(), trainer.run().rateChanges());
        trainer.stepEpoch();
        get(trainer.settled());
        assertEquals(List.of(new RateChange(2, 2, 0.01)), trainer.run().rateChanges());
    }

    @Test
    void continueFor_goesOnFromTheLastWeights_andRestartFromTheFirst() {
        Run whole = Fixtures.train(trainer, setup.withEpochs(50), data);
        Run parts = Fixtures.train(trainer, setup, data);
        get(trainer.continueFor(20));
        get(trainer.settled());
        assertEquals(50, parts.plannedEpochs());
        assertArrayEquals(whole.history().trainAll(), parts.history().trainAll());
        Run again = get(trainer.restart()).getFirst();
        get(trainer.settled());
        assertNotEquals(parts.id(), again.id());
        assertEquals(30, again.history().count());
        assertEquals(whole.history().train(29), again.history().train(29));
    }

    @Test
    void stop_keepsTheModelAndContinues_inMidRun() {
        trainer.pace(new Pace(100));
        Run run = get(trainer.train(setup, data));
        trainer.stop();
        get(trainer.settled());
        assertEquals(RunState.STOPPED, trainer.state());
        assertTrue(run.history().last() != null, "the end of the curves");
        trainer.pace(Pace.FULL);
        get(trainer.continueFor(3));
        get(trainer.settled());
        assertEquals(RunState.FINISHED, trainer.state());
    }

    @Test
    void evaluate_changesNothing_inTheMiddleOfAnUpdate() {
        Run alone = Fixtures.train(trainer, setup.withBatchSize(10), data);
        String expected = get(trainer.fingerprint());
        get(trainer.trainPaused(setup.withBatchSize(10), data));
        for (int i = 0; i < 13; i++) {
            trainer.stepLine();
            String before = get(trainer.fingerprint());
            assertTrue(Double.isFinite(get(trainer.evaluate()).regression().r2()));
            assertEquals(before, get(trainer.fingerprint()));
        }
        trainer.resume();
        get(trainer.settled());
        assertEquals(expected, get(trainer.fingerprint()));
        assertArrayEquals(alone.history().testAll(), trainer.run().history().testAll());
    }

    @Test
    void evaluate_leavesModeAndStreams_asTheyWere() {
        Setup s = setup.withBatchSize(10).withLayers(List.of(new Linear(5), new Dropout(0.5), new BatchNorm1d(1e-5, 0.1), new Linear(0)));
        get(trainer.trainPaused(s, data));
        trainer.stepUpdate();
        String before = inside();
        get(trainer.evaluate());
        assertEquals(before, inside());
        get(trainer.ask((m, d) -> {
            m.network().eval();
            return null;
        }));
        before = inside();
        get(trainer.evaluate());
        assertEquals(before, inside(), "eval mode stays eval mode");
    }

    private String inside() {
        return get(trainer.ask((m, d) -> m.network().training() + Arrays.toString(m.dropout().state()) + Arrays.toString(m.shuffle().state())
                + m.network().namedBuffers().values().stream().map(t -> Arrays.toString(t.data())).toList() + m.fingerprint()));
    }

    @Test
    void evaluate_changesNothing_beforeTheFirstLine() {
        for (int batch : new int[] {0, 10}) {
            Fixtures.train(trainer, setup.withBatchSize(batch), data);
            String expected = get(trainer.fingerprint());
            get(trainer.trainPaused(setup.withBatchSize(batch), data));
            get(trainer.evaluate());
            trainer.resume();
            get(trainer.settled());
            assertEquals(expected, get(trainer.fingerprint()), "batch " + batch);
        }
    }

    @Test
    void train_isRefusedInWords_andKeepsTheModelBefore() {
        Run run = Fixtures.train(trainer, setup, data);
        assertTrue(refusal(trainer.train(setup.withLayers(List.of()), data)).contains("Linear layer"));
        assertTrue(refusal(trainer.train(setup.withLoss(new LossSpec.BCEWithLogitsLoss()), data)).contains("take MSELoss"));
        assertTrue(refusal(trainer.train(setup.withLayers(List.of(new Linear(100_000), new Linear(100_000), new Linear(0))), data)).contains("memory"));
        assertTrue(refusal(trainer.train(setup.withLayers(List.of(new BatchNorm1d(1e-5, 0.1), new Linear(0))).withBatchSize(31), data)).contains("batch"));
        assertEquals(run, trainer.run());
        assertEquals(RunState.FINISHED, trainer.state());
    }

    @Test
    void commands_areRefusedInWords_beforeTheFirstRun() {
        assertTrue(refusal(trainer.evaluate()).contains("press Train"));
        assertTrue(refusal(trainer.restart()).contains("press Train"));
        assertTrue(refusal(trainer.continueFor(5)).contains("press Train"));
        trainer.stepLine();
        trainer.stop();
        trainer.resume();
        assertEquals(RunState.IDLE, get(trainer.settled()));
        assertNull(trainer.run());
    }

    @Test
    void exceptionInTheEngine_becomesFailedWithItsMessage_andCommandsStillRun() {
        trainer.pace(Pace.FULL);
        get(trainer.trainPaused(setup, data));
        get(trainer.ask((m, d) -> {
            m.network().parameters().forEach(t -> t.requiresGrad(false));
            return null;
        }));
        trainer.resume();
        get(trainer.settled());
        assertEquals(RunState.FAILED, trainer.state());
        assertTrue(trainer.stateMessage().contains("does not require grad"), trainer.stateMessage());
        assertEquals(0, get(trainer.snapshot()).progress().epoch(), "saving still works");
        get(trainer.train(setup, data));
        get(trainer.settled());
        assertEquals(RunState.FINISHED, trainer.state());
    }

    /// As a jar that was replaced while the program runs, or the virtual machine itself, may throw it.
    @Test
    void errorInTheEngine_becomesFailedInWords_andTheThreadLivesOn() {
        trainer.pace(Pace.FULL);
        get(trainer.trainPaused(setup, data));
        get(trainer.ask((m, d) -> {
            d.train().x().record(new GradFn() {
                @Override
                protected void backward(Tensor output) {
                    throw new LinkageError("half a class");
                }
            });
            return null;
        }));
        trainer.resume();
        assertEquals(RunState.FAILED, get(trainer.settled()));
        assertEquals("Training stopped because of an error: half a class", trainer.stateMessage());
        assertTrue(trainer.isAlive());
        assertEquals(RunState.FINISHED, Fixtures.train(trainer, setup, Fixtures.data(setup)).state());
    }

    @Test
    void exceptionOfACommand_goesToTheAsker_andEndsNoRun() {
        get(trainer.trainPaused(setup, data));
        CompletionException e = assertThrows(CompletionException.class, () -> trainer.ask((m, d) -> {
            throw new IllegalStateException("broken");
        }).join());
        assertEquals("broken", e.getCause().getMessage());
        assertEquals(RunState.PAUSED, trainer.state());
    }

    @Test
    void divergence_isToldInWordsAndKeepsFiniteWeights_withTooLargeARate() {
        Run run = Fixtures.train(trainer, setup.withOptimizer(new SGD(50)), data);
        assertEquals(RunState.DIVERGED, trainer.state());
        assertTrue(trainer.stateMessage().contains("× "), trainer.stateMessage());
        assertTrue(run.divergedAt() > 1);
        assertEquals(run.divergedAt() - 1, run.history().count());
        for (float v : run.history().trainAll()) {
            assertTrue(Float.isFinite(v));
        }
        Boolean finite = get(trainer.ask((m, d) -> m.network().stateDict().values().stream().allMatch(t -> FiniteGuard.finite(t.data()))));
        assertTrue(finite);
    }

    @Test
    void close_endsTheThread_inMidRun() {
        trainer.pace(Pace.FULL);
        get(trainer.train(setup.withEpochs(Integer.MAX_VALUE), data));
        trainer.close();
        assertFalse(trainer.isAlive());
    }

    /// Who waits for the end of a run is told when none will come.
    @Test
    void settled_isRefused_whenTheTrainerIsClosedInMidRun() {
        trainer.pace(new Pace(0.001));
        get(trainer.train(setup, data));
        CompletableFuture<RunState> settled = trainer.settled();
        assertEquals(RunState.RUNNING, get(trainer.ask((m, d) -> trainer.state())), "it waits with the trainer by now");
        trainer.close();
        assertThrows(ExecutionException.class, () -> settled.get(20, TimeUnit.SECONDS));
    }
}
