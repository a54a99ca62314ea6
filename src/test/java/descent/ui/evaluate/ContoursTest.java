package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ContoursTest {
    private static final int N = 21;

    private static float[] bowl() {
        float[] v = new float[N * N];
        for (int i = 0; i < v.length; i++) {
            double x = i % N - 10;
            double y = i / N - 10;
            v[i] = (float) Math.sqrt(x * x + y * y);
        }
        return v;
    }

    @Test
    void lineOfACone_isACircle() {
        List<double[]> line = Contours.segments(bowl(), N, 6.5);
        double length = 0;
        for (double[] s : line) {
            assertEquals(6.5, Math.hypot(s[0] - 10, s[1] - 10), 0.06);
            length += Math.hypot(s[2] - s[0], s[3] - s[1]);
        }
        assertEquals(2 * Math.PI * 6.5, length, 0.3);
    }

    @Test
    void levels_lieBetweenLeastAndGreatest_closerBelow_andRankRunsFromZeroToOne() {
        double[] levels = Contours.levels(bowl(), 12);
        for (int i = 1; i < levels.length; i++) {
            assertTrue(levels[i] > levels[i - 1]);
            assertTrue(i < 2 || levels[i] - levels[i - 1] > levels[i - 1] - levels[i - 2]);
        }
        assertEquals(0, Contours.rank(levels, 0));
        assertEquals(1, Contours.rank(levels, 14.1));
        assertEquals(3.0 / 11, Contours.rank(levels, levels[3]), 1e-9);
    }

    @Test
    void flatOrBrokenGrids_haveNoLines() {
        assertEquals(0, Contours.levels(new float[] {2, 2, 2, 2}, 5).length);
        assertTrue(Contours.segments(new float[] {Float.NaN, 1, 0, Float.POSITIVE_INFINITY}, 2, 0.5).isEmpty());
    }
}
