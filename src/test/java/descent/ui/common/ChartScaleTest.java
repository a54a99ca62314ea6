package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ChartScaleTest {
    private static final double PIXEL = 1e-6;

    @Test
    void pixel_isLogarithmic_onALogAxis() {
        ChartScale s = ChartScale.log(0.01, 100, 400, 0, 410);
        assertEquals(200, s.pixel(1), PIXEL);
        assertEquals(300, s.pixel(0.1), PIXEL);
        assertEquals(10, s.value(100), 1e-9);
    }

    @Test
    void pixel_isTheFloor_forZeroAndBelowOnALogAxis() {
        ChartScale s = ChartScale.log(0.01, 100, 400, 0, 410);
        assertEquals(410, s.pixel(0));
        assertEquals(410, s.pixel(-3));
    }

    @Test
    void axis_refusesBounds_thatAreNotFinite() {
        assertThrows(IllegalArgumentException.class, () -> ChartScale.linear(0, Double.NaN, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> ChartScale.linear(0, Double.POSITIVE_INFINITY, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> ChartScale.linear(1, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> ChartScale.log(0, 1, 0, 1, 0));
    }

    @Test
    void ticks_lieInside_forSeededAxes() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            double lo = Math.pow(10, random.nextDouble(-20, 10));
            double hi = lo * (1 + Math.pow(10, random.nextDouble(-4, 12)));
            for (ChartScale s : List.of(ChartScale.linear(lo, hi, 300, 0), ChartScale.log(lo, hi, 300, 0, 300))) {
                List<Ticks.Tick> ticks = s.ticks(6);
                assertTrue(ticks.size() < 120, lo + " to " + hi + ": " + ticks.size());
                for (Ticks.Tick t : ticks) {
                    double p = s.pixel(t.value());
                    assertTrue(p > -0.01 && p < 300.01, t + " at " + p + " on " + lo + " to " + hi);
                }
            }
        }
    }

    @Test
    void linear_labelsNeighboursApart_whenZoomedIn() {
        List<String> labels = Ticks.linear(0.123456, 0.123496, 4).stream().map(Ticks.Tick::label).toList();
        assertEquals(labels.stream().distinct().toList(), labels);
        assertEquals(List.of("0", "0.5", "1.0"), Ticks.linear(0, 1, 2).stream().map(Ticks.Tick::label).toList());
        assertEquals(List.of("0", "1,000", "2,000"), Ticks.whole(0, 2000, 3).stream().map(Ticks.Tick::label).toList());
    }

    @Test
    void log_labelsPowersOfTen_andMarksBetween() {
        List<Ticks.Tick> ticks = Ticks.log(0.009, 2, 6);
        assertEquals(List.of("0.01", "0.1", "1"), ticks.stream().filter(Ticks.Tick::major).map(Ticks.Tick::label).toList());
        assertEquals(21, ticks.size());
    }
}
