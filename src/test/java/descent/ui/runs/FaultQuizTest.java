package descent.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.Fault;
import descent.model.Setup;
import descent.train.RunHistory;
import descent.train.TestRuns;
import descent.ui.common.RunItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultQuizTest {
    private static RunItem run(Fault fault) {
        float[] loss = {1, 0.5f};
        return new RunItem(TestRuns.run(1, Setup.defaults(new Schema(List.of("x"), "y")).withFault(fault), RunHistory.of(loss, loss)), "Run 1");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyFault_hasOneRightChoice_andIsARiddleUntilOneIsMade(Fault fault) {
        assertEquals(1, FaultQuiz.CHOICES.stream().filter(c -> c.fault() == fault).count());
        for (FaultQuiz.Choice c : FaultQuiz.CHOICES) {
            RunItem run = run(fault);
            assertTrue(run.isRiddle());
            String answer = FaultQuiz.answer(run, c);
            assertEquals(c.fault() == fault, answer.startsWith("Right. "), answer);
            assertTrue(answer.endsWith(FaultQuiz.sign(fault)));
            assertFalse(run.isRiddle());
            assertFalse(FaultQuiz.name(fault).isEmpty());
        }
    }

    @Test
    void honestRun_isNoRiddle() {
        assertFalse(run(Fault.NONE).isRiddle());
        assertEquals("", FaultQuiz.name(Fault.NONE));
    }
}
