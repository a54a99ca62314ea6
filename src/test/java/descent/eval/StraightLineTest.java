package descent.eval;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The figures are in [MetricsGoldenTest].
final class StraightLineTest {
    /// Many lines go through as few rows as there are columns: none is the best, and the one that is met first may hit the test rows too.
    @Test
    void noLine_whereRowsAreNotMoreThanColumns() {
        Random r = new Random(1);
        int in = 20;
        float[] x = new float[(in + 1) * in];
        float[] y = new float[in + 1];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) r.nextGaussian();
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = 3 * x[i * in] - x[i * in + 1];
        }
        assertNull(StraightLine.fit(x, Arrays.copyOf(y, in), in));
        assertNull(StraightLine.fit(x, Arrays.copyOf(y, 5), in));
        assertNotNull(StraightLine.fit(x, y, in));
    }
}
