package descent.train;

import descent.model.SavedModel.InEpoch;

/// The epoch that is being trained: how many of its batches are done, the sum of their losses, and what it began with.
/// Trainer thread only.
final class EpochInWork {
    private boolean begun;
    /// State of the stream from which the order of the rows was drawn.
    private long[] order;
    private int batch;
    private double lossSum;
    private float testLoss = Float.NaN;

    /// @param loss on the watched rows, of the weights before the first update
    void begin(long[] shuffle, float loss) {
        resume(shuffle, new InEpoch(0, 0, loss));
    }

    /// As it was begun before the model was saved.
    void resume(long[] shuffle, InEpoch saved) {
        order = shuffle;
        batch = saved.batch();
        lossSum = saved.lossSum();
        testLoss = saved.testLoss();
        begun = true;
    }

    void updated(float loss, int rows) {
        lossSum += (double) loss * rows;
    }

    void batchDone() {
        batch++;
    }

    /// Finished, or undone: the next one has not begun.
    void over() {
        begun = false;
        batch = 0;
    }

    boolean isBegun() {
        return begun;
    }

    long[] order() {
        return order;
    }

    /// Finished batches.
    int batch() {
        return batch;
    }

    float testLoss() {
        return testLoss;
    }

    float trainLoss(int rows) {
        return (float) (lossSum / rows);
    }

    /// For a file, with so many finished batches.
    InEpoch saved(int batches) {
        return new InEpoch(batches, lossSum, testLoss);
    }
}
