package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Palette;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ChartBoundsTest {
    private static ChartBounds bounds(boolean log, ChartSeries... series) {
        return ChartBounds.all(ChartLine.of(List.of(series), Palette.LIGHT, new Smoothing()), List.of(), log);
    }

    private static ChartSeries series(int planned, float... losses) {
        ChartSeries s = new ChartSeries(1, "Run 1", planned);
        for (float v : losses) {
            s.append(v, v);
        }
        return s;
    }

    @Test
    void all_runsToThePlannedEpochs_fromTheFirstPointOn() {
        assertEquals(201, bounds(true, series(200, 1)).x1());
        assertEquals(1, bounds(true, series(200, 1)).x0());
    }

    @Test
    void all_endsAtOneAndAHalfFirstLosses_whenARunExplodes() {
        assertEquals(3, bounds(false, series(9, 2, 5, 1e9f)).y1(), 1e-6);
        assertEquals(3, bounds(true, series(9, 2, 5, 1e30f, Float.POSITIVE_INFINITY)).y1(), 1e-6);
    }

    @Test
    void all_staysClose_whenLossesOnlyFall() {
        assertTrue(bounds(false, series(9, 2, 1, 0.5f)).y1() < 2.2);
        assertEquals(0, bounds(false, series(9, 2, 1, 0.5f)).y0());
    }

    @Test
    void all_asksForAFloor_onlyForZerosOnALogAxis() {
        assertTrue(bounds(true, series(9, 2, 0)).floor());
        assertFalse(bounds(false, series(9, 2, 0)).floor());
        assertFalse(bounds(true, series(9, 2, 1)).floor());
    }

    @Test
    void all_isFinite_whateverTheLosses() {
        Random random = new Random(6);
        for (int round = 0; round < 3000; round++) {
            float[] v = new float[random.nextInt(6)];
            for (int i = 0; i < v.length; i++) {
                v[i] = Float.intBitsToFloat(random.nextInt());
            }
            boolean log = random.nextBoolean();
            ChartBounds b = bounds(log, series(1 + random.nextInt(5), v));
            assertTrue(Double.isFinite(b.y0()) && Double.isFinite(b.y1()) && b.y1() > b.y0() && (!log || b.y0() > 0), b + " log " + log + " of " + Arrays.toString(v));
        }
    }
}
