package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.PreparedData;
import descent.data.Table;
import descent.train.Pace;
import descent.train.RunState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Looks at the test rows are counted per split; the best epoch is offered only where there is one.
class RunDeskTest {
    private final Workspace w = Workspaces.withSample("Auto MPG");
    private final RunDesk desk = w.runDesk();

    @AfterEach
    void close() {
        w.close();
    }

    private void train() throws InterruptedException, ExecutionException {
        w.setPace(Pace.FULL);
        w.train();
        w.services().trainer().settled().get();
        w.drain();
    }

    private void evaluate() throws InterruptedException, ExecutionException {
        w.evaluate();
        w.services().trainer().settled().get();
        w.drain();
    }

    @Test
    void run_ofOtherData_isForeignAndLeavesTheChart_andIsBackWithItsOwn() throws Exception {
        w.edit("epochs", s -> s.withEpochs(5));
        train();
        assertFalse(desk.foreign().get());
        Table own = w.table().get();
        w.openSample("Palmer Penguins");
        assertTrue(desk.foreign().get());
        assertFalse(w.currentRun().get().shown().get(), "its losses are of other rows");
        w.use(own);
        assertFalse(desk.foreign().get());
        w.openSample("Palmer Penguins");
        train();
        assertFalse(desk.foreign().get(), "a new run is of the data that is open");
        assertTrue(w.currentRun().get().shown().get());
        assertFalse(w.runs().getFirst().shown().get());
    }

    /// Another has taken its colour meanwhile, and other data may be open.
    @Test
    void deletedRun_comesBackWithAColourOfItsOwn_andNotBesideOtherData() throws Exception {
        w.edit("epochs", s -> s.withEpochs(2));
        for (int i = 0; i < 3; i++) {
            train();
        }
        RunItem gone = w.runs().remove(1);
        train();
        desk.comesBack(gone);
        w.runs().add(1, gone);
        assertEquals(4, w.runs().stream().map(r -> r.colour().get()).distinct().count(), w.runs().stream().map(r -> r.colour().get()).toList().toString());
        assertTrue(gone.shown().get());
        w.runs().remove(gone);
        w.openSample("Palmer Penguins");
        desk.comesBack(gone);
        assertFalse(gone.shown().get());
    }

    /// Whoever hears of another run looks at what is shown of it: that must not be the results of the one before.
    @Test
    void resultsGo_beforeAnotherRunIsCurrent() throws Exception {
        w.edit("epochs", s -> s.withEpochs(5));
        train();
        evaluate();
        RunItem first = w.currentRun().get();
        List<Object> seen = new ArrayList<>();
        w.currentRun().addListener((_, _, is) -> seen.add(w.evaluation().get()));
        train();
        evaluate();
        w.choose(first);
        w.services().trainer().settled().get();
        w.drain();
        assertEquals(Arrays.asList(null, null), seen);
    }

    @Test
    void looks_areCountedForEachSplitOnItsOwn() throws Exception {
        w.edit("epochs", s -> s.withEpochs(5));
        train();
        assertEquals(0, desk.testLooks().get());
        evaluate();
        assertEquals(1, desk.testLooks().get());
        evaluate();
        assertEquals(2, desk.testLooks().get());
        w.edit("split", s -> s.withSplit(s.split().withSeed(7)));
        assertEquals(0, desk.testLooks().get());
        w.edit("validation rows", s -> s.withSplit(s.split().withSeed(42).withValidation(20)));
        assertEquals(2, desk.testLooks().get(), "validation rows leave the test rows as they were looked at");
    }

    @Test
    void bestEpoch_isBlockedInWords_untilARunWithValidationRowsHasEnded() throws Exception {
        assertEquals("Train first.", desk.takeBestBlocked().get());
        w.edit("epochs", s -> s.withEpochs(5));
        train();
        assertTrue(desk.takeBestBlocked().get().contains("validation rows"), desk.takeBestBlocked().get());
        w.edit("validation rows", s -> s.withSplit(s.split().withValidation(20)).withEpochs(400).withLr(0.05).withPatience(10));
        train();
        assertEquals("", desk.takeBestBlocked().get());
    }

    @Test
    void runsMetrics_areThoseOfTheLastEvaluate() throws Exception {
        w.edit("epochs", s -> s.withEpochs(5));
        train();
        evaluate();
        RunMetrics m = w.currentRun().get().measured().get();
        assertEquals("R²", m.figures().getFirst().name());
        assertEquals(w.evaluation().get().regression().r2(), m.figures().getFirst().value());
    }

    /// For the lab record: the split on the screen is that of the next run.
    @Test
    void rowsOfTheRun_areThoseItWasTrainedOn_whateverIsOpenNow() throws Exception {
        w.edit("epochs", s -> s.withEpochs(2));
        train();
        evaluate();
        int tested = w.prepared().get().test().rows();
        w.edit("split", s -> s.withSplit(s.split().withTestPercent(40)));
        assertEquals(tested, desk.trainedOn().get().test().rows());
        assertEquals(1, desk.testLooks(desk.trainedOn().get()));
        w.openSample("Palmer Penguins");
        assertEquals("auto-mpg.csv", desk.trainedOn().get().table().name());
        assertEquals(1, desk.testLooks(desk.trainedOn().get()));
    }

    /// What was measured is of weights that a run has no more, once it goes on or takes others.
    @Test
    void runsMetrics_goWithTheWeightsThatTheyAreOf() throws Exception {
        w.edit("validation rows", s -> s.withSplit(s.split().withValidation(20)).withEpochs(400).withLr(0.05).withPatience(10));
        train();
        RunItem first = w.currentRun().get();
        evaluate();
        desk.takeBest();
        w.services().trainer().settled().get();
        w.drain();
        assertNull(first.measured().get(), "other weights were taken");
        evaluate();
        train();
        assertNotNull(first.measured().get(), "another run leaves the weights of this one");
        w.choose(first);
        w.services().trainer().settled().get();
        w.drain();
        assertNotNull(first.measured().get());
        w.continueRun(3);
        w.services().trainer().settled().get();
        w.drain();
        assertNull(first.measured().get(), "it went on");
    }

    /// Train may be pressed while Evaluate still works on the run before.
    @Test
    void answerOfEvaluate_isNotThatOfTheNextRun() throws Exception {
        ScreenQueue screen = new ScreenQueue();
        try (Workspace late = Workspaces.withScreen(screen)) {
            late.openSample("Auto MPG");
            screen.until(late, () -> late.prepared().get() != null);
            late.setPace(Pace.FULL);
            late.edit("epochs", s -> s.withEpochs(5));
            screen.until(late, () -> late.prepared().get() != null);
            late.train();
            screen.until(late, () -> late.state().get() == RunState.FINISHED);
            late.evaluate();
            late.services().trainer().train(late.setup().get(), late.prepared().get()).get(); // before the answer is taken
            List<Object> shown = new ArrayList<>();
            late.evaluation().addListener((_, _, e) -> shown.add(e));
            boolean[] all = {false};
            screen.execute(() -> all[0] = true); // behind the answer
            screen.until(late, () -> all[0] && late.runs().size() == 2 && late.state().get() == RunState.FINISHED);
            assertNull(late.runs().getLast().measured().get());
            assertTrue(shown.stream().allMatch(Objects::isNull), shown.toString());
        }
    }

    /// The rows that were looked at are the run's, whatever is open.
    @Test
    void look_isBookedUnderTheDataThatWereEvaluated() throws Exception {
        w.edit("epochs", s -> s.withEpochs(2));
        train();
        PreparedData own = desk.trainedOn().get();
        w.openSample("Palmer Penguins");
        evaluate();
        assertEquals(1, desk.testLooks(own));
    }
}
