package descent.data;

import descent.tensor.Generator;
import descent.tensor.Tensor;

/// Hands out the rows of a dataset in batches, as PyTorch's DataLoader without workers (`drop_last=False`).
///
/// With `shuffle` a permutation is drawn at the start of each epoch. The two batch shapes (full and last) are made
/// once and refilled: a batch is valid until the next call. A single batch of all rows is the dataset itself, in its
/// own order, with nothing copied and nothing drawn.
///
///     loader.startEpoch();
///     for (int b = 0; b < loader.batches(); b++) { Batch batch = loader.batch(b); … }
public final class DataLoader {
    private final TensorDataset data;
    private final int batchSize;
    private final boolean shuffle;
    private final Generator generator;
    private final Batch full;
    private final Batch last;
    private int[] order;

    /// Some rows of x and the same rows of y.
    public record Batch(Tensor x, Tensor y) {
        public int rows() {
            return x.size(0);
        }
    }

    /// @param batchSize rows of a batch; 0 or more than there are: all rows in one
    /// @param generator draws the permutations; used only with shuffle and more than one batch
    public DataLoader(TensorDataset data, int batchSize, boolean shuffle, Generator generator) {
        if (batchSize < 0) {
            throw new IllegalArgumentException("batch size must be 0 (all rows) or more, not " + batchSize);
        }
        int n = data.rows();
        this.data = data;
        this.batchSize = batchSize == 0 ? Math.max(1, n) : Math.min(batchSize, Math.max(1, n));
        this.shuffle = shuffle && this.batchSize < n;
        this.generator = generator;
        this.full = this.batchSize == n ? new Batch(data.x(), data.y()) : empty(this.batchSize);
        this.last = n % this.batchSize == 0 ? full : empty(n % this.batchSize);
    }

    private Batch empty(int rows) {
        return new Batch(Tensor.zeros(shape(data.x(), rows)), Tensor.zeros(shape(data.y(), rows)));
    }

    private static int[] shape(Tensor t, int rows) {
        int[] shape = t.shape().clone();
        shape[0] = rows;
        return shape;
    }

    /// Batches of an epoch.
    public int batches() {
        return (data.rows() + batchSize - 1) / batchSize;
    }

    public int rows() {
        return data.rows();
    }

    /// Draws the order of the epoch; does nothing without shuffle.
    public void startEpoch() {
        if (shuffle) {
            order = generator.permutation(data.rows());
        }
    }

    /// Batch 0 … batches − 1 of the epoch, valid until the next call.
    public Batch batch(int index) {
        int from = index * batchSize;
        int rows = Math.min(batchSize, data.rows() - from);
        Batch batch = rows == batchSize ? full : last;
        if (batch.x() != data.x()) {
            fill(data.x(), batch.x(), from, rows);
            fill(data.y(), batch.y(), from, rows);
        }
        return batch;
    }

    private void fill(Tensor all, Tensor batch, int from, int rows) {
        int width = all.numel() / data.rows();
        float[] source = all.data();
        float[] target = batch.data();
        if (!shuffle || order == null) {
            System.arraycopy(source, from * width, target, 0, rows * width);
            return;
        }
        if (width == 0) {
            return;
        }
        // The first number of each row goes ahead: rows drawn at random are seldom in the cache, and so the processor
        // waits for many of them at once instead of for one after the other.
        for (int r = 0; r < rows; r++) {
            target[r * width] = source[order[from + r] * width];
        }
        for (int r = 0; r < rows; r++) {
            System.arraycopy(source, order[from + r] * width, target, r * width, width);
        }
    }
}
