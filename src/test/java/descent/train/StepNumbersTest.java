package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Progress;
import descent.model.LossSpec.CrossEntropyLoss;
import descent.model.Setup;
import descent.tensor.Tensor;
import descent.train.WeightView.LayerWeights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Epoch, batch, update and speed as they are told beside the lines of the loop.
class StepNumbersTest {
    private static final long PERIOD = 100_000_000;
    private static final int BATCHES = 2;
    private final Setup setup = Fixtures.setup().withBatchSize(16).withEpochs(3); // of 32 train rows
    private final RunChannel channel = new RunChannel();
    private final Sampler sampler = new Sampler(channel);
    private Lane lane;

    @BeforeEach
    void begin() throws TrainingException {
        lane = Lane.start(1, setup, Fixtures.data(setup));
    }

    @Test
    void allFiveLinesOfAnUpdate_tellTheSameEpochBatchAndNumber() {
        for (int i = 0; i < 3 * BATCHES; i++) {
            int epoch = i / BATCHES + 1;
            int batch = i % BATCHES + 1;
            for (Phase line : Phase.values()) {
                StepView v = lane.watchedLine();
                String where = "update " + (i + 1) + ", " + line;
                assertEquals(line, v.phase(), where);
                assertEquals(epoch, v.epoch(), where);
                assertEquals(batch, v.batch(), where);
                assertEquals(BATCHES, v.batches(), where);
                assertEquals(i + 1, v.step(), where);
                sampler.after(lane, line, 0);
                LoopSample s = channel.latest();
                assertEquals(List.of(epoch, batch, BATCHES, 3, line), List.of(s.epoch(), s.batch(), s.batches(), s.epochs(), s.lit()), where);
            }
        }
    }

    @Test
    void gradientsOfALine_areThoseBeforeAndAfterIt() {
        lane.watchedLine();
        lane.watchedLine();
        StepView backward = lane.watchedLine();
        assertTrue(backward.gradients().stream().allMatch(g -> g.before().length == 0 && g.normBefore() == 0 && g.normAfter() > 0), backward.toString());
        lane.watchedLine();
        StepView zeroed = lane.watchedLine();
        for (int i = 0; i < zeroed.gradients().size(); i++) {
            assertEquals(backward.gradients().get(i).normAfter(), zeroed.gradients().get(i).normBefore());
            assertEquals(0, zeroed.gradients().get(i).normAfter());
        }
    }

    @Test
    void atSpeed_theBatchIsTheOneThatWasEnded_andAStandingRunTellsItsFirst() {
        sampler.publish(lane, null, 0);
        assertEquals(List.of(1, 1), List.of(channel.latest().epoch(), channel.latest().batch()));
        for (int i = 0; i < 3 * BATCHES; i++) {
            lane.loop().update();
            sampler.publish(lane, null, 7);
            LoopSample s = channel.latest();
            assertEquals(List.of(i / BATCHES + 1, i % BATCHES + 1), List.of(s.epoch(), s.batch()), "update " + (i + 1));
            assertEquals(7, s.epochsPerSecond());
        }
    }

    @Test
    void betweenTwoSamples_nothingIsMeasuredOrTold() {
        sampler.restart(lane, 0);
        update(PERIOD - 1);
        assertNull(channel.latest(), "not due");
        assertTrue(Double.isNaN(lane.loop().gradient().value()), "not measured");
        update(PERIOD);
        LoopSample first = channel.latest();
        assertTrue(first.gradNorm() > 0);
        assertEquals(1.0 * 1e9 / PERIOD, first.epochsPerSecond(), 1e-9, "two updates are an epoch");
        update(PERIOD + 1);
        assertEquals(first, channel.latest(), "not due again");
        update(3 * PERIOD);
        assertEquals(0.5e9 * 2 / (2 * PERIOD), channel.latest().epochsPerSecond(), 1e-9, "the two updates since");
        assertNull(channel.latest().lit());
    }

    private void update(long now) {
        sampler.before(lane, now);
        lane.loop().update();
        sampler.after(lane, null, now);
    }

    @Test
    void theCurvesAreLookedAt_everyTenSamples() {
        for (int i = 0; i < 100; i++) {
            lane.run().history().append(1 + i % 2, 1);
        }
        sampler.restart(lane, 0);
        for (int i = 1; i <= 10; i++) {
            assertNull(lane.run().finding(), "before sample " + i);
            update(i * PERIOD);
        }
        assertEquals(Finding.Rule.BOUNCING, lane.run().finding().rule());
    }

    @Test
    void weightThatOverflows_isToldWithItsEpochUpdateAndName() {
        for (int i = 0; i < 3; i++) {
            lane.loop().update();
        }
        lane.model().network().namedParameters().get("2.bias").data()[0] = Float.MAX_VALUE;
        lane.loop().update();
        assertEquals(new NonFinite(2, 4, "", false), lane.loop().nonFinite(), "the loss is infinite before any weight is");
        assertEquals(Phase.FORWARD, lane.loop().next());
    }

    @Test
    void stepThatBreaksAWeight_isToldWithThatWeight() {
        lane.loop().update();
        for (int i = 0; i < 3; i++) {
            lane.loop().advance();
        }
        lane.model().network().namedParameters().get("2.weight").grad()[3] = Float.POSITIVE_INFINITY;
        assertEquals(Phase.STEP, lane.loop().advance());
        assertEquals(new NonFinite(1, 2, "2.weight", false), lane.loop().nonFinite());
        assertEquals(Phase.FORWARD, lane.loop().next(), "the update is over");
    }

    @Test
    void repetition_tellsItsProgress_andEndsWhereItIsCancelled() throws TrainingException {
        List<Double> shares = new ArrayList<>();
        SeedRuns all = SeedRuns.of(setup, Fixtures.data(setup), 2, done -> {
            shares.add(done);
            return true;
        });
        assertEquals(2, all.finished());
        assertEquals("R²", all.score());
        assertEquals(List.of(setup.seed(), setup.seed() + 1), all.runs().stream().map(r -> r.setup().seed()).toList());
        int updates = 3 * BATCHES;
        assertEquals(2 * updates, shares.size());
        for (int i = 0; i < shares.size(); i++) {
            assertEquals((double) i / shares.size(), shares.get(i), 1e-12);
        }
        assertNull(SeedRuns.of(setup, Fixtures.data(setup), 2, done -> done < 0.6));
        Setup one = setup.withEpochs(1);
        assertEquals(SeedRuns.MOST, SeedRuns.of(one, Fixtures.data(one), SeedRuns.MOST, Progress.NONE).runs().size());
    }

    @Test
    void layersWithoutWeights_sayThatTheyHaveNone() {
        assertEquals(List.of(true, false, true), lane.weights().layers().stream().map(LayerWeights::hasWeights).toList());
    }

    @Test
    void lossOfWeightedClasses_saysSo() {
        Tensor p = Tensor.of(new float[] {1, 2}, 1, 2);
        Tensor y = Tensor.of(new float[] {1}, 1);
        assertTrue(LossTermsMaker.of(new CrossEntropyLoss(0, List.of(1.0, 2.0)), p, y, 0).isWeighted());
        assertFalse(LossTermsMaker.of(new CrossEntropyLoss(0, List.of()), p, y, 0).isWeighted());
    }
}
