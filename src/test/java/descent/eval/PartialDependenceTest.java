package descent.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The values that a number is set to; few ones are taken as they are, as in scikit-learn.
class PartialDependenceTest {
    @Test
    void grid_hasTheValuesThemselves_whereTheyAreFew() {
        float[] rare = new float[100];
        Arrays.fill(rare, 97, 100, 1f);
        assertArrayEquals(new double[] {0, 1}, PartialDependence.grid(rare, 1, 0, 25), "3 % ones lie beyond the 95 % quantile");
        assertArrayEquals(new double[] {3, 4, 6, 8}, PartialDependence.grid(new float[] {8, 4, 6, 4, 3, 8}, 1, 0, 25));
        assertArrayEquals(new double[] {7}, PartialDependence.grid(new float[] {7, 7}, 1, 0, 25));
    }

    @Test
    void grid_goesFromEndToEnd_whereNearlyAllRowsHaveOneValue() {
        float[] spiked = new float[1000];
        for (int i = 0; i < 30; i++) {
            spiked[970 + i] = i + 1;
        }
        double[] grid = PartialDependence.grid(spiked, 1, 0, 25);
        assertArrayEquals(new double[] {0, 30}, new double[] {grid[0], grid[24]});
    }

    @Test
    void grid_runsBetweenTheQuantiles_otherwise() {
        float[] x = new float[101];
        for (int i = 0; i <= 100; i++) {
            x[i] = i;
        }
        double[] grid = PartialDependence.grid(x, 1, 0, 25);
        assertArrayEquals(new double[] {5, 95}, new double[] {grid[0], grid[24]});
    }
}
