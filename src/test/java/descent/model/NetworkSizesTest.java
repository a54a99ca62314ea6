package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.LayerSpec.BatchNorm1d;
import descent.model.LayerSpec.LayerNorm;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.NetworkSizes.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSizesTest {
    private static NetworkSizes of(LayerSpec... layers) {
        return NetworkSizes.of(List.of(layers), 3, 2);
    }

    @Test
    void sizes_areCountedLayerByLayer() {
        NetworkSizes s = of(new Linear(5), new BatchNorm1d(1e-5, 0.1), new ReLU(), new LayerNorm(1e-5), new Linear(Linear.FOLLOWS_TARGET));
        assertEquals(List.of(new Size(3, 5, 20), new Size(5, 5, 10), new Size(5, 5, 0), new Size(5, 5, 10), new Size(5, 2, 12)), s.layers());
        assertEquals(52, s.weights());
        assertEquals("", s.problem() + s.warning());
    }

    @Test
    void stacksThatCannotLearn_areRefusedInWords() {
        assertTrue(of().problem().startsWith("The model has no layer"));
        assertTrue(of(new ReLU()).problem().startsWith("The model has no Linear layer"));
        assertEquals("The last layer gives 1 number a row, but the target asks for 2: end with a Linear layer of 2 units.", of(new Linear(1)).problem());
        assertEquals("The last layer gives 7 numbers a row, but the target asks for 1: end with a Linear layer of 1 unit.",
                NetworkSizes.of(List.of(new Linear(7)), 3, 1).problem());
    }

    @Test
    void weights_areCountedInSixtyFourBits_andLimited() {
        assertEquals("", NetworkSizes.of(List.of(new Linear(Linear.FOLLOWS_TARGET)), 49_999_999, 1).problem());
        assertTrue(NetworkSizes.of(List.of(new Linear(Linear.FOLLOWS_TARGET)), 50_000_000, 1).problem().startsWith("The model has 50,000,001 weights"));
        assertEquals(2L * 1_000_000 * 1_000_000 + 2_000_000, of(new Linear(1_000_000), new Linear(1_000_000), new Linear(1_000_000)).weights() - 4_000_000);
    }

    @Test
    void whatStandsBehindTheLastLinear_isWarnedOf() {
        assertTrue(of(new Linear(0), new ReLU()).warning().startsWith("ReLU stands behind the last Linear"));
        assertEquals("", of(new ReLU(), new Linear(0)).warning());
        assertEquals("", of().warning());
    }
}
