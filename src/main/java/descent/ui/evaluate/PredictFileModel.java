package descent.ui.evaluate;

import descent.data.CsvException;
import descent.data.CsvFormat;
import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.Preprocessing;
import descent.data.Progress;
import descent.data.Table;
import descent.eval.Classification;
import descent.eval.ColumnMatch;
import descent.eval.InputRanges;
import descent.eval.Regression;
import descent.eval.TablePrediction;
import descent.model.AtomicFile;
import descent.ui.common.AnalysisDesk;
import descent.ui.common.AnalysisDesk.Job;
import descent.ui.common.Answers;
import descent.ui.common.Numbers;
import descent.ui.common.Subject;
import descent.ui.common.Words;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;

/// Predicts the rows of another file: reads it, matches its columns by name with those of the model, lists what does not
/// fit, predicts, and saves the file with the predictions. Everything beside the screen's thread.
final class PredictFileModel {
    private static final double READ = 0.6;

    /// @param prediction null where a column is missing
    /// @param reading    what is to be known of how the file was read; "" where nothing is
    record Result(String file, ColumnMatch match, TablePrediction prediction, String reading) { }

    private final Supplier<CompletableFuture<Subject>> subject;
    private final AnalysisDesk desk;
    private final Consumer<CompletableFuture<?>> writing;
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Job<?>> job = new ReadOnlyObjectWrapper<>();
    private final DatedWords words;
    private String doing = "";

    /// @param now     fingerprint of the weights as they are; null while an earlier epoch is looked back at
    /// @param writing hears of a file that is begun to be written
    PredictFileModel(Supplier<CompletableFuture<Subject>> subject, AnalysisDesk desk, ObservableValue<String> now, Consumer<CompletableFuture<?>> writing) {
        this.writing = writing;
        this.subject = subject;
        this.desk = desk;
        this.words = new DatedWords(now, "choose the file again for the one of now");
        words.say("Choose a CSV file whose columns have the names of the model's inputs.");
    }

    /// Null until a file was read.
    ReadOnlyObjectProperty<Result> result() {
        return result.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Job<?>> job() {
        return job.getReadOnlyProperty();
    }

    /// What the job does.
    String doing() {
        return doing;
    }

    /// What came out, or why nothing did; and whether it is of weights that the model has no more.
    ReadOnlyStringProperty words() {
        return words.words();
    }

    private void begin(Job<?> mine, String what) {
        doing = what;
        job.set(mine);
    }

    /// Another file that is still being read is given up.
    void predict(Path file) {
        if (job.get() != null) {
            job.get().cancel();
        }
        Answers.then(subject.get(), (s, e) -> {
            if (e != null) {
                words.say(Words.of(e));
            } else if (s == null) {
                words.say("Train first: there is no model yet.");
            } else {
                Job<Result> mine = desk.start(p -> work(s, file, p));
                begin(mine, "Reading and predicting");
                Answers.then(mine.result(), (r, failure) -> finish(mine, s, r, failure));
            }
        });
    }

    private static Result work(Subject s, Path file, Progress progress) throws Exception {
        Preprocessing p = Preprocessing.fromRecord(s.model().preprocessing());
        Table table;
        try {
            table = new CsvReader().read(file, CsvOptions.auto().withMissingMarks(s.missingMarks()).withLikelyMark(s.decimalMark()), p.wanted(), progress.part(0, READ));
        } catch (CsvException e) {
            if (e.cancelled()) {
                return null;
            }
            throw e;
        }
        ColumnMatch match = ColumnMatch.of(p, table, s.data() == null ? InputRanges.UNKNOWN : InputRanges.of(s.data()));
        TablePrediction prediction = match.possible() ? TablePrediction.of(s.model(), table, progress.part(READ, 1)) : null;
        return match.possible() && prediction == null ? null : new Result(table.name(), match, prediction, reading(table));
    }

    private static String reading(Table t) {
        CsvFormat f = t.format();
        String left = t.leftOut().records() == 0 ? "" : " " + t.leftOut().sentence(t);
        return left + (f.doubtful() ? " It could be read in other ways, too; here it is " + CsvFormat.nameOf(f.delimiter()) + " between cells, decimal "
                + (f.decimalMark() == ',' ? "comma" : "point") + " and " + (f.headerRows() == 0 ? "no names in the file" : "names in line " + (f.skipLines() + 1))
                + ": see whether the rows are right." : "");
    }

    private void finish(Job<Result> mine, Subject s, Result r, Throwable failure) {
        if (job.get() != mine) {
            return;
        }
        job.set(null);
        if (failure != null) {
            words.say(Words.of(failure));
        } else if (r == null) {
            words.say("Cancelled.");
        } else {
            result.set(r);
            words.say(sentence(r), r.prediction() == null ? null : s);
        }
    }

    static String sentence(Result r) {
        TablePrediction p = r.prediction();
        if (p == null) {
            return r.file() + " cannot be predicted as it is: a column of the model is missing or holds something else." + r.reading();
        }
        int all = p.table().rows();
        String rows = p.rows().length == all ? "all " + Numbers.count(all) + " rows" : Numbers.count(p.rows().length) + " of " + Numbers.count(all) + " rows (the others have a gap, or text where a number belongs)";
        Regression n = p.regression();
        Classification c = p.classification();
        String errors = n != null ? " Against its own " + p.target() + " (" + Numbers.count(n.rows()) + " rows): RMSE " + Numbers.plain(n.rmse()) + ", MAE " + Numbers.plain(n.mae()) + ", R² " + FigureTable.texts(FigureTable.share(n.r2())).getFirst() + "."
                : c != null ? " Against its own " + p.target() + ": " + Numbers.count(Math.round(c.accuracy() * c.rows())) + " of " + Numbers.count(c.rows()) + " right." : "";
        return r.file() + ": " + rows + " predicted." + errors + r.reading();
    }

    /// A name for the file with the predictions.
    String proposedName() {
        return result.get().file().replaceFirst("\\.\\w+$", "") + "-predicted.csv";
    }

    void save(Path target) {
        TablePrediction p = result.get().prediction();
        AtomicBoolean written = new AtomicBoolean(); // written by the calculating thread, read by the JavaFX thread: Cancel may come too late
        Job<Boolean> mine = desk.start(progress -> {
            write(target, p, progress);
            written.set(true);
            return true;
        });
        writing.accept(mine.result());
        begin(mine, "Saving");
        Answers.then(mine.result(), (_, failure) -> {
            job.set(job.get() == mine ? null : job.get());
            words.say(written.get() ? "Saved " + target.getFileName() + " with the predictions." + rounded(p.table())
                    : mine.cancelled() ? "Cancelled: " + target.getFileName() + " was not written." : Words.of(failure));
        });
    }

    /// Columns that the model does not use are copied as they stand; its own are numbers of about 7 digits.
    private static String rounded(Table t) {
        return t.rounded().isEmpty() ? "" : " Numbers of " + String.join(", ", t.rounded()) + " have 7 digits there, as the model reads them.";
    }

    private static void write(Path target, TablePrediction p, Progress progress) throws IOException {
        AtomicFile.write(target, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            p.write(writer, progress);
            writer.flush();
        });
    }
}
