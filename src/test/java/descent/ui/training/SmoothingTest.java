package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SmoothingTest {
    private static final double FLOAT = 1e-6;

    private final Smoothing smoothing = new Smoothing();
    private final SeriesPyramid raw = new SeriesPyramid();

    @Test
    void of_isNull_whileSmoothingIsOff() {
        assertNull(smoothing.of(raw));
    }

    @Test
    void of_averagesAllPoints_withoutAPullTowardsZero() {
        smoothing.weight(0.5);
        raw.append(new float[] {4, 2, Float.NaN, 8}, 4);
        SeriesPyramid s = smoothing.of(raw);
        assertEquals(4, s.get(0), FLOAT);
        assertEquals((0.25 * 4 + 0.5 * 2) / 0.75, s.get(1), FLOAT);
        assertTrue(Float.isNaN(s.get(2)));
        assertEquals((0.125 * 4 + 0.25 * 2 + 0.5 * 8) / 0.875, s.get(3), FLOAT);
    }

    @Test
    void of_startsAnew_afterPointsWereTakenAway() {
        smoothing.weight(0.9);
        raw.append(new float[] {4, 2}, 2);
        smoothing.of(raw);
        raw.truncate(0);
        raw.append(new float[] {7, 7, 7}, 3);
        assertEquals(7, smoothing.of(raw).get(2), FLOAT);
    }
}
