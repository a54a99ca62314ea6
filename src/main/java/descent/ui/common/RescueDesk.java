package descent.ui.common;

import descent.data.Table;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.model.SetupFile;
import descent.train.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
/// Used on the JavaFX thread; files are written by the io thread.
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
    private RescueFolder own;   // io thread
    private long number;        // io thread
    private Table copied;       // io thread
    /// What was restored from here is on the screen, but not on the disk again yet; io thread.
    private RescueFolder restored;
    private final Set<Path> held = new HashSet<>(); // io thread
    private boolean armed;
    private boolean changed;
    private boolean closed;
    /// What there is to keep, for the last moment, when the JavaFX thread is gone already; null when all is saved.
    /// Written on the JavaFX thread, read by the one that ends the program.
    private volatile Work work;

    /// @param run whether there are weights
    private record Work(Setup setup, Table table, Rescue data, Path modelFile, boolean run) { }

    /// @param trouble hears of rescue files that cannot be written or read; the work goes on
    public RescueDesk(Workspace workspace, AppFolder home, Duration every, Consumer<Throwable> trouble) {
        this.workspace = workspace;
        this.home = home;
        this.every = every;
        this.trouble = trouble;
        this.io = workspace.services().io();
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
        if (!closed && workspace.unsaved().get() && (changed || running)) {
            changed = false;
            Answers.then(keep(), (_, e) -> {
                if (e != null) {
                    trouble.accept(e);
                }
            });
            if (running) {
                touched();
            }
        }
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
                write(w, m);
            } catch (IOException e) {
                trouble.accept(e);
            }
        }, io);
    }

    private void write(Work w, SavedModel model) throws IOException {
        if (own == null) {
            own = RescueFolder.create(home.rescue());
            held.add(own.path());
        }
        String n = String.valueOf(++number);
        Properties p = new Properties();
        List<String> keep = new ArrayList<>(List.of(n + ".setup"));
        w.data().write(p);
        p.setProperty("at", Instant.now().toString());
        p.setProperty("setup", n + ".setup");
        SetupFile.write(own.file(n + ".setup"), w.setup());
        if (model != null) {
            p.setProperty("model", n + ".model");
            p.setProperty("epoch", String.valueOf(model.progress().epoch()));
            keep.add(n + ".model");
            workspace.services().store().write(own.file(n + ".model"), model);
        }
        if (w.modelFile() != null) {
            p.setProperty("model.file", w.modelFile().toAbsolutePath().toString());
        }
        if (w.data().kind() == Rescue.Kind.COPY) {
            keep.add(Rescue.COPY);
            if (copied != w.table()) {
                Rescue.copy(w.table(), own.path());
                copied = w.table();
            }
        }
        own.commit(p, keep);
        dropRestored();
    }

    private void clear() throws IOException {
        dropRestored();
        if (own != null) {
            own.clear();
            copied = null;
        }
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
            if (own != null) {
                own.delete();
                own = null;
            }
        });
    }
}
