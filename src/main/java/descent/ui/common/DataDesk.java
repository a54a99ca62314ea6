package descent.ui.common;

import descent.data.CsvException;
import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.PreprocessingSettings;
import descent.data.Proposal;
import descent.data.Schema;
import descent.data.SplitSettings;
import descent.data.Table;
import descent.data.Task;
import descent.model.LossSpec;
import descent.model.Setup;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The data side of the workspace: reads tables on the io thread and keeps them prepared for the Setup being edited, so
/// that Train is ready at once and every fault of the choice is said before it.
final class DataDesk {
    /// What the preparation depends on.
    private record Wish(Table table, Schema schema, SplitSettings split, PreprocessingSettings preprocessing) { }

    /// A wish on its way to the io thread. The slider of the split makes one at each step, and a million rows take their time:
    /// one that another has followed is left out, unless a Train waits for it.
    private final class Preparation {
        private final Wish wish;
        private volatile boolean outdated; // written on the JavaFX thread, read on the io thread; so is waitedFor
        private volatile boolean waitedFor;
        private CompletableFuture<PreparedData> result;

        Preparation(Wish wish) {
            this.wish = wish;
        }

        /// @return null where it was left out
        private PreparedData prepare() {
            if (outdated && !waitedFor) {
                return null;
            }
            try {
                return how.of(wish.table(), wish.schema(), wish.split(), wish.preprocessing());
            } catch (DataException e) {
                throw new CompletionException(e);
            }
        }
    }

    /// How a table is prepared.
    interface Preparing {
        PreparedData of(Table table, Schema schema, SplitSettings split, PreprocessingSettings preprocessing) throws DataException;
    }

    final ReadOnlyObjectWrapper<Table> table = new ReadOnlyObjectWrapper<>();
    /// Where the table was read from, or null.
    final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<Task> task = new ReadOnlyObjectWrapper<>(Task.REGRESSION);
    final ReadOnlyObjectWrapper<PreparedData> prepared = new ReadOnlyObjectWrapper<>();
    /// Why the data cannot be trained with, "" when it can.
    final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("Open data first.");
    private final Executor io;
    private final Executor fx;
    private final Preparing how;
    private Preparation last;
    private final FileWork files;
    private FileWork.Job<?> reading;
    private FileWork.Job<PreparedData> wanted; // by a run that is to begin

    DataDesk(Executor io, Executor fx, FileWork files) {
        this(io, fx, files, PreparedData::of);
    }

    DataDesk(Executor io, Executor fx, FileWork files, Preparing how) {
        this.io = io;
        this.fx = fx;
        this.files = files;
        this.how = how;
    }

    /// Reads a file on the io thread; the future ends on the FX thread. The table is not taken yet. A file that is still
    /// being read for an earlier call is given up: its future never ends.
    ///
    /// @return ends with a cancelled [CsvException] after a cancel, even when the last byte had been read by then
    CompletableFuture<Table> read(Path file) {
        return work("Reading", file.getFileName() + "", p -> Looked.at(new CsvReader().read(file, CsvOptions.auto(), p)));
    }

    /// As [#read], of other work on a table that is not taken yet.
    <T> CompletableFuture<T> work(String what, String name, AnalysisDesk.Work<T> work) {
        giveUpReading();
        FileWork.Job<T> mine = files.start(what, name, work);
        reading = mine;
        CompletableFuture<T> done = new CompletableFuture<>();
        Answers.then(mine.result(), (t, e) -> {
            if (mine != reading) {
                return;
            }
            reading = null;
            if (e == null && !mine.cancelled()) {
                done.complete(t);
            } else {
                done.completeExceptionally(e == null ? CsvException.ofCancel() : e);
            }
        });
        return done;
    }

    /// A file that is still being read is of no use any more: its future never ends.
    void giveUpReading() {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
    }

    /// The Setup for a new table: its own columns, everything else as it was.
    static Setup setupFor(Table t, Setup before) {
        Schema schema = Proposal.schema(t);
        Setup setup = before == null ? Setup.defaults(schema) : before.withSchema(schema);
        return fitting(setup.withLoss(ofAllClasses(setup.loss())), t);
    }

    /// Another target can be another task: then the loss is the one that suits it. Other classes all count the same.
    static Setup withSchema(Setup s, Schema schema, Table t) {
        Schema before = s.schema();
        boolean same = schema.target().equals(before.target()) && schema.task() == before.task()
                && Objects.equals(schema.kinds().get(schema.target()), before.kinds().get(before.target()));
        return fitting(s.withSchema(schema).withLoss(same ? s.loss() : ofAllClasses(s.loss())), t);
    }

    private static Setup fitting(Setup setup, Table t) {
        return setup.withLossFor(Proposal.taskOf(t, setup.schema()));
    }

    private static LossSpec ofAllClasses(LossSpec loss) {
        return loss instanceof LossSpec.CrossEntropyLoss(double smoothing, List<Double> _) ? new LossSpec.CrossEntropyLoss(smoothing, List.of()) : loss;
    }

    /// @param source where it was read from, or null; a table that is on the screen already keeps its own
    void take(Table t, Path source) {
        if (source != null || t != table.get()) {
            file.set(source);
        }
        table.set(t);
    }

    /// Prepares for this Setup unless that was done already. Only the last wish counts.
    void prepareFor(Setup setup) {
        if (table.get() == null || setup == null) {
            return;
        }
        Wish now = new Wish(table.get(), setup.schema(), setup.split(), setup.preprocessing());
        if (last != null && now.equals(last.wish)) {
            return;
        }
        if (last != null) {
            last.outdated = true;
        }
        Preparation mine = new Preparation(now);
        mine.result = CompletableFuture.supplyAsync(mine::prepare, io);
        last = mine;
        task.set(Proposal.taskOf(now.table(), now.schema()));
        Answers.then(mine.result, fx, (p, e) -> {
            if (mine == last) {
                prepared.set(p);
                problem.set(e == null ? "" : Words.of(e));
            }
        });
    }

    /// Hands the data, as the last wish has them, to a run that is to begin. Until they are ready "Preparing" is shown, which can be
    /// cancelled. Who asks again has changed their mind: two presses of Train are one run.
    ///
    /// @param use       gets null while there is no table
    /// @param cancelled by the person
    void forRun(BiConsumer<PreparedData, Throwable> use, Runnable cancelled) {
        giveUpRun();
        FileWork.Job<PreparedData> mine = files.follow("Preparing", table.get() == null ? "" : table.get().name(), _ -> ready());
        wanted = mine;
        mine.afterCancel(() -> {
            if (mine == wanted) {
                wanted = null;
                cancelled.run();
            }
        });
        Answers.then(mine.result(), (p, e) -> {
            if (mine == wanted) {
                wanted = null;
                use.accept(p, e);
            }
        });
    }

    private void giveUpRun() {
        FileWork.Job<PreparedData> before = wanted;
        wanted = null;
        if (before != null) {
            before.cancel();
        }
    }

    /// Other data take the place: neither a file that is being read nor a run that waits for its rows is wanted any more.
    void giveUp() {
        giveUpReading();
        giveUpRun();
    }

    /// The data as the last wish has it, as soon as it is ready; null while there is no table.
    CompletableFuture<PreparedData> ready() {
        if (last == null) {
            return CompletableFuture.completedFuture(null);
        }
        last.waitedFor = true;
        return last.result;
    }
}
