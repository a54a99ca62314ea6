package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PaceScaleTest {
    @Test
    void stop_findsItself_forEveryStop() {
        for (int i = 0; i <= PaceScale.last(); i++) {
            assertEquals(i, PaceScale.stop(PaceScale.epochsPerSecond(i)));
        }
    }

    @Test
    void stops_runFromOneLineASecondToFullSpeed() {
        assertEquals("1 line/s", PaceScale.words(0));
        assertEquals("full speed", PaceScale.words(PaceScale.last()));
        assertEquals("50 epochs/s", PaceScale.words(PaceScale.stop(50)));
        assertEquals("1 epoch a second", PaceScale.spoken(PaceScale.stop(1)));
        assertTrue(PaceScale.epochsPerSecond(99) > 1e6, "beyond the last stop is full speed");
    }
}
