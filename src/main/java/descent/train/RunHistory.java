package descent.train;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;

/// The two curves of a run: one point for every finished epoch, none merged, none dropped.
///
/// Index `i` is epoch `i + 1`. The value of the dashed curve belongs to the weights before that epoch's first update, in eval mode; so
/// does that of the solid one with full batches, in train mode. With mini-batches the solid curve is the mean of the batches' losses,
/// each of the weights before its own update, as a loop in PyTorch adds them up. The weights after the
/// last update have a point of their own, [#last()], which is no finished epoch: it stands at epoch `count() + 1` and goes
/// away when the run continues.
///
/// Threads: one writer (the trainer thread), any number of readers. Points are written into chunks that never move; the
/// count is published with release and read with acquire, so everything below the count that was read is visible.
public final class RunHistory {
    private static final int BITS = 12;
    private static final int CHUNK = 1 << BITS;
    private static final int MASK = CHUNK - 1;
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(RunHistory.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// The losses of the weights after the last update; non-finite where the run diverged in its loss.
    public record Last(float train, float test) { }

    // written by the trainer thread: a longer array is whole before it is seen (volatile), what is in a chunk before the count is released
    private volatile float[][] train = new float[4][];
    private volatile float[][] test = new float[4][];
    // written by the trainer thread with release, read by all with acquire
    @SuppressWarnings("unused") // read and written through COUNT
    private int count;
    // written by the trainer thread when a run ends or goes on
    private volatile Last last;

    /// A history read from a file.
    public static RunHistory of(float[] train, float[] test) {
        if (train.length != test.length) {
            throw new IllegalArgumentException("train has " + train.length + " points, test " + test.length);
        }
        RunHistory h = new RunHistory();
        for (int i = 0; i < train.length; i++) {
            h.append(train[i], test[i]);
        }
        return h;
    }

    /// Finished epochs.
    public int count() {
        return (int) COUNT.getAcquire(this);
    }

    public float train(int i) {
        Objects.checkIndex(i, count());
        return train[i >> BITS][i & MASK];
    }

    public float test(int i) {
        Objects.checkIndex(i, count());
        return test[i >> BITS][i & MASK];
    }

    /// The point after the last update, or null while the run goes on.
    public Last last() {
        return last;
    }

    /// Copies the points `from` (inclusive) to `to` (exclusive, cut at [#count()]) to the start of both arrays.
    ///
    /// @return how many were copied
    public int read(int from, int to, float[] trainOut, float[] testOut) {
        int end = Math.min(to, count());
        int at = from;
        while (at < end) {
            int n = Math.min(end - at, CHUNK - (at & MASK));
            System.arraycopy(train[at >> BITS], at & MASK, trainOut, at - from, n);
            System.arraycopy(test[at >> BITS], at & MASK, testOut, at - from, n);
            at += n;
        }
        return Math.max(0, end - from);
    }

    /// All train losses up to now.
    public float[] trainAll() {
        float[] out = new float[count()];
        read(0, out.length, out, new float[out.length]);
        return out;
    }

    /// All test losses up to now.
    public float[] testAll() {
        float[] out = new float[count()];
        read(0, out.length, new float[out.length], out);
        return out;
    }

    /// Trainer thread only.
    void append(float trainLoss, float testLoss) {
        int n = count;
        int chunk = n >> BITS;
        if ((n & MASK) == 0) {
            train = with(train, chunk);
            test = with(test, chunk);
        }
        train[chunk][n & MASK] = trainLoss;
        test[chunk][n & MASK] = testLoss;
        COUNT.setRelease(this, n + 1);
    }

    /// The chunks with one more, in a longer array where this one is full.
    private static float[][] with(float[][] chunks, int chunk) {
        float[][] room = chunk == chunks.length ? Arrays.copyOf(chunks, chunk * 2) : chunks;
        room[chunk] = new float[CHUNK];
        return room;
    }

    /// Trainer thread only.
    void last(Last point) {
        last = point;
    }
}
