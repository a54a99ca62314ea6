package descent.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.lesson.LessonProgress.Deed;
import descent.lesson.LessonProgress.RunFacts;
import descent.lesson.LessonProgress.Scores;
import descent.lesson.LessonProgress.Settings;
import descent.lesson.LessonProgress.State;
import descent.lesson.SetupChange.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckReaderTest {
    private static final RunFacts GOOD = new RunFacts(State.FINISHED, 200, 0.08, 0.2, 0.1, 0.45, 0.3, true, new Settings("SGD", "none", 0, 42), true);
    private static final RunFacts DIVERGED = new RunFacts(State.DIVERGED, 5, 1e30, 1e30, 0.9, 1, 1.0, false, new Settings("Adam", "standard", 32, 1), false);
    private static final LessonProgress DONE = new LessonProgress(List.of(GOOD, DIVERGED), 3, true, 5, new Scores(0.88, 0.9),
            List.of(Deed.SAVED, Deed.OPENED, Deed.EXPORTED));

    @ParameterizedTest
    @ValueSource(strings = {"train loss below 0.1", "test loss below 0.21", "test loss above 0.1", "train loss above 1e20", "state diverged",
        "state finished, train loss below 0.1", "rate between 0.1 and 0.3", "rate 0.3", "rate changed live", "as set up", "as set up, state finished", "scaling Standard", "optimizer SGD", "scaling none", "batch all",
        "batch 32", "seed 42", "epochs at least 200", "rises at least 30 %", "test loss at least 2 times train loss", "test loss at least 1.5 times its lowest",
        "3 runs", "1 run", "prediction made", "five lines stepped", "3 lines stepped", "evaluated", "test R2 at least 0.85", "test R² at least 0.85",
        "test accuracy at least 0.9", "saved", "opened", "exported", "Shown words [evaluated, saved]"})
    void check_isDone_whenItsConditionHolds(String text) throws Refused {
        Check check = CheckReader.read(text);
        assertTrue(check.isDone(DONE), text);
        assertFalse(check.isDone(LessonProgress.NOTHING), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train loss below 0.01", "state paused", "rate between 0.4 and 0.6", "4 runs", "test R2 at least 0.9", "test R2 below 0.5",
        "state diverged, rate 0.3", "as set up, state diverged", "optimizer RMSprop", "seed 7"})
    void check_isOpen_whenItsConditionFails(String text) throws Refused {
        assertFalse(CheckReader.read(text).isDone(DONE), text);
    }

    @Test
    void words_areTheLabel_whereOneIsGiven() throws Refused {
        assertEquals("Shown words", CheckReader.read("Shown words [evaluated]").words());
        assertEquals("State diverged", CheckReader.read("state diverged").words());
    }

    @Test
    void check_staysOpen_whileLossIsNaN() throws Refused {
        RunFacts empty = new RunFacts(State.RUNNING, 0, Double.NaN, Double.NaN, Double.NaN, 0, 0.3, false, new Settings("SGD", "none", 0, 42), true);
        assertFalse(CheckReader.read("train loss below 10").isDone(new LessonProgress(List.of(empty), 1, false, 0, null, List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Done [,]", "Done [saved,]", "saved,, opened"})
    void emptyCondition_isRefused(String text) {
        assertTrue(assertThrows(Refused.class, () -> CheckReader.read(text)).getMessage().contains("is empty"), text);
    }
}
