package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.eval.Evaluation;
import descent.model.Fault;
import descent.train.Pace;
import descent.train.Phase;
import descent.train.Run;
import descent.train.RunState;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Looking back, without a toolkit: the tasks for the screen's thread run on the test's.
class ReplayDeskTest {
    private static final int EPOCHS = 40;
    private final ScreenQueue screen = new ScreenQueue();
    private final Workspace w = Workspaces.withScreen(screen);
    private final ReplayDesk replay = w.replay();

    @BeforeEach
    void open() {
        w.openSample("Auto MPG");
        w.edit("epochs", s -> s.withEpochs(EPOCHS));
        w.setPace(Pace.FULL);
        train();
    }

    @AfterEach
    void close() {
        w.close();
    }

    private void until(BooleanSupplier so) {
        screen.until(w, so);
    }

    private void train() {
        int before = w.runs().size();
        w.train();
        until(() -> w.runs().size() == before + 1 && finished());
    }

    /// The state alone may still be that in which the run before has ended.
    private boolean finished() {
        return run().state() == RunState.FINISHED && !w.drain() && w.state().get() == RunState.FINISHED;
    }

    private void look(int epoch) {
        replay.to(epoch);
        until(() -> replay.moment().get() != null && replay.moment().get().epoch() == epoch - 1);
    }

    /// Of the last model, asked for: the screen hears of it a little later.
    private String print() {
        return w.services().trainer().fingerprint().join();
    }

    private Run run() {
        return w.currentRun().get().run();
    }

    @Test
    void to_showsTheEpochEverywhere_andLeaveTheEnd() {
        String end = print();
        look(12);
        assertEquals(run().history().train(11), w.sample().get().loss());
        assertEquals(11, w.weights().get().epoch());
        assertTrue(w.weights().get().layers().getFirst().weightGrad().length > 0, "with the gradients of its update");
        assertEquals(12, w.stepView().get().epoch());
        assertNotEquals(end, w.fingerprint().get());
        replay.leave();
        until(() -> w.fingerprint().get().equals(end));
        assertNull(w.evaluation().get());
        assertNull(w.stepView().get());
        assertFalse(replay.isActive());
    }

    @Test
    void step_walksThroughTheLinesAndEpochs_andEndsAtTheEnd() {
        look(EPOCHS - 1);
        List<Phase> seen = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            w.stepLine();
            seen.add(w.stepView().get().phase());
        }
        assertEquals(List.of(Phase.LOSS, Phase.BACKWARD, Phase.STEP, Phase.ZERO_GRAD), seen);
        w.stepLine();
        until(() -> replay.moment().get().epoch() == EPOCHS - 1);
        assertEquals(Phase.FORWARD, w.stepView().get().phase());
        w.stepUpdate();
        assertFalse(replay.isActive());
        assertEquals(1, w.runs().size(), "stepping in the past begins no run");
    }

    @Test
    void left_itKeepsNoResults() {
        w.evaluate();
        until(() -> w.evaluation().get() != null);
        WeakReference<Evaluation> results = new WeakReference<>(w.evaluation().get());
        look(12);
        replay.leave();
        assertTrue(results.refersTo(w.evaluation().get()));
        train();
        assertNull(w.evaluation().get());
        until(() -> {
            System.gc();
            return results.refersTo(null);
        });
    }

    /// It was computed again, long ago.
    @Test
    void runThatWasChosenOnce_isNotKeptOnceItIsDeleted() {
        train();
        w.choose(w.runs().getFirst());
        until(() -> w.currentRun().get() == w.runs().getFirst());
        WeakReference<RunItem> chosen = new WeakReference<>(w.currentRun().get());
        train();
        w.runs().removeFirst();
        until(() -> {
            System.gc();
            return chosen.refersTo(null);
        });
    }

    @Test
    void newestWish_isShown_whenManyComeAtOnce() {
        for (int e = 1; e <= EPOCHS; e++) {
            replay.to(e);
        }
        until(() -> replay.moment().get() != null && replay.moment().get().epoch() == EPOCHS - 1);
        assertEquals(EPOCHS, replay.epoch().get());
    }

    @Test
    void evaluate_whileLookingBack_keepsTheResultsOfThatEpoch() {
        look(5);
        var results = w.evaluation().get();
        w.evaluate();
        assertEquals(results, w.evaluation().get());
        assertEquals(4, results.epoch());
    }

    @Test
    void branch_goesOnWithTheOtherRate_andTakesTheNameOfItsParent() {
        look(20);
        replay.branch(0.1);
        until(() -> w.runs().size() == 2 && finished());
        assertEquals("Run 1 from 20, lr 0.1", w.currentRun().get().name().get());
        assertEquals(20, run().rateChanges().getFirst().epoch());
        assertEquals(EPOCHS, run().history().count());
        assertEquals(w.runs().getFirst().run().history().train(19), run().history().train(19));
        assertNotEquals(w.runs().getFirst().run().history().train(20), run().history().train(20));
    }

    @Test
    void race_thatIsOverBeforeThePulse_isSeenToEnd() {
        assertEquals(RunState.FINISHED, w.state().get());
        var base = w.setup().get().withEpochs(1);
        w.race(List.of(base.withLr(0.1), base.withLr(0.01)));
        w.services().trainer().settled().join();
        // the state was FINISHED before the race too: only the winner's sentence tells that its end was seen
        until(() -> w.runs().size() == 3 && w.message().get().contains("wins the race") && !w.runs().getLast().verdict().get().isEmpty());
        assertTrue(w.runs().getLast().verdict().get().matches("[12]\\. .+"), w.runs().getLast().verdict().get());
        assertEquals(RunState.FINISHED, w.state().get());
    }

    @Test
    void earlierRun_isLookedBackAt_onceItIsTheCurrentModelAgain() {
        RunItem first = w.currentRun().get();
        String end = print();
        assertFalse(w.canChoose(first), "it is the current one");
        w.edit("seed", s -> s.withSeed(3));
        train();
        assertTrue(w.canChoose(first));
        w.choose(first);
        until(() -> w.currentRun().get() == first && w.fingerprint().get().equals(end));
        look(7);
        assertEquals(first.run().history().train(6), w.sample().get().loss());
    }

    @Test
    void liveFit_isThatOfTheEpoch_andOfTheEndAgainAfterwards() {
        until(() -> w.fit().get() != null && w.fit().get().epoch() == EPOCHS);
        float[] end = w.fit().get().values();
        look(5);
        assertEquals(4, w.fit().get().epoch());
        assertFalse(Arrays.equals(end, w.fit().get().values()));
        replay.leave();
        until(() -> w.fit().get().epoch() == EPOCHS);
        assertArrayEquals(end, w.fit().get().values());
    }

    @Test
    void runOfLongAgo_canStillBeChosen_andLookedBackAt() {
        RunItem first = w.currentRun().get();
        String end = print();
        w.edit("epochs", s -> s.withEpochs(3));
        for (int i = 0; i < 10; i++) {
            train();
        }
        w.choose(first);
        until(() -> w.currentRun().get() == first && w.fingerprint().get().equals(end));
        look(7);
        assertEquals(first.run().history().train(6), w.sample().get().loss());
    }

    @Test
    void pausedRun_isLookedBackAt_stepsThere_andResumeLeaves() {
        w.edit("epochs", s -> s.withEpochs(9));
        for (int e = 1; e <= 6; e++) {
            int done = e;
            w.stepEpoch();
            until(() -> w.runs().size() == 2 && w.state().get() == RunState.PAUSED && run().history().count() == done);
        }
        assertEquals(6, replay.last());
        look(2);
        assertEquals(run().history().train(1), w.sample().get().loss());
        w.stepLine();
        assertEquals(Phase.LOSS, w.stepView().get().phase());
        assertEquals(6, run().history().count(), "the run itself stands");
        w.resume();
        until(() -> w.state().get() == RunState.FINISHED);
        assertEquals(0, replay.epoch().get());
        assertEquals(9, run().history().count());
    }

    /// The trainer has left it: nothing may say that epoch any more.
    @Test
    void stop_whileLookingBackAtAPausedRun_leaves() {
        w.edit("epochs", s -> s.withEpochs(9));
        for (int e = 1; e <= 3; e++) {
            int done = e;
            w.stepEpoch();
            until(() -> w.runs().size() == 2 && w.state().get() == RunState.PAUSED && run().history().count() == done);
        }
        look(2);
        String then = w.fingerprint().get();
        w.stop();
        until(() -> w.state().get() == RunState.STOPPED);
        assertEquals(0, replay.epoch().get());
        assertNull(replay.moment().get());
        until(() -> w.fingerprint().get().equals(print()));
        assertNotEquals(then, w.fingerprint().get());
    }

    @Test
    void evaluate_isBlockedWhileLookingBack_withAReason_butNotItsWindow() {
        Availability can = new Availability(w);
        assertEquals("", can.evaluate().get());
        look(5);
        assertTrue(can.evaluate().get().contains("epoch 5"), can.evaluate().get());
        assertEquals("", can.results().get());
        replay.leave();
        assertEquals("", can.evaluate().get());
    }

    @Test
    void save_writesThatEpoch_andLeavesTheLastUnsaved() {
        look(20);
        Path file = Path.of("twenty.model");
        replay.save(file);
        until(() -> w.notice().get() != null && w.notice().get().text().contains("epoch 20"));
        assertTrue(w.unsaved().get());
        w.openModel(file);
        until(() -> w.runs().size() == 2 && w.state().get() == RunState.PAUSED);
        assertEquals(19, run().history().count());
    }

    /// Runs are compared from the same start: only the die gives other weights.
    @Test
    void train_startsFromTheSameWeights_untilTheDieIsThrown() {
        float start = run().history().train(0);
        w.edit("rate", s -> s.withLr(0.3));
        train();
        assertEquals(start, run().history().train(0));
        w.newWeights();
        train();
        float thrown = run().history().train(0);
        assertNotEquals(start, thrown);
        train();
        assertEquals(thrown, run().history().train(0));
    }

    /// The bits of a run after sabotage was on and off again are those of a run that never knew it.
    @Test
    void sabotage_offAgain_leavesNoTrace() {
        String honest = print();
        var start = w.setup().get();
        w.edit("seed", s -> s.withSeed(7));
        w.sabotage(Fault.SKIP_ZERO_GRAD);
        train();
        assertNotEquals(honest, print());
        assertTrue(w.currentRun().get().isRiddle());
        w.edit("batch", s -> s.withBatchSize(16));
        w.sabotage(Fault.NONE);
        w.undo();
        w.undo();
        assertEquals(start, w.setup().get(), "Undo brings no fault back");
        train();
        assertEquals(honest, print());
        assertEquals(w.runs().getFirst().run().setup(), run().setup());
        assertFalse(w.currentRun().get().isRiddle());
        w.redo();
        w.redo();
        assertEquals(Fault.NONE, w.setup().get().fault());
    }

    @Test
    void sabotagedModel_isMarkedWhenSaved_andARiddleAgainWhenOpened() {
        w.sabotage(Fault.SHUFFLED_TARGETS);
        train();
        Path file = Path.of("broken.model");
        w.saveModel(file);
        until(() -> w.notice().get() != null);
        assertTrue(w.notice().get().text().contains("marked as sabotaged"), w.notice().get().text());
        w.openModel(file);
        until(() -> w.notice().get() != null && w.notice().get().text().contains("broken on purpose"));
        assertTrue(w.currentRun().get().isRiddle());
    }
}
