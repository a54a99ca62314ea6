package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Schema;
import descent.data.TrainTestSplit;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.Tanh;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.SGD;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OvershootMarkTest {
    /// Float32 gradients, differences over ±0.01.
    private static final double SAME = 0.005;
    private static final int SETTLE = 300;
    private static final int EPOCHS = 6000;
    private static final int LONGEST = 50 * EPOCHS;
    private final Trainer trainer = new Trainer();

    @AfterEach
    void close() {
        trainer.close();
    }

    /// Iterates until two results differ by less than a thousandth.
    private static double settled(OvershootMark mark) {
        double before = mark.iterate();
        for (int i = 1; i < SETTLE; i++) {
            double now = mark.iterate();
            if (Math.abs(now - before) < 1e-3 * now && i > 5) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /// MSE of one Linear layer is a parabola: H = 2/n XᵀX with a column of ones, its λmax by power iteration in double.
    @Test
    void mark_isTwoOverLambdaMax_ofAParabola() {
        Setup s = Fixtures.setup().withLayers(List.of(new Linear(0)));
        PreparedData data = Fixtures.data(s);
        get(trainer.trainPaused(s, data));
        double mark = get(trainer.ask((m, d) -> settled(new OvershootMark(m, d))));
        assertEquals(2 / lambdaMax(data), mark, SAME * mark);
    }

    /// SGD adds weightDecay · w to the gradient: the step's parabola is that much steeper in every direction.
    @Test
    void mark_countsTheWeightDecayOfSgd() {
        double decay = 0.7;
        Setup s = Fixtures.setup().withLayers(List.of(new Linear(0))).withOptimizer(new SGD(0.05, 0, 0, decay, false));
        PreparedData data = Fixtures.data(s);
        get(trainer.trainPaused(s, data));
        double mark = get(trainer.ask((m, d) -> settled(new OvershootMark(m, d))));
        assertEquals(2 / (lambdaMax(data) + decay), mark, SAME * mark);
        assertTrue(lossAt(0.97 * mark, data, decay) < 10, "below the mark it converges");
        assertTrue(lossAt(1.03 * mark, data, decay) > 10, "above it diverges");
    }

    /// A Tanh that bends the loss downward more strongly than it is bent upward anywhere: the power iteration alone would find that.
    @Test
    void mark_isOfTheUpwardCurvature_whereADownwardOneIsStronger() {
        Setup s = Setup.defaults(new Schema(List.of("a"), "y")).withLayers(List.of(new Linear(1), new Tanh(), new Linear(0))).withOptimizer(new SGD(0.01));
        PreparedData data = Fixtures.data(s);
        get(trainer.trainPaused(s, data));
        double[] found = get(trainer.ask((m, d) -> {
            List<Tensor> weights = m.network().parameters();
            float[] start = {0.1f, -0.7f, 1, -20};
            double[][] h = new double[4][];
            for (int i = 0; i < 4; i++) {
                float[] up = start.clone();
                float[] down = start.clone();
                up[i] += 0.01f;
                down[i] -= 0.01f;
                double[] a = gradient(m, d, weights, up);
                double[] b = gradient(m, d, weights, down);
                h[i] = IntStream.range(0, 4).mapToDouble(j -> (a[j] - b[j]) / 0.02).toArray();
            }
            gradient(m, d, weights, start);
            return new double[] {settled(new OvershootMark(m, d)), largest(h, 1), largest(h, -1)};
        }));
        assertTrue(found[2] > 2 * found[1], "downward " + found[2] + ", upward " + found[1]);
        assertEquals(2 / found[1], found[0], SAME / found[1] * 2);
    }

    /// At these weights, one for each parameter.
    private static double[] gradient(TrainedModel m, PreparedData d, List<Tensor> weights, float[] at) {
        IntStream.range(0, 4).forEach(i -> weights.get(i).data()[0] = at[i]);
        m.loss().forward(m.network().forward(d.train().x()), d.train().y()).backward();
        double[] g = weights.stream().mapToDouble(w -> w.grad()[0]).toArray();
        weights.forEach(Tensor::zeroGrad);
        return g;
    }

    /// The largest eigenvalue of h, or of −h, in double: the power iteration on 1000 + h.
    private static double largest(double[][] h, int sign) {
        double[] v = {1, 0.7, 0.4, 0.2};
        double lambda = 0;
        for (int k = 0; k < 20_000; k++) {
            double[] from = v;
            double[] next = IntStream.range(0, 4).mapToDouble(i -> 1000 * from[i] + sign * IntStream.range(0, 4).mapToDouble(j -> h[i][j] * from[j]).sum()).toArray();
            double norm = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
            v = Arrays.stream(next).map(x -> x / norm).toArray();
            lambda = norm - 1000;
        }
        return lambda;
    }

    private static double lossAt(double lr, PreparedData data, double decay) {
        Setup s = Fixtures.setup().withLayers(List.of(new Linear(0))).withOptimizer(new SGD(lr, 0, 0, decay, false));
        TrainedModel m = TrainedModel.create(s, data);
        for (int e = 0; e < 500; e++) {
            m.loss().forward(m.network().forward(data.train().x()), data.train().y()).backward();
            m.optimizer().step();
            m.optimizer().zeroGrad();
        }
        return m.loss().forward(m.network().forward(data.train().x()), data.train().y()).item();
    }

    @Test
    void markThatWasPutAway_goesOnFromItsDirection_toTheBit() {
        Setup s = Fixtures.setup();
        get(trainer.trainPaused(s, Fixtures.data(s)));
        double[] marks = get(trainer.ask((m, d) -> {
            OvershootMark kept = new OvershootMark(m, d);
            OvershootMark away = new OvershootMark(m, d);
            for (int i = 0; i < 5; i++) {
                kept.iterate();
                away.iterate();
            }
            away.forgetRows();
            return new double[] {kept.iterate(), away.iterate(), kept.iterate(), away.iterate()};
        }));
        assertEquals(marks[0], marks[1]);
        assertEquals(marks[2], marks[3]);
    }

    @Test
    void batchThatHoldsAllTrainRows_isAFullBatch() {
        Setup s = Fixtures.setup();
        int rows = Fixtures.data(s).train().rows();
        assertEquals(List.of("", ""), List.of(OvershootMark.hidden(s.withBatchSize(rows), rows), OvershootMark.hidden(s.withBatchSize(rows + 9), rows)));
        Run run = Fixtures.train(trainer, s.withBatchSize(rows), Fixtures.data(s));
        assertTrue(run.overshoot().isShown(), run.overshoot().toString());
        assertTrue(OvershootMark.hidden(s.withBatchSize(rows - 1), rows).contains("full batches"));
    }

    private static double lambdaMax(PreparedData data) {
        float[] x = data.train().x().data();
        int n = data.train().rows();
        double[] v = {1, 0.5, 0.3};
        double lambda = 0;
        for (int k = 0; k < 1000; k++) {
            double[] next = new double[3];
            for (int i = 0; i < n; i++) {
                double[] row = {x[2 * i], x[2 * i + 1], 1};
                double p = row[0] * v[0] + row[1] * v[1] + row[2] * v[2];
                for (int j = 0; j < 3; j++) {
                    next[j] += 2.0 / n * p * row[j];
                }
            }
            lambda = Math.sqrt(next[0] * next[0] + next[1] * next[1] + next[2] * next[2]);
            for (int j = 0; j < 3; j++) {
                v[j] = next[j] / lambda;
            }
        }
        return lambda;
    }

    @Test
    void steps_beginToBounceWithinTenPercentOfTheMark_onAutoMpgOver20Seeds() {
        AutoMpg mpg = new AutoMpg();
        int right = 0;
        StringBuilder rates = new StringBuilder();
        for (int seed = 0; seed < 20; seed++) {
            Setup s = mpg.sgd(0.05, seed).withEpochs(400);
            Fixtures.train(trainer, s, mpg.data(s));
            double mark = get(trainer.ask((m, d) -> settled(new OvershootMark(m, d))));
            boolean calm = rises(0.9 * mark) == 0;
            right += calm && rises(1.1 * mark) > 0 ? 1 : 0;
            rates.append(String.format(" %.3f", mark));
        }
        System.out.println("Overshoot mark: " + right + " of 20 nets within 10 %;" + rates);
        assertTrue(right >= 19, right + " of 20:" + rates);
    }

    /// Rises of the loss in 60 epochs at this rate, from the weights as they are, pushed off the valley's floor a little.
    private int rises(double lr) {
        return get(trainer.ask((m, d) -> {
            var copy = TrainedModel.restore(m.snapshot(1, new SavedModel.History(new float[0], new float[0], List.of()),
                    new SavedModel.Provenance("", "", new TrainTestSplit(new int[0], new int[0]), Map.of(), "", "")));
            copy.optimizer().lr(lr);
            int rises = 0;
            float before = Float.NaN;
            for (int e = 0; e < 60; e++) {
                var loss = copy.loss().forward(copy.network().forward(d.train().x()), d.train().y());
                rises += loss.item() > before ? 1 : 0;
                before = loss.item();
                loss.backward();
                copy.optimizer().step();
                copy.optimizer().zeroGrad();
            }
            return rises;
        }));
    }

    @Test
    void run_carriesTheMark_whileItTrains() {
        Setup s = Fixtures.setup().withEpochs(Integer.MAX_VALUE);
        trainer.pace(Pace.FULL);
        Run run = get(trainer.train(s, Fixtures.data(s)));
        long patience = System.nanoTime() + 20_000_000_000L;
        while (!run.overshoot().isShown() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        trainer.stop();
        assertTrue(run.overshoot().isShown(), run.overshoot().toString());
        Run other = get(trainer.trainPaused(Fixtures.setup().withOptimizer(new Adam(0.01)), Fixtures.data(s)));
        assertTrue(other.overshoot().hidden().contains("Adam"));
    }

    /// With a clock on which an iteration of the mark costs 3 ms and an update of the run 1 ms.
    @Test
    void mark_takesAtMostATwentiethOfTheTime_onceItHasTurned() {
        Setup s = Fixtures.setup();
        Run run = get(trainer.trainPaused(s, Fixtures.data(s)));
        long[] now = {0};
        long[] spent = {0};
        boolean[] begun = {false};
        OvershootMark mark = get(trainer.ask((m, d) -> new OvershootMark(m, d, () -> {
            now[0] += begun[0] ? 3_000_000 : 0;
            begun[0] = true;
            return now[0];
        })));
        get(trainer.ask((m, d) -> {
            mark.follow(run, now[0]);
            return null;
        }));
        long turned = now[0];
        for (int update = 0; update < 20_000; update++) {
            now[0] += 1_000_000;
            get(trainer.ask((m, d) -> {
                long before = now[0];
                begun[0] = false;
                mark.follow(run, before);
                spent[0] += now[0] - before;
                return null;
            }));
        }
        double share = (double) spent[0] / (now[0] - turned);
        assertTrue(share > 0.01 && share <= 0.05, "share " + share);
        assertTrue(run.overshoot().isShown());
    }

    /// A run that ended before its mark was asked for, with a clock on which an iteration takes so many milliseconds.
    @ParameterizedTest
    @CsvSource({"4, ''", "30, With so many rows or weights the mark needs more training before it is known."})
    void runThatStands_getsItsFirstMarkAlsoOnASlowMachine(int ms, String hidden) {
        Setup s = Fixtures.setup();
        Run run = get(trainer.trainPaused(s, Fixtures.data(s)));
        long[] now = {0};
        get(trainer.ask((m, d) -> {
            new OvershootMark(m, d, () -> now[0] += ms * 1_000_000L).rest(run);
            return null;
        }));
        assertEquals(hidden, run.overshoot().hidden());
        assertEquals(hidden.isEmpty(), run.overshoot().isShown());
    }

    /// As the trainer does it: asked ten times a second. The share of the time is printed, not asserted.
    @Test
    void mark_isComputedAgainAllAlongARealRun() throws TrainingException {
        AutoMpg mpg = new AutoMpg();
        Setup s = mpg.sgd(0.05, 1).withEpochs(LONGEST);
        Lane lane = Lane.start(1, s, mpg.data(s));
        long training = 0;
        long marking = 0;
        long warm = 0;
        long asked = System.nanoTime();
        TreeSet<Integer> at = new TreeSet<>();
        int e = 0;
        for (; e < LONGEST && (e < EPOCHS || at.size() < 2); e++) { // a quick machine has trained before the second is due
            long begin = System.nanoTime();
            lane.loop().update();
            long end = System.nanoTime();
            training += end - begin;
            if (end - asked >= 100_000_000) {
                lane.mark().follow(end);
                long cost = System.nanoTime() - end;
                warm = at.isEmpty() ? cost : warm;
                marking += at.isEmpty() ? 0 : cost;
                asked = end;
                if (lane.run().overshoot().isShown()) {
                    at.add(lane.run().overshoot().epoch());
                }
            }
        }
        System.out.printf("Overshoot mark: computed at %d epochs of %,d; the first in %.1f ms, then %.2f %% of the training's %.2f s%n",
                at.size(), e, warm / 1e6, 100.0 * marking / training, training / 1e9);
        assertTrue(at.size() >= 2, at.toString());
    }

    @Test
    void run_thatStands_carriesTheMarkOfItsLastWeights() {
        AutoMpg mpg = new AutoMpg();
        Setup s = mpg.sgd(0.05, 1).withEpochs(400);
        Run run = Fixtures.train(trainer, s, mpg.data(s));
        assertEquals(400, run.overshoot().epoch());
        double settled = get(trainer.ask((m, d) -> settled(new OvershootMark(m, d))));
        assertEquals(settled, run.overshoot().rate(), 0.1 * settled);
    }

    @Test
    void mark_isHiddenWithItsReason_whereItMeansNothing() {
        assertTrue(OvershootMark.hidden(Fixtures.setup().withOptimizer(new Adam(0.01)), 32).contains("Adam adapts"));
        String momentum = OvershootMark.hidden(Fixtures.setup().withOptimizer(new SGD(0.1, 0.9, 0, 0, false)), 32);
        assertTrue(momentum.contains("with momentum") && !momentum.contains("adapts"), momentum);
        assertTrue(OvershootMark.hidden(Fixtures.setup().withBatchSize(8), 32).contains("full batches"));
        assertEquals("", OvershootMark.hidden(Fixtures.setup(), 32));
    }

    /// Looked at after each update until the numbers overflow: what the mark learned on that way is worth nothing on the finite weights.
    @Test
    void mark_ofARunThatBrokeAndGoesOn_isThatOfItsWeights() throws TrainingException {
        Setup s = Fixtures.setup().withOptimizer(new SGD(3)).withEpochs(400);
        Lane lane = Lane.start(1, s, Fixtures.data(s));
        lane.run().state(RunState.RUNNING, "");
        for (long now = 0; lane.loop().nonFinite() == null; now += 1_000_000_000_000L) {
            lane.loop().advance();
            lane.mark().follow(now);
        }
        lane.run().divergedAt(lane.loop().nonFinite().epoch());
        BrokenEpoch.undo(lane);
        lane.model().network().loadStateDict(Lane.start(2, s, Fixtures.data(s)).model().network().stateDict()); // weights with a curvature that can be told
        lane.goOn();
        lane.resume();
        double settled = settled(new OvershootMark(lane.model(), lane.data()));
        for (int i = 0; i < 2000 && !(Math.abs(lane.run().overshoot().rate() - settled) < SAME * settled / 2); i++) {
            lane.mark().rest(); // on a busy machine each is one iteration
        }
        assertTrue(Double.isFinite(settled) && lane.run().overshoot().isShown(), lane.run().overshoot() + " instead of " + settled);
        assertEquals(settled, lane.run().overshoot().rate(), SAME * settled);
    }

    @Test
    void mark_doesNotLearnFromNumbersThatAreNotFinite() {
        Setup s = Fixtures.setup().withLayers(List.of(new Linear(0)));
        get(trainer.trainPaused(s, Fixtures.data(s)));
        double[] marks = get(trainer.ask((m, d) -> {
            OvershootMark mark = new OvershootMark(m, d);
            double before = settled(mark);
            float[] weights = m.network().parameters().getFirst().data();
            float[] kept = weights.clone();
            Arrays.fill(weights, Float.MAX_VALUE);
            double broken = mark.iterate();
            System.arraycopy(kept, 0, weights, 0, kept.length);
            return new double[] {before, broken, settled(mark)};
        }));
        assertTrue(Double.isNaN(marks[1]), "no mark, and not that the loss curves nowhere upward: " + marks[1]);
        assertEquals(marks[0], marks[2], SAME * marks[0]);
    }
}
