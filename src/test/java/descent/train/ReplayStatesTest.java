package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.Fault;
import descent.model.Setup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which states of a run are kept for looking back, in bytes of a budget.
class ReplayStatesTest {
    /// Maps and names, and each of the 21 weights with its gradient's or moments' room.
    private static final int STATE = 6144 + 3 * 4 * 21;
    private final Setup setup = Fixtures.setup().withEpochs(100);
    private final PreparedData data = Fixtures.data(setup);

    private static Lane trained(Setup setup, PreparedData data) throws TrainingException {
        Lane lane = Lane.start(1, setup, data);
        lane.trainToEnd(Progress.NONE);
        return lane;
    }

    private static int states(Replay replay, Lane lane, int epoch) throws TrainingException {
        replay.at(epoch, lane, 2, Progress.NONE);
        return replay.states();
    }

    @Test
    void everyTenth_untilTheBudgetIsFull_thenEverySecondOfThem() throws TrainingException {
        Lane lane = trained(setup, data);
        Replay four = new Replay(4 * STATE);
        assertEquals(List.of(0, 1, 4), List.of(states(four, lane, 9), states(four, lane, 10), states(four, lane, 49)));
        assertEquals(2, states(four, lane, 50), "20, 40");
        assertEquals(4, states(four, lane, 99), "20, 40, 60, 80");
        assertEquals(2, states(four, lane, 100), "40, 80");
        Replay eight = new Replay(8 * STATE);
        assertEquals(5, states(eight, lane, 100), "20, 40, 60, 80, 100");
        eight.shareWith(2);
        assertEquals(2, eight.states(), "40, 80");
        assertEquals(0, states(new Replay(4 * STATE - 1), lane, 100), "too large for a quarter of the budget");
    }

    @Test
    void runThatKeepsItsGradients_needsRoomForThem() throws TrainingException {
        Setup faulty = setup.withLr(0.001).withFault(Fault.SKIP_ZERO_GRAD);
        Lane lane = trained(faulty, Fixtures.data(faulty));
        assertEquals(0, states(new Replay(4 * STATE), lane, 20));
        assertEquals(2, states(new Replay(4 * (STATE + 4 * 21)), lane, 20));
    }

    @Test
    void faded_itKeepsOnlyWhatNothingElseLeadsTo() throws TrainingException {
        Lane lane = trained(setup, data);
        Replay replay = new Replay(8 * STATE);
        states(replay, lane, 30);
        replay.fade();
        assertEquals(0, replay.states(), "a seed leads to all of them");
        Replay other = new Replay(8 * STATE);
        other.goesOn(lane);
        states(other, lane, 30);
        assertEquals(4, other.states());
        other.fade();
        assertEquals(1, other.states());
    }

    @Test
    void progress_isThatOfTheEpochsThatAreComputedAgain() throws TrainingException {
        Lane lane = trained(setup, data);
        Replay replay = new Replay(Replay.budget());
        replay.at(40, lane, 2, Progress.NONE);
        List<Double> done = new ArrayList<>();
        replay.at(44, lane, 3, done::add);
        assertEquals(List.of(0.25, 0.5, 0.75, 1.0), done);
        long heap = Runtime.getRuntime().maxMemory() / 64;
        assertEquals(Math.max(2 << 20, Math.min(64 << 20, heap)), Replay.budget());
        assertTrue(Replay.budget() <= 64 << 20);
    }
}
