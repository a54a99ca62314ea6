package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.Schema;
import descent.eval.EvalPass;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import descent.train.LossSurface.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossSurfaceTest {
    private final Trainer trainer = new Trainer();

    @AfterEach
    void close() {
        trainer.close();
    }

    private static LossSurface surface(PreparedData data, Run... runs) {
        try {
            return LossSurface.of(List.of(runs), data, Progress.NONE);
        } catch (TrainingException e) {
            throw new AssertionError(e);
        }
    }

    private List<Run> raced(PreparedData data, Setup... lanes) {
        trainer.pace(Pace.FULL);
        List<Run> runs = get(trainer.race(List.of(lanes), data));
        get(trainer.settled());
        return runs;
    }

    /// The mean of the squared errors, in double, of a network of its own that is given these weights.
    private static double loss(Setup setup, PreparedData data, float[] weights) {
        TrainedModel fresh = TrainedModel.create(setup, data);
        load(fresh, weights);
        float[] out = EvalPass.outputs(fresh.network(), data.train().x(), Progress.NONE);
        double sum = 0;
        for (int i = 0; i < out.length; i++) {
            double d = (double) out[i] - data.train().y().data()[i];
            sum += d * d;
        }
        return sum / out.length;
    }

    @Test
    void everyPlaceOfTheSlice_hasTheLossOfItsWeights() throws TrainingException {
        Setup setup = Fixtures.setup();
        PreparedData data = Fixtures.data(setup);
        Run run = Fixtures.train(trainer, setup, data);
        LossSurface s = surface(data, run);
        LossPlane plane = LossPlane.through(List.of(walk(run, data)));
        for (int row = 0; row < LossSurface.POINTS; row += 5) {
            for (int col = 0; col < LossSurface.POINTS; col += 5) {
                double expected = loss(setup, data, plane.weights(s.x(col), s.y(row)));
                assertEquals(expected, s.loss(col, row), 1e-5 * expected, "at " + col + ", " + row);
            }
        }
    }

    @Test
    void sliceGoesThroughStartEndAndTheFarthestPoint() {
        Setup setup = Fixtures.setup().withOptimizer(new Adam(0.05));
        PreparedData data = Fixtures.data(setup);
        LossSurface s = surface(data, Fixtures.train(trainer, setup, data));
        Way way = s.ways().getFirst();
        int last = way.points() - 1;
        assertFalse(s.exact());
        assertArrayEquals(new double[] {0, 0, 0}, new double[] {way.x()[0], way.y()[0], way.aside()[0]}, 1e-9);
        assertEquals(0, way.y()[last], 1e-6);
        assertEquals(0, way.aside()[last], 1e-6);
        int far = 0;
        for (int i = 0; i <= last; i++) {
            far = Math.hypot(way.y()[i], way.aside()[i]) > Math.hypot(way.y()[far], way.aside()[far]) ? i : far;
        }
        assertEquals(0, way.aside()[far], 1e-6 * way.y()[far], "the farthest point spans the slice");
        assertTrue(way.y()[far] > 0);
        assertTrue(s.xLow() < 0 && s.xHigh() > way.x()[last], "start and end lie inside");
    }

    @Test
    void wayHasTheLossesOfTheRun_toTheBit() {
        Setup setup = Fixtures.setup();
        PreparedData data = Fixtures.data(setup);
        Run run = Fixtures.train(trainer, setup, data);
        Way way = surface(data, run).ways().getFirst();
        assertEquals(31, way.points());
        for (int i = 0; i < 30; i++) {
            assertEquals(i, way.epochs()[i]);
            assertEquals(run.history().trainAll()[i], way.loss()[i], "after " + i + " epochs");
        }
        assertEquals(run.history().last().train(), way.loss()[30]);
    }

    @Test
    void twoParameters_areShownExactly() {
        Setup setup = Setup.defaults(new Schema(List.of("a"), "y")).withLayers(List.of(new Linear(Linear.FOLLOWS_TARGET)))
                .withOptimizer(new SGD(0.1)).withEpochs(25);
        PreparedData data = Fixtures.data(setup);
        LossSurface s = surface(data, Fixtures.train(trainer, setup, data));
        assertTrue(s.exact());
        assertEquals(List.of("0.weight", "0.bias"), List.of(s.xName(), s.yName()));
        float[] x = data.train().x().data();
        float[] y = data.train().y().data();
        for (int place = 0; place < s.loss().length; place += 97) {
            double w = s.x(place % LossSurface.POINTS);
            double b = s.y(place / LossSurface.POINTS);
            double mse = 0;
            for (int i = 0; i < x.length; i++) {
                mse += (w * x[i] + b - y[i]) * (w * x[i] + b - y[i]) / x.length;
            }
            assertEquals(mse, s.loss()[place], 1e-5 * mse, "w = " + w + ", b = " + b);
        }
        for (double aside : s.ways().getFirst().aside()) {
            assertEquals(0, aside);
        }
    }

    @Test
    void lanesOfARace_shareStartAndMap_aDivergedOneDoesNotWidenIt() {
        Setup setup = Fixtures.setup();
        PreparedData data = Fixtures.data(setup);
        List<Run> lanes = raced(data, setup, setup.withLr(0.2), setup.withLr(40));
        LossSurface s = surface(data, lanes.toArray(new Run[0]));
        assertEquals(3, s.ways().size());
        for (Way w : s.ways()) {
            assertEquals(s.ways().getFirst().loss()[0], w.loss()[0]);
            assertEquals(0, w.x()[0], 1e-9);
        }
        assertTrue(s.xHigh() - s.xLow() < 200, "from " + s.xLow() + " to " + s.xHigh());
    }

    @Test
    void liveChangesOfTheRate_areWalkedAgain() {
        Setup setup = Fixtures.setup();
        PreparedData data = Fixtures.data(setup);
        get(trainer.trainPaused(setup, data));
        for (int i = 0; i < 10; i++) {
            trainer.stepUpdate();
        }
        trainer.learningRate(0.001);
        trainer.pace(Pace.FULL);
        trainer.resume();
        get(trainer.settled());
        assertEquals(trainer.run().history().last().train(), surface(data, trainer.run()).ways().getFirst().loss()[30]);
    }

    /// What BatchNorm1d divides by in eval mode belongs to a point of the way as its weights do; between the points there is none,
    /// and the map takes that of the first run's end.
    @Test
    void wayWithBatchNorm_hasTheLossesOfItsOwnStatistics_andTheMapThoseOfTheEnd() throws TrainingException {
        Setup setup = Fixtures.setup().withLayers(List.of(new Linear(5), new BatchNorm1d(1e-5, 0.1), new ReLU(), new Linear(0)));
        PreparedData data = Fixtures.data(setup);
        List<Run> lanes = raced(data, setup, setup.withLr(0.2));
        LossSurface s = surface(data, lanes.toArray(new Run[0]));
        for (int lane = 0; lane < 2; lane++) {
            Way way = s.ways().get(lane);
            for (int i = 0; i < way.points(); i += 7) {
                Lane there = new Replay(Replay.budget()).at(way.epochs()[i], lanes.get(lane), data, 1, Progress.NONE);
                assertEquals(there.loop().points().last().train(), way.loss()[i], "lane " + lane + " after " + way.epochs()[i] + " epochs");
            }
            assertEquals(lanes.get(lane).history().last().train(), way.loss()[way.points() - 1]);
        }
        Lane end = new Replay(Replay.budget()).at(30, lanes.getFirst(), data, 1, Progress.NONE);
        LossPlane plane = LossPlane.through(List.of(walk(lanes.get(0), data), walk(lanes.get(1), data)));
        for (int place = 0; place < s.loss().length; place += 111) {
            load(end.model(), plane.weights(s.x(place % LossSurface.POINTS), s.y(place / LossSurface.POINTS)));
            assertEquals(end.loop().points().last().train(), s.loss()[place], "at place " + place);
        }
    }

    private static RunWalk walk(Run run, PreparedData data) throws TrainingException {
        return RunWalk.of(run, data, LossSurface.WAY, Progress.NONE);
    }

    private static void load(TrainedModel model, float[] weights) {
        int at = 0;
        for (Tensor t : model.network().parameters()) {
            System.arraycopy(weights, at, t.data(), 0, t.numel());
            at += t.numel();
        }
    }

    @Test
    void noMap_whenCancelledOrWhenTheRunWentOnFromOtherWeights() throws TrainingException {
        Setup wild = Fixtures.setup().withOptimizer(new Adam(2));
        PreparedData data = Fixtures.data(wild);
        Run run = Fixtures.train(trainer, wild, data);
        get(trainer.take(TestRuns.lowest(run), Progress.NONE));
        get(trainer.continueFor(5));
        get(trainer.settled());
        assertTrue(assertThrows(TrainingException.class, () -> LossSurface.of(List.of(run), data, Progress.NONE)).getMessage().contains("other weights"));
        Setup setup = Fixtures.setup();
        Run good = Fixtures.train(trainer, setup, data);
        assertNull(LossSurface.of(List.of(good), data, share -> false));
        assertNull(LossSurface.of(List.of(good), data, share -> share < 0.7));
    }

    /// Half a way on each side of its middle and a quarter more; what flies off does not count.
    @Test
    void slice_isAsWideAsItsWays_andAHalfMore() {
        Setup setup = Fixtures.setup();
        PreparedData data = Fixtures.data(setup);
        List<Run> lanes = raced(data, setup, setup.withLr(0.2), setup.withLr(0.9));
        LossSurface s = surface(data, lanes.toArray(new Run[0]));
        double[] x = new double[0];
        double[] y = new double[0];
        double widest = 0;
        for (Way w : s.ways()) {
            int[] near = IntStream.range(0, w.points()).filter(i -> w.loss()[i] <= 2 * w.loss()[0]).toArray();
            x = DoubleStream.concat(Arrays.stream(x), Arrays.stream(near).mapToDouble(i -> w.x()[i])).toArray();
            y = DoubleStream.concat(Arrays.stream(y), Arrays.stream(near).mapToDouble(i -> w.y()[i])).toArray();
            widest = Math.max(widest, Arrays.stream(near).mapToDouble(i -> Math.sqrt(w.x()[i] * w.x()[i] + w.y()[i] * w.y()[i])).max().orElseThrow());
        }
        equalsBounds(x, widest, s.xLow(), s.xHigh());
        equalsBounds(y, widest, s.yLow(), s.yHigh());
    }

    private static void equalsBounds(double[] points, double widest, double low, double high) {
        double least = Arrays.stream(points).min().orElseThrow();
        double most = Arrays.stream(points).max().orElseThrow();
        double span = Math.max(most - least, widest / 4);
        assertArrayEquals(new double[] {(least + most) / 2 - 0.75 * span, (least + most) / 2 + 0.75 * span}, new double[] {low, high}, 1e-9);
    }

    @Test
    void progress_growsFromTheFirstWayToTheLastPlace_andCancelsInEachPart() throws TrainingException {
        Setup setup = Fixtures.setup();
        PreparedData data = Fixtures.data(setup);
        List<Run> lanes = raced(data, setup, setup.withLr(0.1));
        List<Double> done = new ArrayList<>();
        assertTrue(LossSurface.of(lanes, data, done::add) != null);
        assertEquals(done.stream().sorted().toList(), done);
        assertTrue(done.getFirst() >= 0 && done.getLast() > 0.99 && done.getLast() <= 1, done.getFirst() + " to " + done.getLast());
        assertTrue(done.stream().anyMatch(d -> d > 0 && d < 0.2) && done.stream().anyMatch(d -> d > 0.2 && d < 0.4), "each way has its half of the first part");
        assertTrue(done.contains(0.4), "then the places");
        for (double until : new double[] {0.1, 0.3, 0.7}) {
            List<Double> asked = new ArrayList<>();
            assertNull(LossSurface.of(lanes, data, share -> asked.add(share) && share < until));
            assertTrue(asked.getLast() < until + 0.1, "ended at " + asked.getLast());
        }
    }

    @Test
    void pointsOfAWay_areAllEpochs_orLieCloserAtItsBeginning() {
        assertArrayEquals(new int[] {0}, RunWalk.points(0, 3));
        assertArrayEquals(new int[] {0, 1, 2}, RunWalk.points(2, 3));
        assertArrayEquals(new int[] {0, 1, 3}, RunWalk.points(3, 3));
        assertArrayEquals(new int[] {0, 1, 4}, RunWalk.points(4, 3));
        assertArrayEquals(new int[] {0, 1, 4, 9, 16, 25}, RunWalk.points(25, 6));
        assertArrayEquals(new int[] {0, 2, 3, 6}, RunWalk.points(6, 5), "0, 0.4, 1.5, 3.4, 6");
    }

    @Test
    void pointsOfALongRun_lieCloserAtItsBeginning() {
        int[] e = RunWalk.points(100_000, 200);
        assertTrue(e.length <= 200 && e.length > 150, e.length + " points");
        assertEquals(0, e[0]);
        assertEquals(100_000, e[e.length - 1]);
        assertTrue(e[1] - e[0] < e[e.length - 1] - e[e.length - 2]);
    }
}
