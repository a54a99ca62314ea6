package descent.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ThresholdScoreTest {
    /// Also where a probability lies on a threshold, one float beside it, at the ends or is no number.
    @Test
    void all_countsAsALookAtEachRowDoes_atEveryThreshold() {
        Random r = new Random(2);
        int n = 3000;
        float[] actual = new float[n];
        float[] p = new float[2 * n];
        for (int i = 0; i < n; i++) {
            actual[i] = r.nextInt(2);
            float on = r.nextInt(101) / 100f;
            p[2 * i + 1] = switch (i % 5) {
                case 0 -> on;
                case 1 -> Math.nextUp(on);
                case 2 -> Math.max(0, Math.nextDown(on));
                default -> r.nextFloat();
            };
        }
        p[1] = Float.NaN;
        p[3] = 0;
        p[5] = 1;
        List<ThresholdScore> all = ThresholdScore.all(actual, p, 100);
        assertEquals(101, all.size());
        for (int k = 0; k <= 100; k++) {
            double t = k / 100.0;
            int[] counts = new int[4];
            for (int i = 0; i < n; i++) {
                counts[(p[2 * i + 1] >= t ? 0 : 2) + (actual[i] == 1 ? 0 : 1)]++;
            }
            assertEquals(new ThresholdScore(t, counts[0], counts[1], counts[2], counts[3]), all.get(k));
        }
    }

    @Test
    void all_refusesOneProbabilityARow() {
        assertThrows(IllegalArgumentException.class, () -> ThresholdScore.all(new float[3], new float[3], 100));
    }
}
