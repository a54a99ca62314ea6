package descent.ui.common;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.Sample;
import descent.data.Samples;
import descent.data.Table;
import descent.model.PythonExport;
import descent.model.SavedModel;
import descent.model.SavedModel.Provenance;
import descent.model.Setup;
import descent.train.RunState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    /// What a model file and the data beside it gave.
    private record Opened(SavedModel model, Table table, PreparedData data) { }

    final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Setup> savedSetup = new ReadOnlyObjectWrapper<>();
    private final Executor io;
    private final Executor fx;
    private final ModelStore store;
    private final DataDesk data;
    private final TrainerDesk desk;

    ModelDesk(Workspace.Services s, DataDesk data, TrainerDesk desk) {
        this.io = s.io();
        this.fx = s.fx();
        this.store = s.store();
        this.data = data;
        this.desk = desk;
    }

    /// Settings or weights differ from what was saved or opened.
    BooleanExpression unsaved(ReadOnlyObjectProperty<Setup> setup) {
        return Bindings.createBooleanBinding(() -> desk.unsaved.get() || (savedSetup.get() != null && !savedSetup.get().equals(setup.get())),
                desk.unsaved, savedSetup, setup);
    }

    /// Other data: what the window shows now counts as untouched.
    void dataOpened(Setup setup) {
        file.set(null);
        saved(setup);
    }

    private void saved(Setup setup) {
        savedSetup.set(setup);
        desk.unsaved.set(false);
    }

    /// By content: the length of a header, then the header's first brace. Names and endings say nothing.
    static boolean isModel(Path path) {
        byte[] head = new byte[LENGTH_BYTES + 1];
        try (InputStream in = Files.newInputStream(path)) {
            if (in.readNBytes(head, 0, head.length) < head.length) {
                return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".model");
            }
        } catch (IOException e) {
            return false;
        }
        long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
        boolean binary = length > 0 && length <= LARGEST_HEADER && head[LENGTH_BYTES] == '{';
        return binary || path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".model");
    }

    CompletableFuture<Void> save(Path target, Setup shown) {
        return desk.trainer().snapshot().thenAcceptAsync(m -> {
            try {
                store.write(target, m);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        }, io).thenRunAsync(() -> {
            file.set(target);
            saved(shown);
            desk.unsaved.set(desk.state.get() == RunState.RUNNING);
        }, fx);
    }

    /// Writes the run as a folder for PyTorch, with the rows that it was trained on.
    CompletableFuture<Void> export(Path folder) {
        Table shown = data.table.get();
        return desk.trainer().snapshot().thenAcceptAsync(m -> {
            try {
                Table table = tableOf(m.provenance(), shown);
                if (table == null) {
                    throw new IOException("The script needs the rows that this model was trained on; open " + m.provenance().dataName() + " first.");
                }
                PythonExport.write(folder, m, prepare(m, table));
            } catch (IOException | DataException e) {
                throw new CompletionException(e);
            }
        }, io);
    }

    /// Reads on the io thread, hands the model to the trainer, then shows it; a failure leaves everything as it was.
    ///
    /// @return the Setup of the model
    CompletableFuture<Setup> open(Path source) {
        Table shown = data.table.get();
        return CompletableFuture.supplyAsync(() -> read(source, shown), io)
                .thenCompose(o -> desk.trainer().open(o.model(), o.data()).thenApply(run -> o))
                .thenApplyAsync(o -> {
                    if (o.table() != null) {
                        data.take(o.table(), null);
                    }
                    file.set(source);
                    return shown(o.model());
                }, fx);
    }

    /// The set-up on screen: that of the run, with the rate that was last set by hand, as it stood before saving.
    private static Setup shown(SavedModel m) {
        List<SavedModel.Rate> rates = m.history().rateChanges();
        return rates.isEmpty() ? m.setup() : m.setup().withLr(rates.getLast().lr());
    }

    void opened(Setup setup) {
        desk.drain();
        saved(setup);
    }

    /// A rescued model belongs to the file that it was saved in before, if any, and is unsaved.
    void rescued(Path file) {
        this.file.set(file);
        desk.unsaved.set(true);
    }

    private Opened read(Path source, Table shown) {
        try {
            SavedModel model = store.read(source);
            Table table = tableOf(model.provenance(), shown);
            return new Opened(model, table, table == null ? null : prepare(model, table));
        } catch (IOException | DataException e) {
            throw new CompletionException(e);
        }
    }

    private static PreparedData prepare(SavedModel model, Table table) throws DataException {
        Provenance p = model.provenance();
        return PreparedData.of(table, model.setup().schema(), Preprocessing.fromRecord(model.preprocessing()), p.split());
    }

    /// The model's own data, known by its hash: the table on the screen, or one of the samples; else null.
    private static Table tableOf(Provenance p, Table shown) {
        if (shown != null && same(p, shown)) {
            return shown;
        }
        for (Sample s : Samples.list()) {
            if (s.file().equals(p.dataName())) {
                Table sample = Samples.open(s.name());
                return same(p, sample) ? sample : null;
            }
        }
        return null;
    }

    private static boolean same(Provenance p, Table t) {
        return p.dataSha256().isEmpty() ? p.dataName().equals(t.name()) : p.dataSha256().equals(t.sha256());
    }
}
