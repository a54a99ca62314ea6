package descent.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Progress;
import descent.nn.Linear;
import descent.nn.Sequential;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Outputs of more rows than are worked at once (4,096), of y = 2 x + 1 with a second output beside it.
final class EvalPassTest {
    private static final int ROWS = 4100;

    private static Sequential network() {
        Linear l = new Linear(1, 2, Generator.of(1, "init"));
        l.loadStateDict(Map.of("weight", Tensor.of(new float[] {2, -1}, 2, 1), "bias", Tensor.of(new float[] {1, 0}, 2)));
        return new Sequential(l);
    }

    private static Tensor rows(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
        }
        return Tensor.of(x, n, 1);
    }

    @Test
    void outputs_areThoseOfEachRow_onBothSidesOfTheSeam() {
        List<Double> told = new ArrayList<>();
        float[] out = EvalPass.outputs(network(), rows(ROWS), told::add);
        assertEquals(2 * ROWS, out.length);
        assertEquals(List.of(0.0, 4096.0 / ROWS), told);
        assertEquals(List.of(1f, 8191f, 8193f, 8199f), List.of(out[0], out[2 * 4095], out[2 * 4096], out[2 * 4099]));
        for (int i = 0; i < ROWS; i++) {
            assertEquals(2 * i + 1, out[2 * i], "row " + i);
            assertEquals(-i, out[2 * i + 1], "row " + i);
        }
        assertEquals(2 * 4096, EvalPass.outputs(network(), rows(4096), Progress.NONE).length);
        assertEquals(0, EvalPass.outputs(network(), rows(0), Progress.NONE).length);
    }

    @Test
    void outputs_areNullWhenCancelledAtTheSeam_andTheModeIsAsBefore() {
        Sequential network = network();
        int[] asked = {0};
        assertNull(EvalPass.outputs(network, rows(ROWS), _ -> ++asked[0] < 2));
        assertEquals(2, asked[0]);
        assertTrue(network.training() && Tensor.gradEnabled());
        network.eval();
        EvalPass.outputs(network, rows(3), Progress.NONE);
        assertTrue(!network.training());
    }
}
