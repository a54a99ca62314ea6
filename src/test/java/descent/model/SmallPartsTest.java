package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Small decisions of the room, each at its edge.
class SmallPartsTest {
    @Test
    void everyTask_takesItsLosses_andNoOthers() {
        List<LossSpec> numbers = List.of(new LossSpec.MSELoss(), new LossSpec.L1Loss());
        for (Task t : Task.values()) {
            for (LossSpec l : numbers) {
                assertEquals(t == Task.REGRESSION, l.suits(t), l + " for " + t);
            }
            assertEquals(t == Task.BINARY, LossSpec.proposedFor(Task.BINARY).suits(t));
            assertEquals(t == Task.MULTICLASS, LossSpec.proposedFor(Task.MULTICLASS).suits(t));
            assertTrue(LossSpec.proposedFor(t).suits(t));
        }
    }

    @Test
    void run_mayEndEarly_onlyWithPatienceAndValidationRows() {
        Setup s = Models.setup();
        Setup validated = s.withSplit(s.split().withValidation(20));
        assertFalse(s.withPatience(1).stopsEarly());
        assertFalse(validated.withPatience(0).stopsEarly());
        assertTrue(validated.withPatience(1).stopsEarly());
    }

    @Test
    void quotedPieces_areShort_onOneLine_withoutSignsThatCannotBeSeen() {
        assertEquals("\"plain\"", Refused.quote("plain"));
        assertEquals("\"a?b?c?\"", Refused.quote("a\nb\u0007c\uD800"));
        int most = 0;
        while (!Refused.quote("x".repeat(most + 1)).contains("…")) {
            most++;
        }
        assertEquals("\"" + "x".repeat(most) + "…\"", Refused.quote("x".repeat(most + 1)));
        assertEquals("\"" + "😀".repeat(most) + "\"", Refused.quote("😀".repeat(most)), "signs are counted, not halves of signs");
    }
}
