package descent.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.Fx;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Speed and time left, in words.
class StatusLineTest {
    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    @Test
    void slowRun_hasDecimals_andOneEpochIsOne() {
        assertEquals("0.2 epochs/s", StatusLine.speed(0.2004));
        assertEquals("0.045 epochs/s", StatusLine.speed(0.0452));
        assertEquals("1 epoch/s", StatusLine.speed(0.998));
        assertEquals("2.5 epochs/s", StatusLine.speed(2.46));
        assertEquals("10 epochs/s", StatusLine.speed(9.97));
        assertEquals("50 epochs/s", StatusLine.speed(49.8));
        assertEquals("12,346 epochs/s", StatusLine.speed(12_345.6));
    }

    @Test
    void time_isInTenthsBelowAMinute() {
        assertEquals("1.5 s", StatusLine.time(1.52));
        assertEquals("1 min 5 s", StatusLine.time(65));
        assertEquals("2 h 1 min", StatusLine.time(7270));
    }
}
