package descent.app.bench;

import java.util.concurrent.locks.LockSupport;

/// Looks at the heap every few milliseconds and keeps the fullest state since the last reset, garbage included.
final class HeapWatch implements AutoCloseable {
    private static final long EVERY = 2_000_000L;          // nanoseconds

    private final Thread thread;
    private volatile boolean running = true;               // written by close(), read by the watching thread
    private volatile long peak;                            // written by the watching thread and by reset()

    HeapWatch() {
        thread = new Thread(this::watch, "heap-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        Runtime runtime = Runtime.getRuntime();
        while (running) {
            peak = Math.max(peak, runtime.totalMemory() - runtime.freeMemory());
            LockSupport.parkNanos(EVERY);
        }
    }

    void reset() {
        System.gc();
        peak = 0;
    }

    long peak() {
        return peak;
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
    }
}
