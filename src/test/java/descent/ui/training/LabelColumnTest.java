package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LabelColumnTest {
    private static final double EXACT = 1e-9;

    @Test
    void place_leavesLabels_whereThereIsRoom() {
        assertArrayEquals(new double[] {80, 20, 50}, LabelColumn.place(new double[] {80, 20, 50}, 10, 0, 100), EXACT);
    }

    @Test
    void place_partsEqualLabels_evenly() {
        assertArrayEquals(new double[] {45, 55}, LabelColumn.place(new double[] {50, 50}, 10, 0, 100), EXACT);
    }

    @Test
    void place_staysInside_atTheEdges() {
        assertArrayEquals(new double[] {85, 95}, LabelColumn.place(new double[] {99, 100}, 10, 0, 100), EXACT);
    }

    @Test
    void place_neverOverlaps_forSeededLabels() {
        Random random = new Random(9);
        for (int round = 0; round < 500; round++) {
            double[] wanted = random.doubles(1 + random.nextInt(9), -20, 120).toArray();
            double[] got = LabelColumn.place(wanted, 11, 0, 100);
            Arrays.sort(got);
            assertTrue(got[0] >= 5.5 - EXACT && got[got.length - 1] <= 94.5 + EXACT, Arrays.toString(got));
            for (int i = 1; i < got.length; i++) {
                assertTrue(got[i] - got[i - 1] >= 11 - EXACT, Arrays.toString(got));
            }
        }
    }
}
