package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CellIndexTest {
    private static final double[] X = {-4, 4};
    private static final double[] Y = {-2, 2};
    private static final double WIDE = 70;
    private static final double HIGH = 110;
    private static final double REACH = 14;

    private static float[][] heap(int n) {
        Random r = new Random(4);
        float[][] xy = new float[2][n];
        for (int i = 0; i < n; i++) {
            xy[0][i] = (float) r.nextGaussian();
            xy[1][i] = (float) (0.3 * r.nextGaussian());
        }
        xy[0][7] = Float.NaN;
        xy[1][8] = Float.POSITIVE_INFINITY;
        return xy;
    }

    private static double distance(float[][] xy, int i, double x, double y) {
        return Math.hypot((xy[0][i] - x) * WIDE, (xy[1][i] - y) * HIGH);
    }

    /// Half a pixel is near enough; what lies farther is the very nearest.
    @Test
    void nearest_isTheOneThatALookAtAllRowsFinds() {
        float[][] xy = heap(30_000);
        CellIndex index = CellIndex.of(xy[0], xy[1], X, Y);
        Random r = new Random(9);
        int none = 0;
        for (int k = 0; k < 400; k++) {
            double x = X[0] + (X[1] - X[0]) * r.nextDouble();
            double y = Y[0] + (Y[1] - Y[0]) * r.nextDouble();
            double least = REACH;
            for (int i = 0; i < xy[0].length; i++) {
                least = Math.min(least, Double.isFinite(distance(xy, i, x, y)) ? distance(xy, i, x, y) : REACH);
            }
            int found = index.nearest(x, y, WIDE, HIGH, REACH);
            none += found < 0 ? 1 : 0;
            assertEquals(least, found < 0 ? REACH : distance(xy, found, x, y), least < 0.5 ? 0.5 : 1e-9, "at " + x + ", " + y);
        }
        assertEquals(true, none > 20 && none < 380, none + " of 400 places are far from all rows");
    }

    /// Rows on one place, as a constant prediction has them, are one look and no walk over all of them.
    @Test
    void nearest_isFoundAmongEqualRows_andInAFlatRange() {
        float[] x = new float[50_000];
        float[] y = new float[x.length];
        Arrays.fill(x, 2.5f);
        CellIndex index = CellIndex.of(x, y, X, Y);
        assertEquals(0, index.nearest(2.5, 0, WIDE, HIGH, REACH));
        assertEquals(0, index.nearest(2.5 + 13 / WIDE, 0, WIDE, HIGH, REACH));
        assertEquals(-1, index.nearest(2.5 + 15 / WIDE, 0, WIDE, HIGH, REACH));
    }

    @Test
    void fewRows_haveNoIndex() {
        float[][] xy = heap(100);
        assertNull(Cloud.of(xy[0], xy[1], X, Y).index());
        assertNotNull(Cloud.of(heap(30_000)[0], heap(30_000)[1], X, Y).index());
    }
}
