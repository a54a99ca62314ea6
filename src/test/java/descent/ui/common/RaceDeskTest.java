package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.Setup;
import descent.train.Pace;
import descent.train.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the window knows of a race whose lanes are deleted, that is refused, begun again, or followed by another model.
class RaceDeskTest {
    private static final int EPOCHS = 5;
    private final ScreenQueue screen = new ScreenQueue();
    private final Workspace w = Workspaces.withScreen(screen);

    @BeforeEach
    void open() {
        w.openSample("Auto MPG");
        w.edit("epochs", s -> s.withEpochs(EPOCHS));
        w.setPace(Pace.FULL);
    }

    @AfterEach
    void close() {
        w.close();
    }

    private void until(BooleanSupplier so) {
        screen.until(w, so);
    }

    private void race(int epochs, double... rates) {
        Setup base = w.setup().get().withEpochs(epochs);
        w.race(DoubleStream.of(rates).mapToObj(base::withLr).toList());
    }

    private boolean over() {
        return w.message().get().contains("wins the race") && !w.state().get().isLive();
    }

    private List<String> names() {
        return w.runs().stream().map(r -> r.name().get()).toList();
    }

    /// The lanes do not use it: it is the next run's, and Undo may take it back.
    @Test
    void rateThatIsSetInARace_isTheNextRuns_andUndoTakesItBack() {
        race(100_000, 0.1, 0.01);
        until(() -> w.runs().size() == 2 && w.state().get() == RunState.RUNNING);
        double before = w.setup().get().lr();
        w.setLearningRate(0.5);
        w.undo();
        assertEquals(before, w.setup().get().lr());
        assertEquals(null, w.notice().get(), "no lane is using it");
        w.stop();
        until(() -> !w.state().get().isLive());
        assertEquals(List.of(), w.currentRun().get().run().rateChanges());
    }

    @Test
    void laneOfALivingRace_isAtWork_andALaneOfOneThatIsOverIsNot() {
        race(100_000, 0.1, 0.01, 0.001);
        until(() -> w.runs().size() == 3 && w.state().get() == RunState.RUNNING);
        assertTrue(w.runs().stream().allMatch(w::isAtWork));
        w.stop();
        until(() -> !w.state().get().isLive());
        assertEquals(List.of(w.currentRun().get()), w.runs().stream().filter(w::isAtWork).toList());
    }

    @Test
    void race_goesOn_whenAllLanesButTheCurrentOneWereDeleted() {
        race(EPOCHS, 0.1, 0.01, 0.001);
        until(this::over);
        w.runs().removeIf(r -> !w.isAtWork(r));
        w.continueRun(EPOCHS);
        until(() -> w.state().get() == RunState.RUNNING || w.currentRun().get().run().history().count() > EPOCHS);
        until(() -> this.over() && w.currentRun().get().run().history().count() == 2 * EPOCHS);
        assertTrue(w.runs().contains(w.currentRun().get()));
        assertTrue(w.runs().stream().allMatch(r -> r.verdict().get().matches("[123]\\. .+")), names().toString());
    }

    @Test
    void refusedRace_leavesTheRunBefore_withItsStates() {
        w.edit("epochs", s -> s.withEpochs(1_000_000));
        w.train();
        until(() -> w.state().get() == RunState.RUNNING);
        Setup base = w.setup().get();
        w.race(List.of(base.withLr(0.1), base.withLr(0.1).withEpochs(7))); // not one thing
        until(() -> w.notice().get() != null);
        assertEquals(RunState.RUNNING, w.state().get());
        w.stop();
        until(() -> w.state().get() == RunState.STOPPED);
        assertEquals(1, w.runs().size());
    }

    @Test
    void refusedRace_leavesTheRaceBefore() {
        race(EPOCHS, 0.1, 0.01);
        until(this::over);
        Setup base = w.setup().get();
        w.race(List.of(base.withLr(0.1), base.withLr(0.1).withEpochs(7)));
        until(() -> w.notice().get() != null);
        assertTrue(w.runs().stream().allMatch(w::isLane));
        w.continueRun(EPOCHS);
        until(() -> this.over() && w.currentRun().get().run().history().count() == 2 * EPOCHS);
    }

    @Test
    void race_needsANetwork_inEachState() {
        Availability can = new Availability(w);
        until(() -> w.prepared().get() != null);
        assertEquals("", can.race().get());
        w.edit("layers", s -> s.withLayers(List.of()));
        assertFalse(can.race().get().isEmpty());
    }

    @Test
    void restart_beginsTheWholeRaceAnew() {
        race(EPOCHS, 0.1, 0.01, 0.001);
        until(this::over);
        List<RunItem> before = List.copyOf(w.runs());
        w.restart();
        until(() -> w.runs().size() == 6 && over() && w.runs().stream().noneMatch(r -> r.verdict().get().isEmpty()));
        List<RunItem> anew = w.runs().subList(3, 6);
        assertEquals(names().subList(0, 3), names().subList(3, 6));
        assertTrue(anew.stream().allMatch(w::isLane));
        assertTrue(before.stream().noneMatch(w::isLane));
        assertTrue(anew.contains(w.currentRun().get()));
        assertEquals(w.services().trainer().run(), w.currentRun().get().run());
    }

    @Test
    void modelThatIsOpened_isNoRaceAnyMore() {
        race(EPOCHS, 0.1, 0.01);
        until(this::over);
        Path file = Path.of("won.model");
        w.saveModel(file);
        until(() -> file.equals(w.modelFile().get()));
        w.openModel(file);
        until(() -> w.runs().size() == 3 && w.runs().stream().noneMatch(w::isLane));
        w.continueRun(EPOCHS);
        until(() -> w.state().get() == RunState.FINISHED && w.currentRun().get().run().history().count() == 2 * EPOCHS);
        until(() -> !w.message().get().contains("wins the race")); // the state comes a moment before the words
    }
}
