package descent.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.lesson.LessonException;
import descent.lesson.LessonReader;
import descent.model.Fault;
import descent.train.Pace;
import descent.train.Phase;
import descent.train.RunState;
import descent.ui.common.RunItem;
import descent.ui.common.ScreenQueue;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a student does ticks the checks, and nothing else does.
class ProgressWatchTest {
    private static final String TEXT = """
            Descent lesson 1
            title: A test
            minutes: 5
            about: One sentence.
            ## Data
            made: line
            ## Step: First
            Only text.
            Check: evaluated
            Check: test R2 at least 0.01
            Check: 1 line stepped
            """;
    private static final int EPOCHS = 20;
    private final ScreenQueue screen = new ScreenQueue();
    private final Workspace w = Workspaces.withScreen(screen);
    private final LessonModel model = new LessonModel();

    @BeforeEach
    void trainHalf() {
        w.openSample("Auto MPG");
        w.edit("epochs", s -> s.withEpochs(2 * EPOCHS).withLr(0.1));
        w.setPace(Pace.FULL);
        for (int e = 1; e <= EPOCHS; e++) {
            int done = e;
            w.stepEpoch();
            until(() -> w.currentRun().get() != null && w.currentRun().get().run().history().count() == done && !w.drain());
        }
    }

    @AfterEach
    void close() {
        w.close();
    }

    private void until(BooleanSupplier so) {
        screen.until(w, so);
    }

    private void lineAndEvaluate() {
        w.stepLine();
        until(() -> w.stepView().get() != null && !w.drain());
        w.evaluate();
        until(() -> w.evaluation().get() != null && !w.drain());
    }

    private void openLesson() throws LessonException {
        openLesson(TEXT);
    }

    private void openLesson(String text) throws LessonException {
        new ProgressWatch(w, model);
        model.open(LessonReader.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// @param lines of its only step
    private static String asking(String... lines) {
        return TEXT.substring(0, TEXT.indexOf("Check:")) + String.join("\n", lines) + "\n";
    }

    private void train() {
        int before = w.runs().size();
        w.train();
        until(() -> w.runs().size() > before && w.state().get() == RunState.FINISHED && !w.drain());
    }

    private boolean save(Path file) {
        CompletableFuture<Boolean> saved = w.saveModel(file);
        until(saved::isDone);
        return saved.join();
    }

    private List<Boolean> ticks() {
        return model.checks().stream().map(c -> c.done().get()).toList();
    }

    @Test
    void lookingBack_isNoEvaluateAndNoStep_alsoWhenItIsLeft() throws LessonException {
        lineAndEvaluate();
        openLesson();
        w.replay().to(7);
        until(() -> w.replay().moment().get() != null);
        w.stepLine();
        assertEquals(List.of(false, false, false), ticks(), "while an epoch is looked at");
        w.replay().leave();
        until(() -> !w.drain());
        assertFalse(w.replay().isActive());
        assertEquals(List.of(false, false, false), ticks(), "back at the end of the run");
    }

    @Test
    void evaluateAndStep_areTicked_alsoAfterLookingBack() throws LessonException {
        openLesson();
        w.replay().to(7);
        until(() -> w.replay().moment().get() != null);
        w.replay().leave();
        lineAndEvaluate();
        assertEquals(List.of(true, true, true), ticks());
    }

    @Test
    void sameFileSavedAgain_isADeedAgain() throws LessonException {
        Path file = Path.of("again.model");
        assertTrue(save(file));
        openLesson(asking("Check: saved"));
        assertEquals(List.of(false), ticks());
        assertTrue(save(file));
        assertEquals(List.of(true), ticks());
    }

    @Test
    void earlierRunThatIsShownAgain_andAnOpenedModel_areNoNewRuns_untilTheyGoOn() throws LessonException {
        Path file = Path.of("earlier.model");
        w.stop();
        until(() -> w.state().get() == RunState.STOPPED);
        assertTrue(save(file));
        train();
        openLesson(asking("Check: epochs at least 1", "Check: 1 run"));
        w.choose(w.runs().getFirst());
        until(() -> w.currentRun().get() == w.runs().getFirst() && !w.drain());
        assertEquals(List.of(false, false), ticks(), "shown again");
        w.openModel(file);
        until(() -> w.runs().size() == 3 && !w.drain());
        assertEquals(List.of(false, false), ticks(), "opened");
        w.resume();
        until(() -> w.state().get() == RunState.FINISHED && !w.drain());
        assertEquals(List.of(true, true), ticks(), "gone on");
    }

    @Test
    void everyLaneOfARace_counts() throws LessonException {
        train(); // so that nothing is live when the race begins
        openLesson(asking("Check: 3 runs", "Check: rate 0.1", "Check: rate 0.2", "Check: rate 0.3"));
        w.race(Stream.of(0.1, 0.2, 0.3).map(w.setup().get()::withLr).toList()); // the first one is shown, then the winner
        until(() -> w.runs().size() == 5 && w.state().get() == RunState.FINISHED && !w.drain());
        assertEquals(List.of(true, true, true, true), ticks());
    }

    /// A hidden fault is not on the screen: whoever trains without "Set it up for me" trains no patient.
    @Test
    void asSetUp_asksForEverythingThatTheStepSets_theHiddenFaultIncluded() throws LessonException {
        openLesson(asking("Set-up: fault: skip step", "Set-up: epochs: 3", "Check: as set up"));
        train();
        assertEquals(List.of(false), ticks());
        w.edit("epochs", s -> s.withEpochs(3));
        train();
        assertEquals(List.of(false), ticks());
        w.sabotage(Fault.SKIP_STEP);
        train();
        assertEquals(List.of(true), ticks());
    }

    /// At a slow pace the lines are shown one by one.
    @Test
    void linesThatTrainShowsByItself_areNoSteps_norIsALineThatIsToldAnew() throws LessonException {
        openLesson(asking("Check: 1 line stepped"));
        w.setPace(new Pace(Pace.LINES_BELOW / 2));
        w.resume();
        until(() -> w.currentRun().get().run().history().count() > EPOCHS && w.stepView().get() != null && !w.stepView().get().phase().equals(Phase.FORWARD));
        w.pause();
        until(() -> w.state().get() == RunState.PAUSED && !w.drain());
        assertEquals(List.of(false), ticks());
        var before = w.stepView().get();
        w.watch("0.bias", 1);
        until(() -> w.stepView().get() != before || before.weight() == null);
        assertEquals(List.of(false), ticks(), "another weight of the same line");
        w.stepLine();
        until(() -> w.stepView().get().phase() != before.phase() && !w.drain());
        assertEquals(List.of(true), ticks());
    }

    /// Found by the monkey: with a lesson open the window grew with each run, whatever was deleted.
    @Test
    void aDeletedRun_isNotKept_butWhatWasDoneWithItCounts() throws LessonException {
        w.stop();
        openLesson(asking("Check: rate 0.1", "Check: 2 runs"));
        train();
        WeakReference<RunItem> first = new WeakReference<>(w.currentRun().get());
        w.edit("rate", s -> s.withLr(0.2));
        train();
        w.runs().remove(w.runs().size() - 2);
        until(() -> {
            System.gc();
            return first.refersTo(null);
        });
        w.edit("rate", s -> s.withLr(0.3));
        train();
        assertEquals(List.of(true, true), ticks());
    }
}
