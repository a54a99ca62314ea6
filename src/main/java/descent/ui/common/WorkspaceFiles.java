package descent.ui.common;

import descent.data.Samples;
import descent.data.Table;
import descent.model.Fault;
import descent.model.Setup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What opens and saves files for the [Workspace], and says how it went.
public abstract sealed class WorkspaceFiles extends WorkspaceEdits permits Workspace {
    private Doubtful doubtful = (_, guessed, take) -> take.accept(guessed);
    private BiConsumer<Path, Runnable> newWork = (_, take) -> take.run();
    private Consumer<ModelPreview> looked = this::take;
    private Predicate<String> otherData = question -> true;
    private BooleanSupplier keepsFault = () -> false;
    private final List<CompletableFuture<?>> writing = new ArrayList<>();

    /// What is done with a file whose format is doubtful.
    @FunctionalInterface
    public interface Doubtful {
        /// @param guessed its table, as it was guessed
        /// @param take    what is to be done with the table in the end
        void ask(Path file, Table guessed, Consumer<Table> take);
    }

    WorkspaceFiles(Workspace.Services s) {
        super(s);
    }

    /// A file of unknown kind: its content says whether it is a model or data.
    public void open(Path file) {
        if (isModel(file)) {
            read(file, p -> looked.accept(p));
        } else {
            openCsv(file);
        }
    }

    private void read(Path model, Consumer<ModelPreview> then) {
        say(null);
        Answers.then(models.read(model), desk.fx(), (p, e) -> {
            if (e != null) {
                failed(e);
            } else {
                then.accept(p);
            }
        });
    }

    /// By content.
    public boolean isModel(Path file) {
        return ModelDesk.isModel(file);
    }

    /// Who shows what a model is before it is taken; by default it is taken at once.
    public void onModel(Consumer<ModelPreview> look) {
        looked = look;
    }

    /// Who is asked whether a model that waits for its data shall have another table; by default it shall.
    public void onOtherData(Predicate<String> ask) {
        otherData = ask;
    }

    /// Reads a file and takes its table; where the guesses about it are doubtful, the person is asked first ([#onDoubtful]).
    public void openCsv(Path file) {
        say(null);
        Consumer<Table> take = taking(file);
        Answers.then(data.read(file), (t, e) -> {
            if (e != null) {
                failed(e);
            } else if (t.format().doubtful()) {
                doubtful.ask(file, t, take);
            } else {
                take.accept(t);
            }
        });
    }

    /// Begins to open a file whose table comes later. What a person had left unsaved by now was asked about; work that came
    /// since is asked about before the table takes its place.
    public Consumer<Table> taking(Path file) {
        boolean asked = unsaved().get();
        RunItem about = currentRun().get();
        return t -> {
            if (unsaved().get() && !(asked && about == currentRun().get())) {
                newWork.accept(file, () -> use(file, t));
            } else {
                use(file, t);
            }
        };
    }

    /// Who asks about work that came while a file was being read; by default it is given up.
    public void onNewWork(BiConsumer<Path, Runnable> ask) {
        newWork = ask;
    }

    /// By default its table is taken as it was guessed.
    public void onDoubtful(Doubtful ask) {
        doubtful = ask;
    }

    /// Who says whether a deliberate fault stays with the settings when another table is taken; by default it goes, so that no
    /// hidden fault of a lesson or of an opened model follows a person into other data.
    public void onOtherTable(BooleanSupplier keepFault) {
        keepsFault = keepFault;
    }

    private Setup forOtherTable(Setup s) {
        return keepsFault.getAsBoolean() ? s : s.withFault(Fault.NONE);
    }

    public void openSample(String name) {
        use(Samples.open(name));
    }

    /// Takes a table: its columns are proposed anew, the other settings stay; the list of undo begins anew.
    public void use(Table t) {
        use(null, t);
    }

    /// @param file that it was read from, or null; else as [#use(Table)]
    public void use(Path file, Table t) {
        say(null);
        ModelPreview alone = models.waiting();
        if (alone == null) {
            take(file, t, null);
            return;
        }
        Consumer<Table> late = file == null ? this::use : taking(file);
        Answers.then(data.work("Preparing", t.name(), _ -> ModelDesk.on(alone, t)), (waits, e) -> {
            if (e != null) {
                failed(e);
            } else if (alone != models.waiting()) {
                late.accept(t); // another run came meanwhile
            } else {
                take(file, t, waits);
            }
        });
    }

    /// @param waits a model that waits for a table, as it can go on with this one, or null
    private void take(Path file, Table t, ModelPreview waits) {
        if (waits != null && waits.data() != null && (waits.own() || otherData.test(waits.question()))) {
            attach(waits, file);
            return;
        }
        use(file, t, forOtherTable(DataDesk.setupFor(t, setup().get())));
        if (waits != null && waits.data() == null) {
            say(Notice.done(waits.file().getFileName() + " cannot have these rows: " + waits.misfit(t) + "."));
        } else if (t.leftOut().records() > 0) {
            say(Notice.trouble(t.leftOut().sentence(t) + " All remarks stand behind \"Look at the table\" in the Data card."));
        }
    }

    private void attach(ModelPreview p, Path dataFile) {
        boolean unsaved = hasUnsavedWeights(); // a rescued model is in no file, with its data as without
        Answers.then(models.attach(p, dataFile), desk.fx(), (setup, e) -> {
            if (e != null) {
                failed(e);
            } else {
                edits.reset(setup);
                data.prepareFor(setup);
                models.opened(setup);
                if (unsaved) {
                    desk.unsaved.mark();
                }
                String name = modelFile().get() == null ? "the model" : modelFile().get().getFileName().toString();
                say(Notice.done(p.table().name() + " belongs to " + name + " now: it can be evaluated and trained on."));
            }
        });
    }

    /// Takes a table with all its settings, as a lesson brings them. A living run belongs to the data before it and stops.
    public void use(Table t, Setup s) {
        use(null, t, s);
    }

    private void use(Path file, Table t, Setup s) {
        data.giveUp(); // whoever takes another table meanwhile has changed their mind
        if (state().get().isLive()) {
            stop();
        }
        data.take(t, file);
        edits.reset(s);
        data.prepareFor(s); // an equal Setup is no change that listeners hear of, but the rows are others
        models.dataOpened(s);
    }

    /// Opens a model without asking.
    public void openModel(Path file) {
        read(file, this::take);
    }

    /// Takes a model that was looked at: it replaces the run on the screen.
    public void take(ModelPreview p) {
        say(null);
        data.giveUp();
        Answers.then(models.open(p), desk.fx(), (setup, e) -> {
            if (e != null) {
                failed(e);
            } else {
                if (setup == null) {
                    desk.drain(); // the run is there, as if it had come before what was chosen since
                } else {
                    edits.reset(setup);
                    data.prepareFor(setup); // an equal Setup is no change that listeners hear of, but the rows may be others
                    models.opened(setup);
                }
                say(p.opened());
                done(new FileDone(FileDone.Kind.OPENED, p.file()));
            }
        });
    }

    /// Shows rescued work, unsaved as it was.
    CompletableFuture<Void> restore(Rescued r) {
        Setup shown = forOtherTable(r.setup());
        if (r.table() != null) {
            use(r.dataFile(), r.table(), shown);
        }
        CompletableFuture<Setup> opened = r.model() == null ? CompletableFuture.completedFuture(shown)
                : models.read(r.model()).thenComposeAsync(p -> models.openBeside(r.table() == null ? p.withoutData() : p), desk.fx());
        return opened.thenAcceptAsync(s -> {
            models.opened(s);
            edits.reset(shown);
            data.prepareFor(shown);
            models.rescued(r.modelFile());
        }, desk.fx());
    }

    /// @return true once the file is written, false when it could not be
    public CompletableFuture<Boolean> saveModel(Path file) {
        say(null);
        return writing(models.save(file, setup().get())).whenCompleteAsync(Answers.heard((done, e) -> {
            if (e != null) {
                failed(e);
            } else {
                String fault = currentRun().get().setup().fault() == Fault.NONE ? "." : ", marked as sabotaged.";
                String settings = models.isUnsaved(setup().get()) ? " It keeps the settings that it was trained with; those changed since belong to the next run." : "";
                say(Notice.done("Saved " + file.getFileName() + fault + settings));
                done(new FileDone(FileDone.Kind.SAVED, file));
            }
        }), desk.fx()).handle((_, e) -> e == null);
    }

    /// Writes the run as a folder for PyTorch; ends on the JavaFX thread.
    CompletableFuture<Void> exportPython(Path folder) {
        return writing(models.export(folder));
    }

    private <T> CompletableFuture<T> writing(CompletableFuture<T> file) {
        CompletableFuture<T> here = file.whenCompleteAsync((_, _) -> { }, desk.fx());
        isWriting(here);
        return here;
    }

    /// A file is being written until this ends: who closes the window waits for it.
    ///
    /// @param file ends on the JavaFX thread
    public void isWriting(CompletableFuture<?> file) {
        writing.removeIf(CompletableFuture::isDone);
        writing.add(file);
    }

    /// Files that are being written just now: ends on the JavaFX thread once they are, with whether all of them came to be.
    public CompletableFuture<Boolean> written() {
        List<CompletableFuture<?>> all = new ArrayList<>(writing);
        all.addAll(fileWork().writes());
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).handle((_, e) -> e == null);
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
