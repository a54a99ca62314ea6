package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.TensorDataset;
import descent.eval.EvalPass;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.ModelFile;
import descent.model.ModelFileException;
import descent.model.NetworkBuilder;
import descent.model.OptimizerSpec.Adam;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.model.TrainedModel;
import descent.nn.Sequential;
import descent.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Validation rows, early stopping and the best epoch, on a net that soon learns its 24 train rows by heart.
class ValidationTest {
    private static final int PATIENCE = 15;
    private final Trainer trainer = new Trainer();
    private final Setup plain = Fixtures.setup().withLayers(List.of(new Linear(32), new ReLU(), new Linear(0))).withOptimizer(new Adam(0.05)).withEpochs(300);
    private final Setup watched = plain.withSplit(plain.split().withValidation(25));
    private final PreparedData data = Fixtures.data(watched);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        trainer.close();
    }

    /// Of the untouched curve: the epoch at which patience is at its end.
    private static int expectedEnd(float[] curve) {
        int best = 0;
        for (int e = 1; e <= curve.length; e++) {
            best = best == 0 || curve[e - 1] < curve[best - 1] ? e : best;
            if (e - best >= PATIENCE) {
                return e;
            }
        }
        return -1;
    }

    /// Of a branch of the same rate: where its patience, which counts from an epoch on, is at its end, or the curve.
    private static int expectedEnd(float[] curve, int from, int since) {
        for (int e = from + 1; e < curve.length; e++) {
            if (e - Math.max(since, TestRuns.lowestPoint(curve, e).epoch()) >= PATIENCE) {
                return e;
            }
        }
        return curve.length;
    }

    @Test
    void dashedCurve_isTheLossOnTheValidationRows_andPreprocessingKnowsTheTrainRowsOnly() {
        Run run = Fixtures.train(trainer, watched.withEpochs(1), data);
        assertEquals(8, data.validation().rows());
        assertEquals(24, data.train().rows());
        float start = get(trainer.ask((m, d) -> EvalPass.loss(fresh(m.setup(), d), NetworkBuilder.loss(m.setup().loss()), d.validation())));
        assertEquals(start, run.history().test(0));
        double mean = Arrays.stream(data.split().train()).mapToDouble(r -> Fixtures.table().column("a").numbers()[r]).average().orElseThrow();
        assertEquals(mean, data.preprocessing().toRecord().inputs().getFirst().offset(), 1e-6);
    }

    private static Sequential fresh(Setup s, PreparedData d) {
        return TrainedModel.create(s, d).network();
    }

    @Test
    void testRows_doNothingAtAll_beforeEvaluate() {
        Setup stopping = watched.withPatience(PATIENCE);
        Run run = Fixtures.train(trainer, stopping, data);
        String fingerprint = get(trainer.fingerprint());
        float[] nonsense = new float[data.test().rows()];
        Arrays.fill(nonsense, 1e6f);
        PreparedData spoilt = new PreparedData(data.table(), data.schema(), data.task(), data.split(), data.preprocessing(), data.train(),
                new TensorDataset(data.test().x(), Tensor.of(nonsense, nonsense.length, 1)), data.validation(), data.leftOut(), data.warnings());
        Run again = Fixtures.train(trainer, stopping, spoilt);
        assertArrayEquals(run.history().testAll(), again.history().testAll());
        assertEquals(fingerprint, get(trainer.fingerprint()));
    }

    @Test
    void earlyStopping_endsWherePatienceEnds_andKeepsTheLastWeights() {
        Run free = Fixtures.train(trainer, watched, data);
        int end = expectedEnd(free.history().testAll());
        assertTrue(end > PATIENCE && end < 300, "the net of this test must overfit, but patience ends at " + end);
        Run run = Fixtures.train(trainer, watched.withPatience(PATIENCE), data);
        String kept = get(trainer.fingerprint());
        assertEquals(end, run.history().count());
        assertEquals(RunState.FINISHED, run.state());
        assertEquals(end, run.plannedEpochs());
        assertTrue(run.message().startsWith("Stopped early after " + end + " epochs") && run.message().contains("epoch " + run.best().epoch()), run.message());
        Fixtures.train(trainer, watched.withEpochs(end), data);
        assertEquals(kept, get(trainer.fingerprint()));
        assertEquals(end - PATIENCE, run.best().epoch());
    }

    @Test
    void withoutValidationRows_patienceDoesNothing_becauseTheTestRowsDecideNothing() {
        Run run = Fixtures.train(trainer, plain.withPatience(1), Fixtures.data(plain));
        assertEquals(300, run.history().count());
        assertNull(run.best());
    }

    @Test
    void bestEpoch_isTakenOnlyWhenAsked_equalsARunOfThatLength_andTheLastOnesComeBack() {
        Run run = Fixtures.train(trainer, watched.withPatience(PATIENCE), data);
        String last = get(trainer.fingerprint());
        int best = run.best().epoch() - 1;
        get(trainer.take(best, Progress.NONE));
        String taken = get(trainer.fingerprint());
        assertEquals(best, run.weightsEpoch());
        assertNotEquals(last, taken);
        float loss = get(trainer.ask((m, d) -> EvalPass.loss(m.network(), NetworkBuilder.loss(m.setup().loss()), d.validation())));
        assertEquals(run.best().loss(), loss);
        get(trainer.take(run.history().count(), Progress.NONE));
        assertEquals(last, get(trainer.fingerprint()));
        assertEquals(SavedModel.Stopping.LAST, run.weightsEpoch());
        Fixtures.train(trainer, watched.withEpochs(best), data);
        assertEquals(taken, get(trainer.fingerprint()));
    }

    @Test
    void anyEpoch_canBeTaken_andTheLastOnesComeBackFromThere() {
        Run run = Fixtures.train(trainer, watched.withPatience(PATIENCE), data);
        String last = get(trainer.fingerprint());
        get(trainer.take(3, Progress.NONE));
        get(trainer.take(run.best().epoch() - 1, Progress.NONE));
        get(trainer.take(run.history().count(), Progress.NONE));
        assertEquals(last, get(trainer.fingerprint()));
        get(trainer.take(3, Progress.NONE));
        String third = get(trainer.fingerprint());
        Fixtures.train(trainer, watched.withEpochs(3), data);
        assertEquals(third, get(trainer.fingerprint()));
    }

    @Test
    void takenWeights_surviveTheFile_andTheLastOnesCanStillBeTaken() throws ModelFileException {
        Run run = Fixtures.train(trainer, watched.withPatience(PATIENCE), data);
        String last = get(trainer.fingerprint());
        get(trainer.take(run.best().epoch() - 1, Progress.NONE));
        Path file = folder.resolve("best.model");
        ModelFile.write(file, get(trainer.snapshot()));
        SavedModel saved = ModelFile.read(file);
        String taken = get(trainer.fingerprint());
        Run opened = get(trainer.open(saved, data));
        assertEquals(taken, get(trainer.fingerprint()));
        assertEquals(run.best(), opened.best());
        assertEquals(run.weightsEpoch(), opened.weightsEpoch());
        assertEquals(RunState.FINISHED, trainer.state());
        assertArrayEquals(data.split().validation(), saved.provenance().split().validation());
        get(trainer.take(opened.history().count(), Progress.NONE));
        assertEquals(last, get(trainer.fingerprint()));
    }

    /// A run that was opened has no states at hand: its best epoch is computed again, which tells how far it is and can be cancelled.
    @Test
    void bestEpochOfAnOpenedRun_tellsHowFarItIs_andACancelLeavesTheWeights() {
        Fixtures.train(trainer, watched.withPatience(PATIENCE), data);
        String last = get(trainer.fingerprint());
        Run opened = get(trainer.open(get(trainer.snapshot()), data));
        int best = opened.best().epoch() - 1;
        List<Double> shares = new ArrayList<>();
        assertFalse(get(trainer.take(best, share -> {
            shares.add(share);
            return share < 0.5;
        })));
        assertTrue(shares.size() > 2 && shares.getLast() < 0.6, shares.toString());
        assertEquals(last, get(trainer.fingerprint()));
        assertEquals(SavedModel.Stopping.LAST, opened.weightsEpoch());
        assertTrue(get(trainer.take(best, share -> true)));
        assertEquals(best, opened.weightsEpoch());
        assertNotEquals(last, get(trainer.fingerprint()));
    }

    /// A run that is stopped within an epoch has a last point where that epoch's will stand; it is no point of the curve.
    @Test
    void continue_afterAStopWithinAnEpoch_forgetsTheLossThere_soThatTheBestPointIsOneOfTheCurve() {
        Setup batches = watched.withBatchSize(8).withEpochs(40);
        trainer.pace(Pace.FULL);
        Run run = get(trainer.trainPaused(batches, data));
        for (int i = 0; i < 3 + 2; i++) {
            trainer.stepUpdate();
        }
        trainer.stop();
        get(trainer.settled());
        assertEquals(new Run.Best(2, run.history().last().test()), run.best(), "while it stands, the lowest loss is that of the weights as they are");
        trainer.learningRate(3); // worse from here on
        get(trainer.continueFor(5));
        get(trainer.settled());
        assertEquals(new Run.Best(2, run.history().test(1)), run.best());
    }

    /// The same rate again: the branch is the run.
    @Test
    void branch_knowsTheWholeCurveBeforeIt_andItsPatienceEndsWhereThatOfTheRunEnds() {
        Run run = Fixtures.train(trainer, watched.withPatience(PATIENCE), data);
        int end = run.history().count();
        float[] curve = run.history().testAll();
        for (int e = end - 1; e >= end - PATIENCE; e--) {
            Run branch = get(trainer.branch(e, trainer.learningRate()));
            assertEquals(TestRuns.lowestPoint(curve, e), branch.best(), "branch at epoch " + e);
            trainer.resume();
            get(trainer.settled());
            assertEquals(end, branch.history().count(), "branch at epoch " + e);
            assertEquals(run.best(), branch.best());
            get(trainer.choose(run.id(), Progress.NONE));
        }
    }

    @Test
    void branch_ofARunThatWasContinuedAfterAnEarlyStop_hasThePatienceThatTheRunHadThen() {
        Run run = Fixtures.train(trainer, watched.withPatience(PATIENCE), data);
        int end = run.history().count();
        get(trainer.continueFor(PATIENCE - 1));
        get(trainer.settled());
        Run branch = get(trainer.branch(end + 3, trainer.learningRate()));
        trainer.resume();
        get(trainer.settled());
        assertEquals(run.history().count(), branch.history().count());
        assertEquals(run.best(), branch.best());
    }

    @Test
    void continue_afterAnEarlyStop_givesPatienceAnew() {
        Run run = Fixtures.train(trainer, watched.withPatience(PATIENCE), data);
        int end = run.history().count();
        get(trainer.continueFor(PATIENCE - 1));
        get(trainer.settled());
        assertEquals(end + PATIENCE - 1, run.history().count());
        get(trainer.continueFor(200));
        get(trainer.settled());
        assertTrue(run.history().count() >= end + 2 * PATIENCE - 1, "went on to " + run.history().count());
        assertNotNull(run.best());
    }

    /// The last line of the epoch in which patience ends is all that is left.
    @Test
    void fileFromTheLastLineOfThePatientEpoch_isOver_asTheRunIs() {
        Setup stopping = watched.withPatience(PATIENCE);
        Run run = Fixtures.train(trainer, stopping, data);
        String kept = get(trainer.fingerprint());
        get(trainer.trainPaused(stopping, data));
        for (int u = 0; u < run.history().count() - 1; u++) {
            trainer.stepUpdate();
        }
        for (int line = 0; line < 4; line++) {
            trainer.stepLine();
        }
        get(trainer.settled());
        Run opened = get(trainer.open(get(trainer.snapshot()), data));
        assertEquals(RunState.FINISHED, trainer.state());
        trainer.resume();
        get(trainer.settled());
        assertArrayEquals(run.history().trainAll(), opened.history().trainAll());
        assertEquals(run.history().last(), opened.history().last());
        assertEquals(run.plannedEpochs(), opened.plannedEpochs());
        assertEquals(run.message(), trainer.stateMessage());
        assertEquals(kept, get(trainer.fingerprint()));
        get(trainer.continueFor(3));
        get(trainer.settled());
        assertEquals(run.history().count() + 3, opened.history().count());
    }

    /// Continued early and again later: each branch waits as the run did there.
    @Test
    void branch_ofARunThatWasContinuedTwice_hasThePatienceThatTheRunHadThen() {
        Run run = Fixtures.train(trainer, watched.withPatience(PATIENCE), data);
        int end = run.history().count();
        for (int i = 0; i < 2; i++) {
            get(trainer.continueFor(PATIENCE - 1));
            get(trainer.settled());
        }
        assertEquals(end + 2 * (PATIENCE - 1), run.history().count());
        for (int e : new int[] {end - 1, end, end + 1, end + PATIENCE - 2, end + PATIENCE - 1, end + PATIENCE}) {
            Run branch = get(trainer.branch(e, trainer.learningRate()));
            trainer.resume();
            get(trainer.settled());
            int since = e < end ? 0 : e < end + PATIENCE - 1 ? end : end + PATIENCE - 1;
            assertEquals(expectedEnd(run.history().testAll(), e, since), branch.history().count(), "branch at epoch " + e);
            get(trainer.choose(run.id(), Progress.NONE));
        }
    }
}
