package descent.ui.common;

import descent.data.Progress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Files that are read or written on the io thread, one after the other. What takes longer than 0.3 s is shown with its
/// progress and can be cancelled; what is quicker never flickers over the screen.
public final class FileWork implements AutoCloseable {
    /// Milliseconds after which work is shown.
    public static final long PATIENCE = 300;
    private static final int UPDATES = 100;

    private final Executor io;
    private final Executor fx;
    private final Executor patience;
    private final Deque<Job<?>> jobs = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");

    /// What the person is told of the work.
    ///
    /// @param what  is done: "Reading" or "Writing"
    /// @param file  its name
    /// @param share 0 to 1
    public record Shown(String what, String file, double share) { }

    /// One file.
    ///
    /// @param <T> what comes of it
    public final class Job<T> {
        private final String what;
        private final String file;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private Runnable afterCancel = () -> { };
        private boolean due;
        private double share;
        private volatile boolean cancelled; // written by the FX thread, read by the io thread

        private Job(String what, String file) {
            this.what = what;
            this.file = file;
        }

        /// Ends on the FX thread: with what the work returned or threw, also after a cancel.
        public CompletableFuture<T> result() {
            return result;
        }

        /// The work is told to end at its next update; it is not shown any more from now on.
        public void cancel() {
            cancelled = true;
            jobs.remove(this);
            show();
            afterCancel.run();
        }

        /// For who cannot wait until the work has noticed the cancel.
        void afterCancel(Runnable then) {
            afterCancel = then;
        }

        public boolean cancelled() {
            return cancelled;
        }
    }

    public FileWork(Executor io, Executor fx) {
        this(io, fx, CompletableFuture.delayedExecutor(PATIENCE, TimeUnit.MILLISECONDS, fx));
    }

    /// @param patience runs what it is given on the FX thread once work is worth showing
    public FileWork(Executor io, Executor fx, Executor patience) {
        this.io = io;
        this.fx = fx;
        this.patience = patience;
    }

    /// The oldest work that is still going on after 0.3 s, that of other threads first: the person waits for it; null when there is none.
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// @param what "Reading" or "Writing"
    /// @param work throws when its progress tells it to end
    public <T> Job<T> start(String what, String file, AnalysisDesk.Work<T> work) {
        Job<T> job = listed(what, file);
        io.execute(() -> run(job, work));
        return job;
    }

    /// Work of another thread that is shown in the same place and cancelled in the same way.
    ///
    /// @param work begins it, at once; its answer may come on any thread
    <T> Job<T> follow(String what, String of, Function<Progress, CompletableFuture<T>> work) {
        Job<T> job = listed(what, of);
        jobs.remove(job);
        jobs.addFirst(job);
        Answers.then(work.apply(progress(job)), fx, (value, e) -> {
            end(job);
            if (e == null) {
                job.result.complete(value);
            } else {
                job.result.completeExceptionally(e);
            }
        });
        return job;
    }

    private <T> Job<T> listed(String what, String file) {
        Job<T> job = new Job<>(what, file);
        jobs.add(job);
        patience.execute(() -> {
            if (!job.result.isDone()) {
                job.due = true;
                show();
            }
        });
        return job;
    }

    /// Of files that are being written.
    List<CompletableFuture<?>> writes() {
        return jobs.stream().filter(j -> j.what.equals("Writing")).<CompletableFuture<?>>map(Job::result).toList();
    }

    /// Cancels what is shown.
    public void cancel() {
        jobs.stream().filter(j -> j.due).findFirst().ifPresent(Job::cancel);
    }

    /// Cancels everything.
    @Override
    public void close() {
        List.copyOf(jobs).forEach(Job::cancel);
    }

    private <T> void run(Job<T> job, AnalysisDesk.Work<T> work) {
        try {
            T value = work.run(progress(job));
            fx.execute(() -> {
                end(job);
                job.result.complete(value);
            });
        } catch (Throwable e) { // whatever it is, the work is over
            fx.execute(() -> {
                end(job);
                job.result.completeExceptionally(e);
            });
        }
    }

    private Progress progress(Job<?> job) {
        double[] told = {0};
        return share -> {
            if (Math.abs(share - told[0]) >= 1.0 / UPDATES) { // it falls where a file is read once more
                told[0] = share;
                fx.execute(() -> {
                    job.share = share;
                    show();
                });
            }
            return !job.cancelled;
        };
    }

    private void end(Job<?> job) {
        jobs.remove(job);
        show();
    }

    private void show() {
        shown.set(jobs.stream().filter(j -> j.due).findFirst().map(j -> new Shown(j.what, j.file, j.share)).orElse(null));
    }
}
