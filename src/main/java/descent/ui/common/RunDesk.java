package descent.ui.common;

import descent.data.Column;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Table;
import descent.eval.Evaluation;
import descent.model.SavedModel.Provenance;
import descent.train.Run;
import descent.train.RunState;
import descent.train.SeedRuns;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// What a person does with runs beside training them: takes the best epoch by validation, and looks at the test rows, which
/// is counted, because each look makes them a little less unseen.
public final class RunDesk {
    private static final String AGAIN = "Computing again";

    private final TrainerDesk desk;
    private final DataDesk data;
    private final FileWork work;
    private final Consumer<Notice> say;
    private final Map<List<Object>, Integer> looks = new HashMap<>();
    private final ReadOnlyIntegerWrapper testLooks = new ReadOnlyIntegerWrapper(this, "testLooks", 0);
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper(this, "blocked", "");
    private final ObjectProperty<SeedRuns> band = new SimpleObjectProperty<>(this, "band");
    private final ReadOnlyBooleanWrapper foreign = new ReadOnlyBooleanWrapper(this, "foreign");
    private final ObservableValue<Boolean> gone;
    private final Map<RunItem, WeakReference<Table>> begunOn = new WeakHashMap<>();
    private List<Object> rows = List.of();
    private FileWork.Job<?> again;
    private RunItem chosen; // to become the current model, while it is computed again

    RunDesk(TrainerDesk desk, DataDesk data, FileWork work, Consumer<Notice> say) {
        this.desk = desk;
        this.work = work;
        this.say = say;
        ObservableValue<Boolean> hidden = desk.currentRun.flatMap(RunItem::shown).map(s -> !s).orElse(false);
        this.gone = foreign.flatMap(f -> f ? foreign : hidden);
        this.data = data;
        data.table.subscribe(t -> {
            band.set(null);
            desk.runs.stream().filter(r -> isOfOther(r, t)).forEach(r -> r.shown().set(false)); // losses of other data are not to be compared
            foreign.set(isOfOther(desk.currentRun.get(), t));
        });
        desk.currentRun.subscribe(r -> {
            if (r != null && data.table.get() != null) {
                begunOn.putIfAbsent(r, new WeakReference<>(data.table.get()));
            }
            foreign.set(isOfOther(r, data.table.get()));
        });
        data.prepared.subscribe(p -> {
            rows = p == null ? List.of() : key(p);
            testLooks.set(looks.getOrDefault(rows, 0));
        });
        desk.evaluation.subscribe(this::evaluated);
        desk.fingerprint.subscribe(this::moved);
        desk.state.subscribe(_ -> update());
        desk.currentRun.subscribe(_ -> update());
        update();
    }

    /// Whether a run was trained on other data than this table.
    private boolean isOfOther(RunItem item, Table t) {
        if (item == null || t == null || item.run().provenance() == null) {
            return false;
        }
        Provenance p = item.run().provenance();
        return !ModelData.isNamed(p, t) || !(p.reading() == null ? isAsBegun(item, t) : ModelData.isReadAsThen(p, t));
    }

    /// A deleted run that comes back finds its colour taken, perhaps, and other data open.
    public void comesBack(RunItem item) {
        RunColours.free(desk.runs, item);
        if (isOfOther(item, data.table.get())) {
            item.shown().set(false);
        }
    }

    /// Made data have no file to know them by: moons with another seed bear the same name. And older models do not tell how their
    /// file was read.
    private boolean isAsBegun(RunItem item, Table t) {
        WeakReference<Table> known = begunOn.get(item);
        Table begun = known == null ? t : known.get();
        return begun == t || (begun != null && begun.rows() == t.rows() && begun.columns().size() == t.columns().size()
                && IntStream.range(0, t.columns().size()).allMatch(c -> isSame(begun.columns().get(c), t.columns().get(c))));
    }

    private static boolean isSame(Column a, Column b) {
        return a.kind() == b.kind() && (a.kind() == Kind.NUMBER ? Arrays.equals(a.numbers(), b.numbers()) : Arrays.equals(a.codes(), b.codes()) && a.levels().equals(b.levels()));
    }

    /// Whether the current run was trained on other data than the table that is open: nothing of it is said beside that.
    public ReadOnlyBooleanProperty foreign() {
        return foreign.getReadOnlyProperty();
    }

    /// Whether the current run is not on the chart: [#foreign], or hidden, as a lesson does that begins.
    public ObservableValue<Boolean> gone() {
        return gone;
    }

    /// The same for the same rows in any order; a million of them are gone over once, without sorting.
    private static List<Object> key(String table, int[] test) {
        long sum = 0;
        long mixed = 0;
        for (int row : test) {
            long z = (row + 1) * 0x9E3779B97F4A7C15L;
            z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
            sum += z ^ z >>> 31;
            mixed ^= Long.rotateLeft(z, 17);
        }
        return List.of(table, sum, mixed, test.length);
    }

    private static List<Object> key(PreparedData p) {
        return key(p.table().name() + p.table().sha256(), p.split().test());
    }

    /// The rows that the current model was trained on, whatever is open now; null where it was opened without them.
    public CompletableFuture<PreparedData> trainedOn() {
        return desk.trainer().ask((_, data) -> data).whenCompleteAsync((_, _) -> { }, desk.fx());
    }

    private void evaluated(Evaluation e) {
        RunItem item = desk.currentRun.get();
        if (e == null || desk.replaying || item == null) { // looking back is no Evaluate
            return;
        }
        Provenance of = item.run().provenance(); // other data may be open
        List<Object> looked = key(of.dataName() + of.dataSha256(), e.test().tableRows());
        int times = looks.merge(looked, 1, Integer::sum);
        if (looked.equals(rows)) {
            testLooks.set(times);
        }
        item.measured().set(RunMetrics.of(e));
    }

    /// What was measured is of weights that are no more. In a race the weights of all lanes move.
    private void moved(String now) {
        if (desk.replaying) {
            return;
        }
        RunItem current = desk.currentRun.get();
        for (RunItem r : desk.runs) {
            RunMetrics m = r.measured().get();
            boolean races = desk.state.get().isLive() && desk.races.lanes().contains(r.run());
            if (m != null && (r == current || races) && !m.fingerprint().equals(now)) {
                r.measured().set(null);
            }
        }
    }

    /// The repetition whose band the loss chart shows; null: none.
    public ObjectProperty<SeedRuns> band() {
        return band;
    }

    /// How often Evaluate has looked at the test rows of these data.
    public int testLooks(PreparedData p) {
        return looks.getOrDefault(key(p), 0);
    }

    /// How often Evaluate has looked at the test rows as they are divided now.
    public ReadOnlyIntegerProperty testLooks() {
        return testLooks.getReadOnlyProperty();
    }

    /// Why the best epoch cannot be taken now, "" when it can.
    public ReadOnlyStringProperty takeBestBlocked() {
        return blocked.getReadOnlyProperty();
    }

    private void update() {
        RunItem item = desk.currentRun.get();
        RunState state = desk.state.get();
        Run run = item == null ? null : item.run();
        blocked.set(run == null ? "Train first." : run.best() == null ? "Only runs with validation rows (Training › More) have a best epoch."
                : state.isLive() ? "The best epoch can be taken when the run has ended."
                : run.best().epoch() > run.history().count() ? "The last weights are the best ones."
                : run.weightsEpoch() == run.best().epoch() - 1 ? "The model has the weights of its best epoch." : "");
    }

    /// The weights of the lowest validation loss become the model's; said in words, and the last ones can be had back.
    public void takeBest() {
        if (blocked.get().isEmpty()) {
            Run run = desk.currentRun.get().run();
            take(run.best().epoch() - 1, "The model now has the weights of epoch " + run.best().epoch() + ", of the lowest validation loss, "
                    + Numbers.plain(run.best().loss()) + ".");
        }
    }

    /// The weights of the lowest train loss become the model's, after a divergence say; the last ones can be had back.
    public void takeLowest() {
        RunItem item = desk.currentRun.get();
        if (item != null && !desk.state.get().isLive() && item.run().history().count() > 0) {
            int lowest = lowest(item.run().history().trainAll());
            take(lowest, "The model now has the weights of the lowest train loss, " + Numbers.plain(item.run().history().train(lowest)) + ", after epoch " + lowest + ".");
        }
    }

    /// Finished epochs before the first epoch with the lowest loss.
    private static int lowest(float[] losses) {
        int at = 0;
        for (int i = 1; i < losses.length; i++) {
            at = losses[i] < losses[at] ? i : at;
        }
        return at;
    }

    /// Makes another lane of the race, or an earlier run, the current model. One that must be computed again shows how far it
    /// is, and is given up by Cancel or when something else is begun.
    void choose(RunItem item) {
        giveUpComputing();
        chosen = item;
        computesAgain(work.follow(AGAIN, item.name().get(), progress -> desk.choose(item, progress)));
    }

    /// Whether this run is about to become the current model.
    boolean isChosen(RunItem item) {
        return again != null && chosen == item;
    }

    /// Until it is there: what came of it is not kept.
    private void computesAgain(FileWork.Job<?> job) {
        again = job;
        Answers.then(job.result(), (_, _) -> {
            if (again == job) {
                again = null;
                chosen = null;
            }
        });
    }

    /// Something else is begun.
    void giveUpComputing() {
        if (again != null) {
            again.cancel();
        }
    }

    /// The weights after the last update come back.
    public void takeLast() {
        RunItem item = desk.currentRun.get();
        if (item != null && !desk.state.get().isLive()) {
            take(item.run().history().count(), "The model has its last weights again.");
        }
    }

    /// Weights that are not at hand are computed again, which shows how far it is and can be cancelled.
    private void take(int finished, String words) {
        giveUpComputing();
        chosen = null;
        computesAgain(work.follow(AGAIN, "epoch " + finished, progress -> {
            CompletableFuture<Boolean> answer = desk.trainer().take(finished, progress);
            desk.await(answer, taken -> taken(taken, words));
            return answer;
        }));
    }

    private void taken(boolean taken, String words) {
        if (!taken) {
            say.accept(Notice.done("Cancelled: the model keeps the weights that it has."));
            return;
        }
        desk.weightsMove();
        desk.askWeights();
        desk.currentRun.get().changed();
        update();
        say.accept(Notice.done(words));
    }
}
