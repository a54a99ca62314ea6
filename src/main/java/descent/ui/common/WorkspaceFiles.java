package descent.ui.common;

import descent.data.Samples;
import descent.data.Table;
import descent.model.Fault;
import descent.model.ModelFileException;
import descent.model.Setup;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What opens files for the [Workspace], and says how it went.
public abstract sealed class WorkspaceFiles extends WorkspaceSaves permits Workspace {
    private Doubtful doubtful = (_, guessed, take) -> take.accept(guessed);
    private BiConsumer<Path, Runnable> newWork = (_, take) -> take.run();
    private Consumer<ModelPreview> looked = this::take;
    private Predicate<String> otherData = question -> true;
    private BooleanSupplier keepsFault = () -> false;
    private int choices; // of a table or a model: a file that was to be read before is of no use any more
    private WeakReference<Table> lookedAt = new WeakReference<>(null); // on the screen while a model was looked at last

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
        lookedAt = new WeakReference<>(table().get());
        int mine = choices;
        Answers.then(models.read(model), desk.fx(), (p, e) -> {
            if (mine != choices) {
                return;
            }
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
        desk.opening.instead(() -> lookAt(file, t));
    }

    private void lookAt(Path file, Table t) {
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
                take(file, t, models.isPassed() && !(waits != null && waits.own()) ? null : waits);
            }
        });
    }

    /// @param waits a model that waits for a table, as it can go on with this one, or null
    private void take(Path file, Table t, ModelPreview waits) {
        if (waits != null && waits.data() != null && (waits.own() || otherData.test(waits.question()))) {
            attach(waits, file);
            return;
        }
        put(file, t, forOtherTable(DataDesk.setupFor(t, setup().get())));
        if (waits != null && waits.data() == null) {
            say(Notice.done(waits.file().getFileName() + " cannot have these rows: " + waits.misfit(t) + "."));
        } else if (t.leftOut().records() > 0) {
            say(Notice.trouble(t.leftOut().sentence(t) + " All remarks stand behind \"Look at the table\" in the Data card."));
        }
    }

    private void attach(ModelPreview model, Path dataFile) {
        boolean unsaved = hasUnsavedWeights(); // a rescued model is in no file, with its data as without
        RunItem without = currentRun().get();
        opening(CompletableFuture.completedFuture(model), p -> {
            show(models.attached(p, dataFile, without));
            if (unsaved) {
                desk.unsaved.mark();
            }
            String name = modelFile().get() == null ? "the model" : modelFile().get().getFileName().toString();
            say(Notice.done(p.table().name() + " belongs to " + name + " now: it can be evaluated and trained on."));
        });
    }

    /// What came with a model is on the screen, and saved.
    private void show(Setup s) {
        edits.reset(s);
        data.prepareFor(s); // an equal Setup is no change that listeners hear of, but the rows may be others
        models.opened(s);
    }

    private void opening(CompletableFuture<ModelPreview> file, Consumer<ModelPreview> there) {
        Answers.then(desk.opening.begin(file, models::hand, there), (_, e) -> {
            if (e != null) {
                failed(e);
            }
        });
    }

    /// Takes a table with all its settings, as a lesson brings them. A living run belongs to the data before it and stops, and so does one that is about to begin.
    public void use(Table t, Setup s) {
        desk.opening.instead(() -> put(null, t, s));
    }

    private void put(Path file, Table t, Setup s) {
        giveUp();
        if (!desk.beginning.giveUp() || state().get().isLive() || desk.isAsked()) {
            stop();
        }
        data.take(t, file);
        edits.reset(s);
        data.prepareFor(s); // an equal Setup is no change that listeners hear of, but the rows are others
        models.dataOpened(s);
    }

    /// Whoever takes another table or model has changed their mind about what was to come of those before.
    private void giveUp() {
        choices++;
        boolean _ = desk.beginning.giveUp();
        data.giveUp();
        runDesk().giveUpComputing();
    }

    /// Opens a model without asking.
    public void openModel(Path file) {
        read(file, this::take);
    }

    /// Takes a model that was looked at: it replaces the run on the screen. With other data on the screen than it was looked at with, it
    /// is looked at again.
    public void take(ModelPreview model) {
        if (model.table() != null && lookedAt.refersTo(model.table()) && model.table() != table().get()) {
            openModel(model.file());
            return;
        }
        desk.opening.instead(() -> {
            say(null);
            giveUp();
            opening(CompletableFuture.completedFuture(model), p -> {
                show(models.taken(p));
                say(p.opened());
                done(new FileDone(FileDone.Kind.OPENED, p.file()));
            });
        });
    }

    /// Shows rescued work, unsaved as it was.
    CompletableFuture<Void> restore(Rescued r) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        desk.opening.instead(() -> {
            Setup shown = forOtherTable(r.setup());
            if (r.table() != null) {
                put(r.dataFile(), r.table(), shown);
            }
            if (r.model() == null) {
                rescued(r, shown, shown);
                done.complete(null);
                return;
            }
            CompletableFuture<ModelPreview> model = models.read(r.model()).thenApply(p -> r.table() == null ? p.withoutData() : p);
            Answers.then(desk.opening.begin(model, models::hand, p -> rescued(r, models.beside(p), shown)), (came, e) -> {
                if (e == null && came) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(e != null ? e : new ModelFileException("something else was opened meanwhile.", null));
                }
            });
        });
        return done;
    }

    private void rescued(Rescued r, Setup own, Setup shown) {
        models.opened(own);
        edits.reset(shown);
        data.prepareFor(shown);
        models.rescued(r.modelFile());
    }
}
