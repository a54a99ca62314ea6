package descent.ui.data;

import descent.data.CsvFormat;
import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.Table;
import descent.ui.common.Answers;
import descent.ui.common.FileWork;
import descent.ui.common.Looked;
import descent.ui.common.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A file on its way to becoming the data: what was guessed, what the person says instead, and the first rows as they
/// would come out. Nothing on screen changes before [#read] has ended well.
final class ImportModel {
    private static final int PREVIEW_ROWS = 200;

    private final Path file;
    private final FileWork work;
    private FileWork.Job<Table> job;  // a newer reading makes the one before it stop
    private CsvOptions options = CsvOptions.auto();
    private List<String> menuMarks;   // of a gap, from the menu; null: the usual ones
    private List<String> ownMarks = List.of();
    private Table whole;              // null until the file was read to its end
    private Consumer<Table> wanted;   // who pressed Import before that
    private final ReadOnlyObjectWrapper<Table> preview = new ReadOnlyObjectWrapper<>(this, "preview");
    private final ReadOnlyObjectWrapper<CsvFormat> format = new ReadOnlyObjectWrapper<>(this, "format");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");

    /// @param work reads the file
    ImportModel(Path file, FileWork work) {
        this.file = file;
        this.work = work;
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

    /// How far the reading is, once it takes longer than 0.3 s; else null.
    ReadOnlyObjectProperty<FileWork.Shown> shown() {
        return work.shown();
    }

    /// Overrules a guess (null: guess again) and shows what comes of it.
    void choose(UnaryOperator<CsvOptions> change) {
        options = change.apply(options);
        look();
    }

    /// Marks of a gap as the menu has them (null: the usual ones); those in the field beside it hold as well.
    void chooseMarks(List<String> menu) {
        menuMarks = menu;
        chooseMarks();
    }

    /// Marks of a gap of the file's own, beside those of the menu.
    void chooseOwnMarks(List<String> own) {
        if (!own.equals(ownMarks)) {
            ownMarks = own;
            chooseMarks();
        }
    }

    private void chooseMarks() {
        List<String> menu = menuMarks == null && !ownMarks.isEmpty() ? CsvFormat.usualMarks() : menuMarks;
        choose(o -> o.withMissingMarks(menu == null ? null : Stream.concat(menu.stream(), ownMarks.stream()).toList()));
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
        if (job != null) {
            job.cancel();
        }
        job = null;
        reading.set(false);
        wanted = null;
    }

    private void start(CsvOptions with, Consumer<Table> done) {
        if (job != null) {
            job.cancel();
        }
        reading.set(true);
        FileWork.Job<Table> mine = work.start("Reading", file.getFileName() + "", progress -> Looked.at(new CsvReader().read(file, with, progress)));
        job = mine;
        Answers.then(mine.result(), (table, e) -> {
            if (mine != job) {
                return;
            }
            job = null;
            reading.set(false);
            if (e == null) {
                trouble.set("");
                done.accept(table);
            } else {
                refused(Words.of(e));
            }
        });
    }

    private void refused(String sentence) {
        preview.set(null);
        wanted = null;
        trouble.set(sentence);
    }
}
