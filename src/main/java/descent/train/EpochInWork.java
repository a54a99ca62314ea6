package descent.train;

import descent.model.SavedModel.InEpoch;

/// The epoch that is being trained: how many of its batches are done, the sum of their losses, and what it began with.
/// Trainer thread only.
final class EpochInWork {
    private boolean begun;
    /// State of the stream from which the order of the rows was drawn.
    private long[] order;
    private int batch;
    private int updates;
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
        updates = saved.batch();
        lossSum = saved.lossSum();
        testLoss = saved.testLoss();
        begun = true;
    }

    void updated(float loss, int rows) {
        lossSum += (double) loss * rows;
        updates++;
    }

    void batchDone() {
        batch++;
    }

    /// Finished, or undone: the next one has not begun.
    void over() {
        begun = false;
        batch = 0;
        updates = 0;
    }

    /// Resumed after the last of so many batches, which it is set back to: its line 5 ends the epoch.
    boolean isLastLineLeft(int batches) {
        boolean left = batch >= batches;
        batch = left ? batches - 1 : batch;
        return left;
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

    /// Finished updates: one more than batches before line 5.
    int updates() {
        return updates;
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
