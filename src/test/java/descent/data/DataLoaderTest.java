package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DataLoaderTest {
    private static TensorDataset numbered(int rows) {
        float[] x = new float[rows * 2];
        float[] y = new float[rows];
        for (int i = 0; i < rows; i++) {
            x[2 * i] = i;
            x[2 * i + 1] = -i;
            y[i] = 10 * i;
        }
        return new TensorDataset(Tensor.of(x, rows, 2), Tensor.of(y, rows, 1));
    }

    @Test
    void allRows_areTheDatasetItself_withBatchSizeZero() {
        TensorDataset data = numbered(7);
        DataLoader loader = new DataLoader(data, 0, true, Generator.of(1, "shuffle"));
        loader.startEpoch();
        assertEquals(1, loader.batches());
        assertSame(data.x(), loader.batch(0).x());
    }

    @Test
    void batches_holdEachRowOnceWithItsTarget_inEveryEpoch() {
        DataLoader loader = new DataLoader(numbered(10), 4, true, Generator.of(1, "shuffle"));
        String before = "";
        for (int epoch = 0; epoch < 5; epoch++) {
            loader.startEpoch();
            boolean[] seen = new boolean[10];
            StringBuilder order = new StringBuilder();
            for (int b = 0; b < loader.batches(); b++) {
                DataLoader.Batch batch = loader.batch(b);
                for (int r = 0; r < batch.rows(); r++) {
                    int row = (int) batch.x().data()[2 * r];
                    assertEquals(10f * row, batch.y().data()[r]);
                    seen[row] = true;
                    order.append(row);
                }
            }
            for (boolean s : seen) {
                assertTrue(s);
            }
            assertTrue(!order.toString().equals(before), "each epoch has its own order");
            before = order.toString();
        }
    }

    @Test
    void lastBatch_isSmaller_whenRowsDoNotDivide() {
        DataLoader loader = new DataLoader(numbered(10), 4, false, Generator.of(1, "shuffle"));
        assertEquals("[4, 2][4, 2][2, 2]", Arrays.toString(loader.batch(0).x().shape()) + Arrays.toString(loader.batch(1).x().shape())
                + Arrays.toString(loader.batch(2).x().shape()));
    }

    @Test
    void buffers_areUsedAgain_fromBatchToBatch() {
        DataLoader loader = new DataLoader(numbered(8), 4, true, Generator.of(1, "shuffle"));
        loader.startEpoch();
        Tensor first = loader.batch(0).x();
        assertSame(first, loader.batch(1).x());
    }

    @Test
    void order_isTheSame_forTheSameSeed() {
        DataLoader a = new DataLoader(numbered(50), 8, true, Generator.of(5, "shuffle"));
        DataLoader b = new DataLoader(numbered(50), 8, true, Generator.of(5, "shuffle"));
        a.startEpoch();
        b.startEpoch();
        assertTrue(Arrays.equals(a.batch(2).x().data(), b.batch(2).x().data()));
    }
}
