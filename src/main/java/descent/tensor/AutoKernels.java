package descent.tensor;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Plain kernels at first, Vector kernels as soon as they are worth it.
///
/// Cold Vector code is slower than plain Java by a factor of hundreds until the JIT has compiled it. So after a little
/// work with the plain kernels a daemon thread runs the Vector ones on data of its own until they are fast, and from then
/// on they do the work: at any moment, since both give the same bits.
final class AutoKernels implements Kernels {
    /// Multiplications done with plain kernels before warming up begins: about one step of a large network, or the first
    /// thousand epochs of a small one, which would otherwise share the processors with the warm-up and take twice as long.
    private static final long WORK_BEFORE = 150_000_000;

    private final Kernels plain;
    private final Supplier<Kernels> vector;
    private final CountDownLatch done = new CountDownLatch(1);
    /// Written once, by the warm-up thread or by [#toVector]; read by all.
    private volatile Kernels fast;
    /// Counted by whoever computes; a lost count does not matter.
    private long work;
    private boolean started; // guarded by this; first looked at without it, for another look under it

    AutoKernels(Kernels plain, Supplier<Kernels> vector) {
        this.plain = plain;
        this.vector = vector;
    }

    private Kernels now() {
        Kernels f = fast;
        return f == null ? plain : f;
    }

    private void count(long multiplications) {
        work += multiplications;
        if (work > WORK_BEFORE && !started) {
            start();
        }
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            Thread.ofPlatform().daemon().name("kernel-warm-up").start(this::warm);
        }
    }

    private void warm() {
        try {
            Kernels v = vector.get();
            if (new WarmUp(plain, v).run()) {
                fast = v;
            }
        } finally {
            done.countDown();
        }
    }

    /// Starts warming up if need be and waits for its end.
    void await(long seconds) throws InterruptedException {
        start();
        done.await(seconds, TimeUnit.SECONDS);
    }

    /// From here on nothing but [#toVector] changes the kernels: for tests, whose moment must not hang on how fast the JIT is.
    synchronized void byHand() {
        started = true;
        done.countDown();
    }

    /// The Vector kernels at once, however cold they are.
    void toVector() {
        fast = vector.get();
    }

    @Override
    public void gemm(Gemm g) {
        Kernels f = fast;
        if (f == null) {
            count((long) g.m * g.n * g.k);
            plain.gemm(g);
        } else {
            f.gemm(g);
        }
    }

    @Override
    public void columnSums(float[] a, int a0, int rows, float[] sums, boolean accumulate) {
        now().columnSums(a, a0, rows, sums, accumulate);
    }

    @Override
    public void forward(Activation f, float[] x, float[] y, int from, int to) {
        now().forward(f, x, y, from, to);
    }

    @Override
    public void backward(Activation f, ActivationGrad g) {
        now().backward(f, g);
    }

    @Override
    public double lossSum(LossSum loss, float[] p, float[] t, float[] lanes) {
        return now().lossSum(loss, p, t, lanes);
    }

    @Override
    public void lossGradient(LossSum loss, float[] p, float[] t, float scale, float[] dp) {
        now().lossGradient(loss, p, t, scale, dp);
    }

    @Override
    public void transpose(float[] a, int n, int m, float[] out) {
        now().transpose(a, n, m, out);
    }

    @Override
    public void update(Update u, int from, int to) {
        now().update(u, from, to);
    }

    @Override
    public String toString() {
        return now().toString();
    }
}
