package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.Fault;
import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.LayerNorm;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.SGD;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that was put away for another one and chosen again is, to the bit, the run that always stayed the current one.
class PastLanesTest {
    private final Trainer stayed = new Trainer();
    private final Trainer back = new Trainer();
    private final Setup plain = Fixtures.setup().withEpochs(8);
    private final Setup rich = plain.withOptimizer(new Adam(0.01)).withBatchSize(9)
            .withLayers(List.of(new Linear(6), new BatchNorm1d(1e-5, 0.1), new ReLU(), new Dropout(0.3), new Linear(4), new LayerNorm(1e-5), new Linear(0)));
    private final PreparedData data = Fixtures.data(rich);

    @AfterEach
    void close() {
        stayed.close();
        back.close();
    }

    private Setup named(String name) {
        return switch (name) {
            case "plain" -> plain;
            case "rich" -> rich;
            case "sums" -> rich.withFault(Fault.SKIP_ZERO_GRAD);
            default -> rich.withBatchSize(Setup.ALL_ROWS);
        };
    }

    /// Another run begins, ends and gives way again.
    private void putAwayAndChoose(Run run) {
        Fixtures.train(back, plain, Fixtures.data(plain));
        assertEquals(run, get(back.choose(run.id(), Progress.NONE)));
    }

    private void equal(String when) {
        Run kept = stayed.run();
        Run again = back.run();
        assertArrayEquals(kept.history().trainAll(), again.history().trainAll(), when);
        assertArrayEquals(kept.history().testAll(), again.history().testAll(), when);
        assertEquals(kept.history().last(), again.history().last(), when);
        assertEquals(get(stayed.fingerprint()), get(back.fingerprint()), when);
        SavedModel now = get(stayed.snapshot());
        assertTrue(get(back.isStill(now)), when);
        assertEquals(get(stayed.evaluate()).regression(), get(back.evaluate()).regression(), when);
        assertArrayEquals(get(stayed.fit()).values(), get(back.fit()).values(), when);
    }

    private static List<StepView> lines(Trainer trainer, int n) {
        trainer.channel().drain();
        for (int i = 0; i < n; i++) {
            trainer.stepLine();
        }
        get(trainer.settled());
        return trainer.channel().drain().stream().filter(RunEvent.Stepped.class::isInstance).map(e -> ((RunEvent.Stepped) e).view()).toList();
    }

    @Test
    void earlierRuns_makeRoomForANewOne_theOldestFirst() throws TrainingException {
        PastLanes past = new PastLanes();
        List<Lane> lanes = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            Lane lane = Lane.start(i, plain, data);
            lane.run().state(RunState.FINISHED, "");
            lanes.add(lane);
            past.retire(new Lanes(List.of(lane)));
        }
        double one = PastLanes.held(List.of(lanes.getFirst()));
        assertEquals(8.0 * Float.BYTES * lanes.getFirst().model().network().parameters().stream().mapToInt(Tensor::numel).sum(), one);
        past.makeRoom(6 * one, 0, 5 * one);
        past.makeRoom(one, 0, 5 * one);
        assertSame(lanes.getFirst(), past.take(1, RunState.FINISHED, Progress.NONE).current(), "there was room");
        past.makeRoom(one, one, 4 * one);
        assertNotSame(lanes.get(1), past.take(2, RunState.FINISHED, Progress.NONE).current(), "computed again");
        assertSame(lanes.get(2), past.take(3, RunState.FINISHED, Progress.NONE).current());
        assertSame(lanes.get(3), past.take(4, RunState.FINISHED, Progress.NONE).current());
    }

    /// Stopped in its fourth epoch, after so many lines of an update.
    @ParameterizedTest
    @CsvSource({"plain, 0", "plain, 3", "rich, 0", "rich, 1", "rich, 2", "rich, 3", "rich, 4", "rich, 5", "rich, 7", "sums, 0", "sums, 2", "sums, 5", "all rows, 0", "all rows, 2"})
    void stoppedRun_thatIsChosenAgain_goesOnAsIfNothingHadBeen(String name, int lines) {
        for (Trainer t : List.of(stayed, back)) {
            t.pace(Pace.FULL);
            get(t.trainPaused(named(name), data));
            for (int e = 0; e < 3; e++) {
                t.stepEpoch();
            }
            lines(t, lines);
            t.stop();
            get(t.settled());
        }
        putAwayAndChoose(back.run());
        equal("chosen again");
        assertEquals(get(stayed.replay(2, Progress.NONE)).fingerprint(), get(back.replay(2, Progress.NONE)).fingerprint());
        putAwayAndChoose(back.run());
        for (Trainer t : List.of(stayed, back)) {
            t.pace(Pace.ofLines(0.001));
            get(t.continueFor(20));
            t.pause();
            get(t.watch("0.weight", 3));
            while (t.run().history().count() < 5) {
                t.stepEpoch();
                get(t.settled());
            }
        }
        List<StepView> seen = lines(stayed, 7);
        List<StepView> again = lines(back, 7);
        for (int i = 0; i < seen.size(); i++) {
            assertArrayEquals(seen.get(i).predictions().values(), again.get(i).predictions().values());
            assertEquals(seen.get(i).weight(), again.get(i).weight());
        }
        equal("went on");
        for (Trainer t : List.of(stayed, back)) {
            t.stop();
            get(t.settled());
        }
        putAwayAndChoose(back.run());
        equal("chosen once more");
        for (Trainer t : List.of(stayed, back)) {
            get(t.take(3, Progress.NONE));
        }
        equal("with other weights");
        Run branch = get(stayed.branch(4, 0.02));
        Run other = get(back.branch(4, 0.02));
        for (Trainer t : List.of(stayed, back)) {
            t.pace(Pace.FULL);
            t.resume();
            get(t.settled());
        }
        assertArrayEquals(branch.history().trainAll(), other.history().trainAll());
        equal("branched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "rich", "sums", "all rows"})
    void finishedRun_thatIsChosenAgain_isContinued(String name) {
        Fixtures.train(stayed, named(name), data);
        putAwayAndChoose(Fixtures.train(back, named(name), data));
        equal("chosen again");
        for (Trainer t : List.of(stayed, back)) {
            get(t.continueFor(5));
            get(t.settled());
        }
        equal("went on");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void brokenRun_thatIsChosenAgain_goesOnFromItsFiniteWeights(int batch) {
        Setup wild = plain.withBatchSize(batch).withOptimizer(new SGD(50, 0.9, 0, 0, false)).withEpochs(40);
        Fixtures.train(stayed, wild, data);
        putAwayAndChoose(Fixtures.train(back, wild, data));
        assertEquals(RunState.DIVERGED, back.state());
        equal("chosen again");
        for (Trainer t : List.of(stayed, back)) {
            t.learningRate(0.01);
            get(t.continueFor(5));
            get(t.settled());
        }
        equal("went on");
    }
}
