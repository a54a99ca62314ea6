package descent.tensor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A second thread that only computes. [#run] hands out the parts of one piece of work to the caller and the helper and
/// returns when all are done; nothing is allocated. What a part computes must not depend on who computes it.
///
/// Fields: `ticket` packs number of the job, number of parts and next part, so that a latecomer can never take a part
/// of another job; it is written by the caller and, by compare-and-set, by whoever takes a part. `work` is written by
/// the caller before the ticket. A caller that finds the pool busy does all parts itself. The helper spins for a
/// short while after its last part, then parks; it is a daemon and starts with the first job.
public final class Pool {
    /// Work in parts; `worker` is 0 for the caller and 1 for the helper, for buffers of one's own.
    public interface Work {
        void part(int part, int worker);
    }

    private static final int SPINS = 20_000;

    private final boolean helped;
    private final ReentrantLock inUse = new ReentrantLock(); // taken by tryLock alone: nobody ever waits for it
    // written by the caller and the helper; `work` and `failure` are read after `ticket` and `done`
    private final AtomicLong ticket = new AtomicLong();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Work work;
    private volatile Throwable failure;
    private volatile boolean parked;
    private Thread helper; // written where inUse is held; others only ask whether they are it, which they know of themselves
    private long job;      // guarded by inUse

    Pool(int threads) {
        helped = threads > 1;
    }

    /// Whether there is a helper at all.
    public boolean helped() {
        return helped;
    }

    /// Whether this thread works on a part just now, so that the other one may be in the same code.
    boolean inPart() {
        return inUse.isHeldByCurrentThread() || Thread.currentThread() == helper;
    }

    /// Runs the parts 0 … parts − 1, in any order and on both threads. An exception of a part is thrown here.
    public void run(Work w, int parts) {
        if (!helped || parts < 2 || inUse.isHeldByCurrentThread() || !inUse.tryLock()) {
            for (int p = 0; p < parts; p++) {
                w.part(p, 0);
            }
            return;
        }
        try {
            shared(w, parts);
        } finally {
            inUse.unlock();
        }
    }

    private void shared(Work w, int parts) {
        if (helper == null) {
            helper = Thread.ofPlatform().daemon().name("engine-helper").unstarted(this::help); // it must see itself here
            helper.start();
        }
        failure = null;
        done.set(0);
        work = w;
        job++;
        ticket.set(job << 32 | (long) parts << 16);
        if (parked) {
            LockSupport.unpark(helper);
        }
        while (takePart(0)) {
            // each call does one part
        }
        for (int spin = 0; done.get() < parts; spin++) {
            if (spin < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        work = null;
        Throwable f = failure;
        if (f instanceof Error e) { // memory that ran out is told as that, whoever met it
            throw e;
        }
        if (f != null) {
            throw new IllegalStateException("a part of a parallel computation failed", f);
        }
    }

    /// Takes and does one part; false when none is left.
    private boolean takePart(int worker) {
        long t = ticket.get();
        int part = (int) (t & 0xffff);
        Work w = work;
        if (part >= (int) (t >> 16 & 0xffff) || w == null) {
            return false;
        }
        if (ticket.compareAndSet(t, t + 1)) {
            try {
                w.part(part, worker);
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                done.incrementAndGet();
            }
        }
        return true;
    }

    private void help() {
        int idle = 0;
        while (true) {
            if (takePart(1)) {
                idle = 0;
            } else if (idle++ < SPINS) {
                Thread.onSpinWait();
            } else {
                parked = true;
                if (!takePart(1)) {
                    LockSupport.park(this);
                }
                parked = false;
                idle = 0;
            }
        }
    }
}
