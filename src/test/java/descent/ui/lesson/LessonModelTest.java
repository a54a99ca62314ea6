package descent.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.lesson.Lesson;
import descent.lesson.LessonException;
import descent.lesson.LessonProgress;
import descent.lesson.LessonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LessonModelTest {
    private static final String TEXT = """
            Descent lesson 1
            title: A test
            minutes: 5
            about: One sentence.
            ## Data
            made: line
            ## Step: First
            Predict: What?
            - [ ] a
            - [x] b
            Check: prediction made
            Check: five lines stepped
            Conclusion: Done.
            ## Step: Second
            Predict: draw the curve
            Check: evaluated
            ## Step: Third
            Only text.
            """;

    private final LessonModel model = new LessonModel();
    private int opened;

    @BeforeEach
    void open() throws LessonException {
        Lesson lesson = LessonReader.read(TEXT.getBytes(StandardCharsets.UTF_8));
        model.onStepOpened(() -> opened++);
        model.open(lesson);
    }

    private LessonProgress progress(int lines) {
        return new LessonProgress(List.of(), 0, model.isPredicted(), lines, null, List.of());
    }

    @Test
    void open_showsTheFirstStep_withItsChecksOpen() {
        assertEquals("First", model.step().title());
        assertEquals(List.of(false, false), model.checks().stream().map(c -> c.done().get()).toList());
        assertEquals(1, opened);
    }

    @Test
    void choose_countsAsPrediction_atOnce() {
        assertFalse(model.isPredicted());
        model.choose(0);
        assertTrue(model.isPredicted());
    }

    @Test
    void update_ticks_whatIsDone() {
        model.update(progress(5));
        assertEquals(List.of(false, true), model.checks().stream().map(c -> c.done().get()).toList());
        assertFalse(model.concluded().get());
    }

    @Test
    void tick_stays_whenTheFactIsGone() {
        model.update(progress(5));
        model.update(progress(0));
        assertTrue(model.checks().getLast().done().get());
    }

    @Test
    void conclusion_follows_theLastTick() {
        model.choose(1);
        model.update(progress(5));
        assertTrue(model.concluded().get());
    }

    @Test
    void conclude_works_withoutAnyTick() {
        model.conclude();
        assertTrue(model.concluded().get());
    }

    @Test
    void choice_cannotBeChanged_onceTheAnswerIsShown() {
        model.choose(0);
        model.conclude();
        model.choose(1);
        assertEquals(0, model.choice().get());
    }

    @Test
    void next_isFree_whateverIsTicked() {
        model.next();
        model.next();
        model.next();
        assertEquals("Third", model.step().title());
        assertTrue(model.isLast());
    }

    @Test
    void back_showsAgain_whatWasDone() {
        model.choose(0);
        model.update(progress(5));
        model.next();
        assertEquals(LessonModel.NONE, model.choice().get());
        model.back();
        assertEquals(0, model.choice().get());
        assertTrue(model.checks().getFirst().done().get() || model.checks().getLast().done().get());
    }

    @Test
    void drawnCurve_countsAsPrediction_inItsStepOnly() {
        model.next();
        model.drawn();
        assertTrue(model.isPredicted());
        model.next();
        assertFalse(model.isPredicted());
    }

    @Test
    void close_leavesNothing_andStepSaysSo() {
        model.close();
        assertNull(model.lesson().get());
        assertThrows(IllegalStateException.class, model::step);
        model.update(progress(5));
    }

    @Test
    void open_beginsAnew_whileAnotherLessonIsOpen() throws LessonException {
        model.choose(1);
        model.next();
        open();
        assertEquals(0, model.index().get());
        assertEquals(LessonModel.NONE, model.choice().get());
    }

    @Test
    void drawnCurve_isNoPrediction_whereAChoiceIsAsked_norAChoiceWhereACurveIs() {
        model.drawn();
        assertFalse(model.isPredicted());
        model.next();
        model.choose(0);
        assertFalse(model.isPredicted());
        model.drawn();
        assertTrue(model.isPredicted());
    }

    @Test
    void choice_cannotBeMade_onceTheAnswerIsShown() {
        model.conclude();
        model.choose(1);
        assertEquals(LessonModel.NONE, model.choice().get());
        assertFalse(model.isPredicted());
    }
}
