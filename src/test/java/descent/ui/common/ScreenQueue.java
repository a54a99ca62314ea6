package descent.ui.common;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The screen's thread of a test without a toolkit: what is to be done on it is done by the test, while it waits.
public final class ScreenQueue implements Executor {
    private static final long PULSE_MILLIS = 16;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /// Until nothing is to be done any more, neither here nor by the trainer.
    public void settled(Workspace w) throws Exception {
        for (boolean more = true; more;) {
            w.services().trainer().settled().get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
            boolean drained = w.drain();
            more = turn() || drained;
        }
    }

    /// Does what is to be done just now.
    ///
    /// @return whether there was anything
    public boolean turn() {
        boolean any = false;
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
            any = true;
        }
        return any;
    }

    /// Does what is to be done, and what a pulse would do, until it is so.
    public void until(Workspace w, BooleanSupplier so) {
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (!so.getAsBoolean()) {
            try {
                Runnable task = tasks.poll(PULSE_MILLIS, TimeUnit.MILLISECONDS);
                if (task != null) {
                    task.run();
                }
                w.drain();
                if (System.nanoTime() > patience) {
                    throw new AssertionError("what was waited for did not come: " + w.state().get() + ", " + w.message().get());
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
