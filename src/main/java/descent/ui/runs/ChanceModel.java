package descent.ui.runs;

import descent.data.PreparedData;
import descent.data.Table;
import descent.model.Fault;
import descent.model.Setup;
import descent.train.CrossValidation;
import descent.train.RaceResult;
import descent.train.Run;
import descent.train.SeedRuns;
import descent.ui.common.AnalysisDesk;
import descent.ui.common.AnalysisDesk.Job;
import descent.ui.common.Answers;
import descent.ui.common.Numbers;
import descent.ui.common.Words;
import descent.ui.common.WorkspaceState;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// What of a result is chance: the set-up repeated from other seeds, or on other held-out rows. Worked out beside the
/// trainer; the run in the window goes on or stands as it is.
final class ChanceModel {
    /// A seed or a fold.
    ///
    /// @param train   last train loss; NaN for folds
    /// @param watched last loss on the validation or test rows; NaN for folds
    record Row(String name, double train, double watched, double score) { }

    /// What came out last.
    ///
    /// @param score what the last column is: "R²"
    /// @param seeds null after a cross-validation
    record Result(List<Row> rows, String score, SeedRuns seeds) { }

    private final WorkspaceState workspace;
    private final ReadOnlyObjectWrapper<Job<?>> job = new ReadOnlyObjectWrapper<>(this, "job");
    private final BooleanProperty onChart = new SimpleBooleanProperty(this, "onChart", true);
    private final ReadOnlyStringWrapper offChart = new ReadOnlyStringWrapper(this, "offChart", "");
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(this, "result");

    /// What the seeds of the last result were trained on; no reason to keep it when other data were opened.
    private WeakReference<Table> repeatedOn = new WeakReference<>(null);

    ChanceModel(WorkspaceState workspace) {
        this.workspace = workspace;
        onChart.subscribe(_ -> showBand());
        workspace.table().subscribe(_ -> tellOffChart());
        words.set("Seeds: the same settings and rows, other start weights. Folds: other held-out rows, the same start weights. Both work on the settings as they are now.");
    }

    /// What is being worked out; null while nothing is.
    ReadOnlyObjectProperty<Job<?>> job() {
        return job.getReadOnlyProperty();
    }

    /// What it is, how it went, or why it did not.
    ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /// Null before the first.
    ReadOnlyObjectProperty<Result> result() {
        return result.getReadOnlyProperty();
    }

    /// A number that is none: nothing is worked out.
    void refused(String why) {
        words.set(why);
    }

    void seeds(int n) {
        Setup s = ready();
        if (s != null) {
            PreparedData data = workspace.prepared().get();
            words.set("Training with " + n + " seeds …");
            start(p -> SeedRuns.of(s, data, n, p), found -> {
                repeatedOn = new WeakReference<>(data.table());
                repeated(found, data.table().name());
            });
        }
    }

    void folds(int k) {
        Setup s = ready();
        if (s != null) {
            PreparedData data = workspace.prepared().get();
            words.set("Training with " + k + " folds …");
            start(p -> CrossValidation.of(s, data, k, p), found -> crossed(found, data.table().name()));
        }
    }

    private Setup ready() {
        Setup s = workspace.setup().get();
        if (s == null || workspace.prepared().get() == null) {
            words.set(workspace.dataProblem().get().isEmpty() ? "The data is not ready yet." : workspace.dataProblem().get());
            return null;
        }
        if (s.fault() != Fault.NONE) {
            words.set("There is a fault hidden in these settings: find it first, a repetition would give it away.");
            return null;
        }
        return s;
    }

    private <T> void start(AnalysisDesk.Work<T> work, Consumer<T> done) {
        Job<T> started = workspace.analysis().start(work);
        job.set(started);
        Answers.then(started.result(), (found, e) -> {
            if (job.get() == started) {
                job.set(null);
            }
            if (e != null) {
                words.set(Words.of(e));
            } else if (found == null) {
                words.set("Cancelled; nothing was changed.");
            } else {
                done.accept(found);
            }
        });
    }

    /// Whether the loss chart shows the band of the seeds, while the data that they were trained on are open.
    BooleanProperty onChart() {
        return onChart;
    }

    /// Why the chart has no place for the band, or "".
    ReadOnlyStringProperty offChart() {
        return offChart.getReadOnlyProperty();
    }

    private boolean isOfOpenData() {
        return repeatedOn.refersTo(workspace.table().get()); // other data have other losses
    }

    private void tellOffChart() {
        Result r = result.get();
        offChart.set(r == null || r.seeds() == null || isOfOpenData() ? "" : "Other data are open: the loss chart cannot show the band of these seeds.");
    }

    private void showBand() {
        Result r = result.get();
        boolean same = isOfOpenData();
        tellOffChart();
        workspace.runDesk().band().set(onChart.get() && r != null && same ? r.seeds() : null);
    }

    void cancel() {
        if (job.get() != null) {
            job.get().cancel();
        }
    }

    private void repeated(SeedRuns found, String data) {
        List<Row> rows = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < found.runs().size(); i++) {
            Run run = found.runs().get(i);
            double score = found.scores()[i];
            rows.add(new Row("seed " + run.setup().seed() + (run.divergedAt() > 0 ? ", diverged at epoch " + run.divergedAt() : ""),
                    Curves.last(run, true), Curves.last(run, false), score));
            low = Double.isNaN(score) ? low : Math.min(low, score);
            high = Double.isNaN(score) ? high : Math.max(high, score);
        }
        int lost = found.runs().size() - found.finished();
        words.set(found.finished() == 0 ? "None of the " + found.runs().size() + " seeds came through: "
                + (RaceResult.isWithoutWeight(found.runs()) ? "each met a batch of classes whose weight is 0; larger batches help." : "a smaller learning rate helps.")
                : found.score() + " on the " + found.rows() + " rows of " + data + ": " + Numbers.measured(found.mean()) + " ± " + Numbers.measured(found.spread())
                + " over " + found.finished() + " seeds, from " + Numbers.measured(low) + " to " + Numbers.measured(high) + "."
                + (lost == 0 ? "" : " " + lost + (lost == 1 ? " seed" : " seeds") + " diverged.")
                + " A difference between two settings that is smaller than this spread may be chance.");
        result.set(new Result(rows, found.score(), found)); // after the words, which are spoken with it
        showBand();
    }

    private void crossed(CrossValidation found, String data) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < found.folds().length; i++) {
            rows.add(new Row("fold " + (i + 1), Double.NaN, Double.NaN, found.folds()[i]));
        }
        words.set(found.score() + " on the rows of " + data + " held out: " + Numbers.measured(found.mean()) + " ± " + Numbers.measured(found.spread()) + " over "
                + found.folds().length + " folds of the train rows; each fold had its own preprocessing, and the test rows stayed unseen.");
        result.set(new Result(rows, found.score(), null));
        tellOffChart();
    }
}
