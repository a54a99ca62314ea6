package descent.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// When the next piece of work is due, which epochs a way is drawn of, and who may race: by hand.
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

    @Test
    void pointsOfAWay_areAllEpochs_orLieCloserAtItsBeginning() {
        assertArrayEquals(new int[] {0}, RunWalk.points(0, 3));
        assertArrayEquals(new int[] {0, 1, 2}, RunWalk.points(2, 3));
        assertArrayEquals(new int[] {0, 1, 3}, RunWalk.points(3, 3));
        assertArrayEquals(new int[] {0, 1, 4}, RunWalk.points(4, 3));
        assertArrayEquals(new int[] {0, 1, 4, 9, 16, 25}, RunWalk.points(25, 6));
        assertArrayEquals(new int[] {0, 2, 3, 6}, RunWalk.points(6, 5), "0, 0.4, 1.5, 3.4, 6");
    }

    @Test
    void raceHasTwoToSixLanes_thatDifferInOneThing() {
        Setup s = Fixtures.setup();
        assertThrows(TrainingException.class, () -> RaceCheck.check(List.of(s)));
        assertDoesNotThrow(() -> RaceCheck.check(List.of(s, s.withLr(1))));
        assertDoesNotThrow(() -> RaceCheck.check(IntStream.range(1, 7).mapToObj(i -> s.withLr(i)).toList()));
        assertThrows(TrainingException.class, () -> RaceCheck.check(IntStream.range(1, 8).mapToObj(i -> s.withLr(i)).toList()));
        assertDoesNotThrow(() -> RaceCheck.check(List.of(s, s.withOptimizer(new Adam(0.05)))));
        assertThrows(TrainingException.class, () -> RaceCheck.check(List.of(s, s.withOptimizer(new SGD(0.05, 0.9, 0, 0, false)))), "options alone are not raced");
    }
}
