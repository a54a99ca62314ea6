package descent.ui.common;

import descent.data.Samples;
import descent.data.Table;
import descent.model.Fault;
import descent.model.Setup;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/// What opens and saves files for the [Workspace], and says how it went.
public abstract sealed class WorkspaceFiles extends WorkspaceEdits permits Workspace {
    private BiConsumer<Path, Table> doubtful = this::use;

    WorkspaceFiles(Workspace.Services s) {
        super(s);
    }

    /// A file of unknown kind: its content says whether it is a model or data.
    public void open(Path file) {
        if (ModelDesk.isModel(file)) {
            openModel(file);
        } else {
            openCsv(file);
        }
    }

    /// Reads a file and takes its table; where the guesses about it are doubtful, the person is asked first ([#onDoubtful]).
    public void openCsv(Path file) {
        say(null);
        data.read(file).whenComplete((t, e) -> {
            if (e != null) {
                failed(e);
            } else if (t.format().doubtful()) {
                doubtful.accept(file, t);
            } else {
                use(file, t);
            }
        });
    }

    /// What is done with a file whose format is doubtful; by default its table is taken as it was guessed.
    public void onDoubtful(BiConsumer<Path, Table> ask) {
        doubtful = ask;
    }

    public void cancelReading() {
        data.cancel();
    }

    public void openSample(String name) {
        use(Samples.open(name));
    }

    /// Takes a table: its columns are proposed anew, the other settings stay; the list of undo begins anew.
    public void use(Table t) {
        use(null, t);
    }

    /// As [#use(Table)].
    ///
    /// @param file that it was read from, or null
    public void use(Path file, Table t) {
        say(null);
        use(file, t, DataDesk.setupFor(t, setup().get()));
    }

    /// Takes a table with all its settings, as a lesson brings them. A living run belongs to the data before it and stops.
    public void use(Table t, Setup s) {
        use(null, t, s);
    }

    private void use(Path file, Table t, Setup s) {
        if (state().get().isLive()) {
            stop();
        }
        data.take(t, file);
        edits.reset(s);
        data.prepareFor(s); // an equal Setup is no change that listeners hear of, but the rows are others
        models.dataOpened(s);
    }

    public void openModel(Path file) {
        say(null);
        models.open(file).whenCompleteAsync((setup, e) -> {
            if (e != null) {
                failed(e);
            } else {
                edits.reset(setup);
                models.opened(setup);
                say(Notice.done("Opened " + file.getFileName() + "." + (setup.fault() == Fault.NONE ? "" : " This model was trained with something broken on purpose: press ? in Runs.")));
                done(new FileDone(FileDone.Kind.OPENED, file));
            }
        }, desk.fx());
    }

    /// Work that an earlier start could not save.
    ///
    /// @param dataFile  of the table, or null
    /// @param model     the rescued weights, or null when there was no run
    /// @param modelFile that the model was saved in before, or null
    record Rescued(Table table, Path dataFile, Setup setup, Path model, Path modelFile) { }

    /// Shows rescued work, unsaved as it was.
    CompletableFuture<Void> restore(Rescued r) {
        use(r.dataFile(), r.table(), r.setup());
        CompletableFuture<Setup> opened = r.model() == null ? CompletableFuture.completedFuture(r.setup()) : models.open(r.model());
        return opened.thenAcceptAsync(s -> {
            models.opened(s);
            edits.reset(r.setup());
            models.rescued(r.modelFile());
        }, desk.fx());
    }

    /// @return true once the file is written, false when it could not be
    public CompletableFuture<Boolean> saveModel(Path file) {
        say(null);
        return models.save(file, setup().get()).handleAsync((done, e) -> {
            if (e != null) {
                failed(e);
            } else {
                say(Notice.done("Saved " + file.getFileName() + (currentRun().get().setup().fault() == Fault.NONE ? "." : ", marked as sabotaged.")));
                done(new FileDone(FileDone.Kind.SAVED, file));
            }
            return e == null;
        }, desk.fx());
    }

    public void say(Notice n) {
        notice.set(n);
    }

    /// Something was done with a file.
    public void done(FileDone what) {
        fileDone.set(what);
    }

    public void stop() {
        desk.tell(desk.trainer()::stop);
    }
}
