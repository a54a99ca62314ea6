package descent.ui.common;

import descent.data.DataException;
import descent.data.Table;
import descent.eval.Evaluation;
import descent.model.AtomicFile;
import descent.model.ModelFileException;
import descent.model.Opened;
import descent.model.PythonExport;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.train.Run;
import descent.train.RunState;
import descent.train.Wish;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The model side of the workspace: saves what the trainer holds, opens files, and knows whether anything is unsaved.
final class ModelDesk {
    private static final int LENGTH_BYTES = 8;
    private static final long LARGEST_HEADER = 16 << 20;

    final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>();
    /// Settings that need no saving: those that came with what was opened, and those of the models that were saved since.
    private final ReadOnlyObjectWrapper<Set<Setup>> settled = new ReadOnlyObjectWrapper<>(Set.of());
    private Setup raced;
    private final Executor io;
    private final Executor fx;
    private final ModelStore store;
    private final DataDesk data;
    private final TrainerDesk desk;
    private int places; // counts what was opened: a file that was begun to be written before belongs to what is gone
    private ModelPreview waiting;
    private RunItem waitingRun;
    private boolean passed; // other data were opened since

    ModelDesk(Workspace.Services s, DataDesk data, TrainerDesk desk) {
        this.io = s.io();
        this.fx = s.fx();
        this.store = s.store();
        this.data = data;
        this.desk = desk;
    }

    /// Settings or weights differ from what was saved or opened.
    BooleanExpression unsaved(ReadOnlyObjectProperty<Setup> setup) {
        return Bindings.createBooleanBinding(() -> desk.unsaved.get() || isUnsaved(setup.get()),
                desk.unsaved.property(), settled, setup);
    }

    boolean hasUnsavedWeights() {
        return desk.currentRun.get() != null && desk.unsaved.get();
    }

    /// A race begins from these settings. Its lanes have others, but they are those of its winner as far as anybody has changed them.
    void raced(Setup setup) {
        raced = setup;
    }

    /// Whether these settings were changed since, and are in no file.
    boolean isUnsaved(Setup setup) {
        return !settled.get().isEmpty() && settled.get().stream().noneMatch(s -> s.equals(setup.withFault(s.fault()))); // a fault is no setting
    }

    /// Other data: what the window shows now counts as untouched.
    void dataOpened(Setup setup) {
        passed = true;
        waiting = waiting();
        waitingRun = waiting == null ? null : waitingRun;
        belongsTo(null);
        saved(setup);
    }

    private void belongsTo(Path model) {
        places++;
        file.set(model);
    }

    private void saved(Setup setup) {
        settled.set(Set.of(setup));
        desk.unsaved.clear();
    }

    /// By content: the length of a header, then the header's first brace. What is named so is one, too: its refusal says what else it is.
    static boolean isModel(Path path) {
        if (String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".model")) {
            return true;
        }
        if (!Files.isRegularFile(path)) {
            return false; // a pipe would keep the window waiting for its first byte
        }
        byte[] head = new byte[LENGTH_BYTES + 1];
        try (InputStream in = Files.newInputStream(path)) {
            long length = in.readNBytes(head, 0, head.length) < head.length ? 0 : ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
            return length > 0 && length <= LARGEST_HEADER && head[LENGTH_BYTES] == '{';
        } catch (IOException e) {
            return false;
        }
    }

    CompletableFuture<Void> save(Path target, Setup shown) {
        boolean changed = desk.unsaved.get() || isUnsaved(shown);
        int begun = places;
        Evaluation e = desk.evaluation.get();
        Evaluation ofTheseWeights = e != null && e.fingerprint().equals(desk.fingerprint.get()) ? e : null;
        return desk.trainer().snapshot().thenApplyAsync(m -> {
            try {
                store.write(target, Stamp.on(m, changed, ofTheseWeights));
            } catch (IOException failure) {
                throw new CompletionException(failure);
            }
            return m;
        }, io).thenComposeAsync(m -> begun == places ? written(target, m) : CompletableFuture.completedFuture(null), fx);
    }

    /// What was done while the file was written is not in it.
    private CompletableFuture<Void> written(Path target, SavedModel m) {
        file.set(target);
        Set<Setup> now = new HashSet<>(settled.get());
        now.add(shown(m));
        if (desk.races.lanes().contains(desk.currentRun.get().run())) {
            now.add(raced);
        }
        settled.set(Set.copyOf(now));
        long marks = desk.unsaved.marks();
        return desk.trainer().isStill(m).thenAcceptAsync(still -> {
            if (still && desk.unsaved.marks() == marks && desk.state.get() != RunState.RUNNING) {
                desk.unsaved.clear();
            }
        }, fx);
    }

    /// Writes the run as a folder for PyTorch, with the rows that it was trained on.
    CompletableFuture<Void> export(Path folder) {
        Table shown = data.table.get();
        return desk.trainer().snapshot().thenAcceptAsync(m -> {
            try {
                Table table = ModelData.own(m, shown);
                if (table == null) {
                    throw new ModelFileException("The script needs the rows that this model was trained on; "
                            + (shown != null && ModelData.isSameFile(m.provenance(), shown) ? "import " + m.provenance().dataName() + " as it was read then." : "open " + m.provenance().dataName() + " first."), null);
                }
                PythonExport.write(folder, m, ModelData.prepare(m, table));
            } catch (IOException | DataException e) {
                throw new CompletionException(e);
            }
        }, io);
    }

    /// Reads and checks on the io thread; nothing on the screen changes.
    CompletableFuture<ModelPreview> read(Path source) {
        Table shown = data.table.get();
        return CompletableFuture.supplyAsync(() -> {
            AtomicFile.sweep(source.toAbsolutePath().getParent());
            try {
                return ModelData.preview(source, store.open(source), shown);
            } catch (IOException e) {
                throw new CompletionException(e);
            } catch (DataException e) {
                throw new CompletionException(new ModelFileException(source.getFileName() + " cannot be opened: " + e.getMessage(), e));
            }
        }, io);
    }

    /// Hands a model that is as it was checked to the trainer.
    CompletableFuture<Run> hand(ModelPreview p, Wish wish) {
        SavedModel m = p.own() || p.data() == null ? p.model() : ModelData.on(p.model(), p.data());
        return p.whole().thenCompose(_ -> desk.trainer().open(m, p.data(), wish));
    }

    /// The trainer has it: it takes the place of what was on the screen.
    ///
    /// @return its settings
    Setup taken(ModelPreview p) {
        if (p.table() != null) {
            data.take(p.table(), null);
        }
        belongsTo(p.file());
        return beside(p);
    }

    /// As [#taken]; the table on the screen stays, which need not be the model's.
    Setup beside(ModelPreview p) {
        desk.races.none();
        waiting = p.data() == null ? p : null;
        passed = false;
        return shown(p.model());
    }

    /// Whether other data were opened since: then it waits for its own rows alone.
    boolean isPassed() {
        return passed;
    }

    /// The model that was opened without data and waits for them; null when none does.
    ModelPreview waiting() {
        return desk.currentRun.get() == waitingRun ? waiting : null;
    }

    /// A model that waits for its data, as it can go on with this table; null where it cannot. Looks at all rows: not for the JavaFX thread.
    static ModelPreview on(ModelPreview waiting, Table t) {
        try {
            SavedModel m = waiting.model();
            return ModelData.isOwn(m, t) ? new ModelPreview(waiting.file(), m, t, ModelData.prepare(m, t), true, null, waiting.whole())
                    : ModelData.with(waiting.file(), new Opened(m, waiting.whole()), t);
        } catch (DataException e) {
            return null;
        }
    }

    /// The trainer has the rows of a model that was opened without data; the run without them goes.
    Setup attached(ModelPreview p, Path dataFile, RunItem without) {
        Setup s = beside(p);
        data.take(p.table(), dataFile);
        desk.drain();
        desk.runs.remove(without);
        desk.recolour();
        return s;
    }

    /// The set-up on screen: that of the run, with the rate that was last set by hand, as it stood before saving.
    private static Setup shown(SavedModel m) {
        List<SavedModel.Rate> rates = m.history().rateChanges();
        return rates.isEmpty() ? m.setup() : m.setup().withLr(rates.getLast().lr());
    }

    void opened(Setup setup) {
        desk.drain();
        waitingRun = waiting == null ? null : desk.currentRun.get();
        saved(setup);
    }

    /// A rescued model belongs to the file that it was saved in before, if any, and is unsaved.
    void rescued(Path file) {
        belongsTo(file);
        desk.unsaved.mark();
    }
}
