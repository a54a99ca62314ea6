package descent.ui.data;

import descent.data.CsvException;
import descent.data.CsvFormat;
import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.Table;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A file on its way to becoming the data: what was guessed, what the person says instead, and the first rows as they
/// would come out. Nothing on screen changes before [#read] has ended well.
final class ImportModel {
    private static final int PREVIEW_ROWS = 200;

    private final Path file;
    private final Executor io;
    private final Executor fx;
    private final AtomicInteger generation = new AtomicInteger(); // a newer reading makes older ones stop; any thread reads
    private CsvOptions options = CsvOptions.auto();
    private Table whole;              // null until the file was read to its end
    private Consumer<Table> wanted;   // who pressed Import before that
    private final ReadOnlyObjectWrapper<Table> preview = new ReadOnlyObjectWrapper<>(this, "preview");
    private final ReadOnlyObjectWrapper<CsvFormat> format = new ReadOnlyObjectWrapper<>(this, "format");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");

    /// @param io where files are read
    /// @param fx where results are shown
    ImportModel(Path file, Executor io, Executor fx) {
        this.file = file;
        this.io = io;
        this.fx = fx;
    }

    Path file() {
        return file;
    }

    CsvOptions options() {
        return options;
    }

    /// The first rows, or null while there is no right reading.
    ReadOnlyObjectProperty<Table> preview() {
        return preview.getReadOnlyProperty();
    }

    /// How the preview was read, with reasons.
    ReadOnlyObjectProperty<CsvFormat> format() {
        return format.getReadOnlyProperty();
    }

    /// Why the file cannot be read like this; "" when it can.
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Overrules a guess (null: guess again) and shows what comes of it.
    void choose(UnaryOperator<CsvOptions> change) {
        options = change.apply(options);
        look();
    }

    /// Shows the first rows at once, then reads on to the end, so that remarks on any line are there before Import.
    void look() {
        whole = null;
        wanted = null;
        start(options.withMaxRows(PREVIEW_ROWS), table -> {
            show(table);
            if (table.sha256().isEmpty()) {
                start(options, this::finished);
            } else {
                finished(table);
            }
        });
    }

    private void show(Table table) {
        preview.set(table);
        format.set(table.format());
    }

    private void finished(Table table) {
        whole = table;
        if (preview.get() != table) {
            show(table);
        }
        if (wanted != null) {
            wanted.accept(table);
        }
    }

    /// Hands the table over, as soon as the whole file is read.
    void read(Consumer<Table> done) {
        if (whole != null) {
            done.accept(whole);
        } else {
            wanted = done;
        }
    }

    void cancel() {
        generation.incrementAndGet();
        reading.set(false);
        wanted = null;
    }

    private void start(CsvOptions with, Consumer<Table> done) {
        int mine = generation.incrementAndGet();
        reading.set(true);
        progress.set(0);
        io.execute(() -> {
            try {
                Table table = new CsvReader().read(file, with, fraction -> told(mine, fraction));
                finish(mine, () -> {
                    trouble.set("");
                    done.accept(table);
                });
            } catch (CsvException e) {
                finish(mine, () -> refused(e.getMessage()));
            } catch (RuntimeException e) {
                finish(mine, () -> refused("Something unexpected happened (" + e + "); choose other settings."));
            }
        });
    }

    private void refused(String sentence) {
        preview.set(null);
        wanted = null;
        trouble.set(sentence);
    }

    private boolean told(int mine, double fraction) {
        if (mine != generation.get()) {
            return false;
        }
        fx.execute(() -> progress.set(fraction));
        return true;
    }

    private void finish(int mine, Runnable show) {
        fx.execute(() -> {
            if (mine == generation.get()) {
                reading.set(false);
                show.run();
            }
        });
    }
}
