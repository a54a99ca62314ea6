package descent.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.model.LayerSpec;
import descent.model.LossSpec;
import descent.model.NetworkBuilder;
import descent.model.NetworkSizes;
import descent.model.OptimizerSpec.Adam;
import descent.model.Setup;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import descent.train.StepView.LossTerms;
import descent.train.StepView.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Figures of the room that are shown, against what they are by hand.
class TrainEdgesTest {
    private static float[] counted(int n) {
        float[] v = new float[n];
        IntStream.range(0, n).forEach(i -> v[i] = i + 1);
        return v;
    }

    @Test
    void shownRows_areTheFirstSix_eachNumberInItsPlace() {
        Rows rows = StepWatch.rows(Tensor.of(counted(14), 7, 2));
        assertEquals(List.of(7, 2, 6), List.of(rows.rows(), rows.cols(), rows.shown()));
        assertEquals(List.of(1f, 2f, 3f, 12f), List.of(rows.at(0, 0), rows.at(0, 1), rows.at(1, 0), rows.at(5, 1)));
        Rows few = StepWatch.rows(Tensor.of(counted(3), 3));
        assertEquals(List.of(3, 1, 3), List.of(few.rows(), few.cols(), few.shown()));
        assertEquals(3, few.at(2, 0));
        assertEquals(0, new Rows(0, 0, new float[0]).shown());
    }

    @Test
    void termsOfMse_areThoseOfEachRow_overAllNumbers() {
        Tensor p = Tensor.of(counted(14), 7, 2);
        float[] y = new float[14];
        IntStream.range(0, 14).forEach(i -> y[i] = i % 2 == 0 ? i + 1 : i - 2); // each second prediction is 3 too high
        LossTerms t = LossTermsMaker.of(new LossSpec.MSELoss(), p, Tensor.of(y, 7, 2), 4.5f);
        assertArrayEquals(new float[] {4.5f, 4.5f, 4.5f, 4.5f, 4.5f, 4.5f}, t.terms());
        assertEquals(List.of(14, 63.0, 4.5f, "MSELoss"), List.of(t.count(), t.sum(), t.value(), t.kind()));
        y[3] = 4;
        assertArrayEquals(new float[] {4.5f, 0, 4.5f}, Arrays.copyOf(LossTermsMaker.of(new LossSpec.MSELoss(), p, Tensor.of(y, 7, 2), 4).terms(), 3));
    }

    @Test
    void termsOfClasses_areOneARow() {
        Tensor p = Tensor.of(new float[] {0, 0, (float) Math.log(3), 0}, 2, 2);
        LossTerms t = LossTermsMaker.of(new LossSpec.CrossEntropyLoss(0, List.of()), p, Tensor.of(new float[] {1, 0}, 2), 0.5f);
        assertEquals(List.of(2, 1.0), List.of(t.count(), t.sum()));
        assertArrayEquals(new float[] {(float) Math.log(2), (float) -Math.log(0.75)}, t.terms(), 1e-6f);
    }

    /// As the loss itself says of all rows, the terms add up and are divided by the rows' weights; a class of weight 0 adds nothing.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void termsOfWeightedClasses_addUpToTheLoss(double smoothing) {
        Tensor p = Tensor.of(new float[] {0.5f, -1, 2, 0, 0.25f, 3, -2, 1, 1, 0.5f, 0, -0.5f}, 4, 3);
        Tensor y = Tensor.of(new float[] {0, 1, 2, 1}, 4);
        LossSpec spec = new LossSpec.CrossEntropyLoss(smoothing, List.of(2.0, 0.0, 0.5));
        float value = NetworkBuilder.loss(spec).forward(p, y).item();
        LossTerms t = LossTermsMaker.of(spec, p, y, value);
        assertEquals(2.5, t.weights());
        assertEquals(4, t.count());
        assertEquals(value * 2.5, t.sum(), 1e-6);
        assertEquals(t.sum(), IntStream.range(0, 4).mapToDouble(i -> t.terms()[i]).sum(), 1e-5);
        assertEquals(smoothing == 0, t.terms()[1] == 0);
        Tensor only = Tensor.of(new float[] {1, 1, 1, 1}, 4);
        LossTerms none = LossTermsMaker.of(spec, p, only, NetworkBuilder.loss(spec).forward(p, only).item());
        assertEquals(0, none.weights());
        assertEquals(IntStream.range(0, 4).mapToDouble(i -> none.terms()[i]).sum(), none.sum(), 1e-5);
    }

    @Test
    void linesOfTheLoop_areThoseOfTheLesson() {
        assertEquals(List.of("predictions = model(X)", "MSE = loss(predictions, y)", "MSE.backward()", "optimizer.step()", "optimizer.zero_grad()"),
                Arrays.stream(Phase.values()).map(Phase::line).toList());
    }

    @Test
    void gradientNorm_isMeasuredOnce_whenAskedFor() {
        PreparedData data = Fixtures.data(Fixtures.setup());
        TrainedModel m = TrainedModel.create(Fixtures.setup(), data);
        List<Tensor> weights = m.network().parameters();
        GradientNorm norm = new GradientNorm(weights);
        m.loss().forward(m.network().forward(data.train().x()), data.train().y()).backward();
        norm.beforeStep();
        assertTrue(Double.isNaN(norm.value()));
        norm.measureNext();
        norm.beforeStep();
        double expected = Math.sqrt(weights.stream().flatMapToDouble(w -> IntStream.range(0, w.numel()).mapToDouble(i -> (double) w.grad()[i] * w.grad()[i])).sum());
        assertTrue(expected > 0);
        assertEquals(expected, norm.value(), 1e-9 * expected);
        weights.forEach(Tensor::zeroGrad);
        norm.beforeStep();
        assertEquals(expected, norm.value(), 1e-9 * expected, "nobody asked again");
    }

    @Test
    void sampleWithAnotherLine_hasAllElseAsItWas() {
        LoopSample s = new LoopSample(3, 9, 2, 4, 8, 1, 0.5f, 0.25, 0.1, Phase.FORWARD, 12, true, "abc");
        assertEquals(new LoopSample(3, 9, 2, 4, 8, 1, 0.5f, 0.25, 0.1, Phase.STEP, 12, true, "abc"), s.withLit(Phase.STEP));
        assertEquals(new LoopSample(3, 9, 2, 4, 8, 1, 0.5f, 0.25, 0.1, Phase.FORWARD, 7, true, "abc"), s.withSpeed(7));
    }

    @Test
    void lowestPoint_mayBeTheLastOne_behindAllEpochs() {
        Setup setup = Fixtures.setup();
        FakeRun fake = new FakeRun(1, setup.withSplit(setup.split().withValidation(25)));
        BestEpoch best = new BestEpoch(fake.run(), 0);
        fake.epoch(9, 3);
        best.epochEnded();
        fake.epoch(8, 4);
        best.epochEnded();
        assertEquals(new Run.Best(1, 3), fake.run().best());
        best.last(3);
        assertEquals(new Run.Best(1, 3), fake.run().best());
        best.last(2.5f);
        assertEquals(new Run.Best(3, 2.5f), fake.run().best());
        FakeRun without = new FakeRun(2, setup);
        without.epoch(9, 3);
        new BestEpoch(without.run(), 0).readAll();
        assertNull(without.run().best());
    }

    /// Floats that one more row of the dashed curve takes.
    private static double unitsARow(LayerSpec... between) {
        List<LayerSpec> layers = new ArrayList<>(List.of(new LayerSpec.Linear(5)));
        layers.addAll(List.of(between));
        layers.add(new LayerSpec.Linear(LayerSpec.Linear.FOLLOWS_TARGET));
        Setup s = Fixtures.setup().withLayers(layers);
        NetworkSizes sizes = NetworkSizes.of(layers, 2, 1);
        return (RunMemory.bytes(s, sizes, 40, 11) - RunMemory.bytes(s, sizes, 40, 10)) / Float.BYTES;
    }

    @Test
    void memoryOfARow_countsWhatEachLayerKeeps() {
        assertEquals(6, unitsARow(), "two outputs");
        assertEquals(6, unitsARow(new LayerSpec.ReLU()), "in place behind Linear");
        assertEquals(11, unitsARow(new LayerSpec.ReLU(), new LayerSpec.Sigmoid()), "not behind another activation");
        assertEquals(11, unitsARow(new LayerSpec.Dropout(0.5)), "its mask");
        assertEquals(11, unitsARow(new LayerSpec.Dropout(0.5), new LayerSpec.Tanh()), "in place behind Dropout");
        assertEquals(16, unitsARow(new LayerSpec.BatchNorm1d(1e-5, 0.1)), "its output and the normed rows");
        assertEquals(16, unitsARow(new LayerSpec.BatchNorm1d(1e-5, 0.1), new LayerSpec.ReLU()));
        assertEquals(17, unitsARow(new LayerSpec.LayerNorm(1e-5)), "and a deviation");
        assertEquals(17, unitsARow(new LayerSpec.LayerNorm(1e-5), new LayerSpec.ReLU()));
    }

    private static double bytes(Setup s, int train) {
        return RunMemory.bytes(s, NetworkSizes.of(s.layers(), 2, 1), train, 10);
    }

    /// Linear 2 → 5, ReLU, Linear 5 → 1: 21 weights, 6 outputs of a row and the gradient of the last one.
    @Test
    void memoryOfARun_countsBatchesWatchedRowsWeightsAndTheMark() {
        Setup full = Fixtures.setup();
        double mark = 7 * 40 + 8 * 21;
        assertEquals(4 * (7 * 40 + 6 * 10 + 6 * 40 + 8 * 21 + mark), bytes(full, 40));
        assertEquals(bytes(full, 40), bytes(full.withBatchSize(64), 40), "no more than there are");
        Setup without = full.withOptimizer(new Adam(0.01));
        assertEquals(4 * mark, bytes(full, 40) - bytes(without, 40));
        assertEquals(4 * (7 * 16 + 7 * 8 + 6 * 10 + 6 * 40 + 8 * 21 + 3 * (16 + 8) + 40), bytes(full.withBatchSize(16), 40), "and the last batch, their rows, their order");
        assertEquals(4 * (7 * 20 + 6 * 10 + 6 * 40 + 8 * 21 + 3 * 20 + 40), bytes(full.withBatchSize(20), 40), "no last batch");
        assertEquals(4 * (13 + 7 * 21), bytes(without, 1024) - bytes(without, 1023), "tall batches are worked in groups");
    }

    /// Linear, BatchNorm1d, ReLU, Linear: 16 numbers of a row, and gradients on both sides of the norm.
    @Test
    void memoryOfARun_countsWhatANormHandsBack() {
        Setup s = Fixtures.setup().withOptimizer(new Adam(0.01))
                .withLayers(List.of(new LayerSpec.Linear(5), new LayerSpec.BatchNorm1d(1e-5, 0.1), new LayerSpec.ReLU(), new LayerSpec.Linear(LayerSpec.Linear.FOLLOWS_TARGET)));
        assertEquals(4.0 * ((16 + 11) * 40 + 16 * 10 + 16 * 40 + 8 * (double) NetworkSizes.of(s.layers(), 2, 1).weights()), bytes(s, 40));
    }

    @Test
    void ratesOfARun_belongToTheirUpdates() {
        Run run = new FakeRun(1, Fixtures.setup()).run();
        assertTrue(Double.isNaN(run.rateFrom(30)));
        run.addRateChange(new RateChange(2, 20, 0.1));
        run.addRateChange(new RateChange(3, 30, 0.2));
        assertEquals(0.2, run.rateFrom(30));
        assertTrue(Double.isNaN(run.rateFrom(20)), "only the latest");
        run.renumberRateChanges(30);
        assertEquals(List.of(new RateChange(2, 20, 0.1), new RateChange(3, 30, 0.2)), run.rateChanges());
        run.renumberRateChanges(24);
        assertEquals(List.of(new RateChange(2, 20, 0.1), new RateChange(3, 25, 0.2)), run.rateChanges());
        run.undoRateChanges(20);
        assertEquals(List.of(new RateChange(2, 20, 0.1)), run.rateChanges());
        run.undoRateChanges(19);
        assertEquals(List.of(), run.rateChanges());
    }

    @Test
    void placesOfTheSlice_lieEvenly_fromOneEndToTheOther() {
        assertEquals(-2, LossSurface.at(-2, 6, 0));
        assertEquals(6, LossSurface.at(-2, 6, LossSurface.POINTS - 1));
        assertEquals(2, LossSurface.at(-2, 6, (LossSurface.POINTS - 1) / 2), 8.0 / LossSurface.POINTS);
    }

    @Test
    void stillFalling_saysByHowMuch() {
        float[] loss = new float[200];
        IntStream.range(0, loss.length).forEach(i -> loss[i] = (float) Math.exp(-0.02 * i));
        Finding f = Diagnosis.of(RunHistory.of(loss, loss), Diagnosis.Facts.NONE).orElseThrow();
        assertEquals(Finding.Rule.STILL_FALLING, f.rule());
        assertTrue(f.sentence().startsWith("The loss still fell by 33 % in the last 20 epochs, from 0.0"), f.sentence());
    }
}
