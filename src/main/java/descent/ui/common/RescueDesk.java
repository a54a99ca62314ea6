package descent.ui.common;

import descent.data.Table;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.model.SetupFile;
import descent.train.RunState;
import descent.ui.common.RescueWriter.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Keeps unsaved work where a crash cannot reach it: settings and weights go to a rescue folder at most [#EVERY] after a
/// change, and every [#EVERY] while a run goes on. Saving, or closing the window, takes the rescue away. A start that
/// finds one whose program is gone offers it. Nothing ticks while nothing changes.
///
/// Used on the JavaFX thread; its files are written by a thread of its own, as a share that is gone may keep the io thread for ever.
public final class RescueDesk implements AutoCloseable {
    /// Half of the 30 s that may be lost at most, so that a slow disk does not break the promise.
    public static final Duration EVERY = Duration.ofSeconds(15);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH);

    /// What an earlier start has left: one sentence for the person, and the files.
    public record Offer(String words, Instant at, int epoch, RescueFolder folder) { }

    private final Workspace workspace;
    private final AppFolder home;
    private final Duration every;
    private final Consumer<Throwable> trouble;
    private final Executor io;
    private final Executor fx;
    private final RescueWriter writer; // io: its own thread, as the next two
    /// What was restored from here is on the screen, but not on the disk again yet.
    private RescueFolder restored;
    private final Set<Path> held = new HashSet<>();
    private volatile String missed = ""; // why the work could not be kept the last time; written by io, read on the JavaFX thread
    private boolean told;
    private boolean armed;
    private boolean changed;
    private volatile boolean closed; // written on the JavaFX thread, read by io
    /// What there is to keep, for the last moment, when the JavaFX thread is gone already; null when all is saved.
    /// Written on the JavaFX thread, read by the one that ends the program.
    private volatile Work work;

    /// @param io      does what has to do with files, one after the other
    /// @param trouble hears of rescue files that cannot be written or read; the work goes on
    public RescueDesk(Workspace workspace, AppFolder home, Duration every, Executor io, Consumer<Throwable> trouble) {
        this.workspace = workspace;
        this.home = home;
        this.every = every;
        this.trouble = trouble;
        this.io = io;
        this.writer = new RescueWriter(home, workspace.services().store(), held);
        this.fx = workspace.services().fx();
        workspace.setup().subscribe(s -> touched());
        workspace.state().subscribe(s -> touched());
        workspace.fingerprint().subscribe(f -> touched());
        workspace.unsaved().subscribe(u -> {
            if (u) {
                touched();
            } else {
                work = null;
                onIo(this::clear);
            }
        });
    }

    private void touched() {
        changed = true;
        work = closed || !home.exists() || !workspace.unsaved().get() ? null : now();
        if (!armed && !closed && home.exists() && workspace.unsaved().get()) {
            armed = true;
            CompletableFuture.delayedExecutor(every.toMillis(), TimeUnit.MILLISECONDS, fx).execute(this::due);
        }
    }

    private void due() {
        armed = false;
        boolean running = workspace.state().get() == RunState.RUNNING;
        told &= !missed.isEmpty();
        if (!closed && workspace.unsaved().get() && (changed || running)) {
            changed = false;
            Answers.then(keep(), (_, e) -> {
                if (e != null) {
                    trouble.accept(e);
                }
                if (!missed.isEmpty() && !closed) {
                    fx.execute(this::again);
                }
            });
            if (running) {
                touched();
            }
        }
    }

    /// It could not be kept: tried again, and told once.
    private void again() {
        if (!closed && !told) {
            workspace.say(Notice.trouble("What is not saved could not be kept for the case of a crash: " + missed));
        }
        told = true;
        touched();
    }

    private Work now() {
        Setup setup = workspace.setup().get();
        Table table = workspace.table().get();
        return setup == null || table == null ? null
                : new Work(setup, table, Rescue.of(table, workspace.dataFile().get()), workspace.modelFile().get(), workspace.currentRun().get() != null);
    }

    /// Writes the work as it is now.
    ///
    /// @return ends on the io thread, once it is on the disk
    public CompletableFuture<Void> keep() {
        return keep(home.exists() ? now() : null);
    }

    /// From any thread, when the system ends the program: keeps what is unsaved.
    ///
    /// @return ends once it is on the disk
    public CompletableFuture<Void> keepLast() {
        return keep(work);
    }

    private CompletableFuture<Void> keep(Work w) {
        if (w == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<SavedModel> model = w.run() ? workspace.desk.trainer().snapshot() : CompletableFuture.completedFuture(null);
        return model.thenAcceptAsync(m -> {
            try {
                writer.write(w, m);
                dropRestored();
                missed = "";
            } catch (IOException e) {
                if (missed.isEmpty()) {
                    trouble.accept(e); // once until it is mended
                }
                missed = e.getMessage() == null ? Words.of(e) : e.getMessage();
            }
        }, io);
    }

    private void clear() throws IOException {
        missed = "";
        dropRestored();
        writer.clear();
    }

    /// Looks for work that an earlier start could not save; ends on the JavaFX thread.
    public CompletableFuture<Optional<Offer>> look() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return !home.exists() ? Optional.<Offer>empty() : RescueFolder.first(home.rescue(), held, trouble, this::offer);
            } catch (IOException e) {
                trouble.accept(e);
                return Optional.<Offer>empty();
            }
        }, io).thenApplyAsync(o -> o, fx);
    }

    private Optional<Offer> offer(RescueFolder folder) {
        held.add(folder.path());
        try {
            Properties p = folder.read();
            Instant at = Instant.parse(p.getProperty("at", ""));
            int epoch = Integer.parseInt(p.getProperty("epoch", "-1"));
            String what = epoch < 0 ? "the settings for " + p.getProperty("data.name") : "the model for " + p.getProperty("data.name") + " at epoch " + Numbers.count(epoch) + " with all settings";
            String words = "Descent did not end properly last time. It has kept " + what + " (" + CLOCK.withZone(ZoneId.systemDefault()).format(at) + ").";
            return Optional.of(new Offer(words, at, epoch, folder));
        } catch (IOException | RuntimeException e) {
            trouble.accept(e);
            leave(folder, e instanceof IOException);
            return Optional.empty();
        }
    }

    /// What cannot be read now may be readable at the next start, or by another version: nothing is deleted for that.
    ///
    /// @param here whether the next start looks again; else the folder is put aside
    private void leave(RescueFolder folder, boolean here) {
        held.remove(folder.path());
        try {
            if (here) {
                folder.close();
            } else {
                folder.putAside();
            }
        } catch (IOException e) {
            trouble.accept(e);
        }
    }

    private void dropRestored() {
        if (restored != null) {
            drop(restored);
            restored = null;
        }
    }

    private void drop(RescueFolder folder) {
        if (!held.remove(folder.path())) {
            return;
        }
        try {
            folder.delete();
        } catch (IOException e) {
            trouble.accept(e);
        }
    }

    /// The person does not want it: it is gone for good.
    public void decline(Offer offer) {
        onIo(() -> drop(offer.folder()));
    }

    /// Puts the work on the table again, unsaved as it was. Its files stay until it is kept anew by this program or saved, so
    /// that neither the next crash nor a full disk can take it. Ends on the JavaFX thread.
    public CompletableFuture<Void> restore(Offer offer) {
        CompletableFuture<Rescued> read = CompletableFuture.supplyAsync(() -> {
            try {
                Properties p = offer.folder().read();
                Path path = offer.folder().path();
                Path model = p.getProperty("model") == null ? null : path.resolve(p.getProperty("model"));
                Path modelFile = p.getProperty("model.file") == null ? null : Path.of(p.getProperty("model.file"));
                return new Rescued(Rescue.table(p, path, model != null), Rescue.file(p), SetupFile.read(path.resolve(p.getProperty("setup", ""))), model, modelFile);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        }, io);
        return read.thenComposeAsync(workspace::restore, fx).thenRunAsync(() -> restored = offer.folder(), io)
                .thenComposeAsync(_ -> keep(), fx).thenRunAsync(() -> { }, fx);
    }

    private interface FileWork {
        void run() throws IOException;
    }

    private void onIo(FileWork work) {
        if (!home.exists()) {
            return;
        }
        io.execute(() -> {
            try {
                work.run();
            } catch (IOException e) {
                trouble.accept(e);
            }
        });
    }

    /// A clean end: nothing is left to be rescued.
    @Override
    public void close() {
        closed = true;
        work = null;
        onIo(() -> {
            dropRestored();
            writer.close();
        });
    }
}
