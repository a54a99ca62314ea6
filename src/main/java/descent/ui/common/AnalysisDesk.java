package descent.ui.common;

import descent.data.Progress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/// Long calculations on copies of the model, one after the other on a thread of their own: importance, partial dependence,
/// cross-validation, predicting a file. The thread ends by itself when there is nothing to do.
public final class AnalysisDesk implements AutoCloseable {
    private static final long IDLE_SECONDS = 5;
    private static final int UPDATES = 100;

    private final Executor fx;
    private final ThreadPoolExecutor thread;

    /// @param fx where results and progress are taken
    public AnalysisDesk(String name, Executor fx) {
        this.fx = fx;
        this.thread = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), r -> {
            Thread t = new Thread(r, name);
            t.setDaemon(true);
            return t;
        });
    }

    /// What is calculated.
    ///
    /// @param <T> the result
    @FunctionalInterface
    public interface Work<T> {
        /// @return the result; null when `progress` said that it shall end
        T run(Progress progress) throws Exception;
    }

    /// One calculation: how far it is, and a way to end it.
    ///
    /// @param <T> the result
    public static final class Job<T> {
        private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", 0);
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private volatile boolean cancelled; // written by whoever cancels, read by the calculating thread

        private Job() { }

        /// 0 to 1.
        public ReadOnlyDoubleProperty share() {
            return share.getReadOnlyProperty();
        }

        /// Ends on the JavaFX thread: with the result, with null when cancelled, or with the failure.
        public CompletableFuture<T> result() {
            return result;
        }

        public void cancel() {
            cancelled = true;
        }

        public boolean cancelled() {
            return cancelled;
        }
    }

    public <T> Job<T> start(Work<T> work) {
        Job<T> job = new Job<>();
        thread.execute(() -> run(job, work));
        return job;
    }

    private <T> void run(Job<T> job, Work<T> work) {
        double[] told = {0};
        try {
            T value = job.cancelled ? null : work.run(share -> {
                if (Math.abs(share - told[0]) >= 1.0 / UPDATES) { // it falls where a file is read once more
                    told[0] = share;
                    fx.execute(() -> job.share.set(share));
                }
                return !job.cancelled && !thread.isShutdown();
            });
            fx.execute(() -> job.result.complete(job.cancelled ? null : value));
        } catch (Throwable e) { // whoever waits hears of it, whatever it is
            fx.execute(() -> job.result.completeExceptionally(e));
        }
    }

    /// Nothing new is begun; what runs is told to end.
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
