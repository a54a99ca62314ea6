package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// When the next piece of work is due: by hand.
class PacerTest {
    private static final long MILLI = 1_000_000;

    @Test
    void paceIsInEpochs_orInLinesOfFiveAnEpoch() {
        assertTrue(Pace.FULL.isFull() && !Pace.DEFAULT.isFull());
        assertEquals(250, Pace.DEFAULT.linesPerSecond());
        assertEquals(new Pace(1), Pace.ofLines(5));
        assertFalse(new Pace(5).showsLines());
        assertTrue(new Pace(4.9).showsLines());
    }

    @Test
    void workIsDue_oneIntervalAfterTheLast() {
        Pacer p = new Pacer();
        p.pace(new Pace(10), 0);
        p.spent(false, 1, 0);
        assertEquals(100 * MILLI, p.waitNanos(0));
        assertEquals(60 * MILLI, p.waitNanos(40 * MILLI));
        assertEquals(0, p.waitNanos(100 * MILLI));
        assertEquals(0, p.waitNanos(500 * MILLI));
        p.spent(false, 4, 0);
        assertEquals(125 * MILLI, p.waitNanos(0), "an epoch of four batches takes as long");
        p.pace(Pace.ofLines(2), 0);
        p.spent(true, 4, 0);
        assertEquals(500 * MILLI, p.waitNanos(0));
        p.pace(Pace.FULL, 0);
        p.spent(false, 1, 0);
        assertEquals(0, p.waitNanos(0));
    }

    @Test
    void slowMachine_doesNotCatchUp_butForATenthOfASecondOrAnInterval() {
        Pacer p = new Pacer();
        p.pace(new Pace(100), 0);
        p.spent(false, 1, 110 * MILLI);
        assertEquals(10 * MILLI, p.waitNanos(0), "100 ms late");
        p.restart(0);
        p.spent(false, 1, 111 * MILLI);
        assertEquals(111 * MILLI, p.waitNanos(0), "later");
        p.pace(new Pace(1), 0);
        p.spent(false, 1, 2000 * MILLI);
        assertEquals(1000 * MILLI, p.waitNanos(0), "an interval late");
        p.restart(0);
        p.spent(false, 1, 2001 * MILLI);
        assertEquals(2001 * MILLI, p.waitNanos(0));
    }
}
