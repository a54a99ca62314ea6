package descent.ui.common;

import descent.data.PreparedData;
import descent.data.Table;
import descent.data.Task;
import descent.eval.Evaluation;
import descent.model.Setup;
import descent.train.FitView;
import descent.train.LoopSample;
import descent.train.Pace;
import descent.train.RunState;
import descent.train.StepView;
import descent.train.WeightView;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/// What the window shows: the read side of the [Workspace]. Cards that only show need no more.
public abstract sealed class WorkspaceState permits WorkspaceEdits {
    final SetupEdits edits = new SetupEdits();
    final AnalysisDesk analysis;
    final AnalysisDesk views;
    private final FileWork fileWork;
    final DataDesk data;
    final TrainerDesk desk;
    final ModelDesk models;
    private final RunDesk runDesk;
    final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice");
    final ReadOnlyObjectWrapper<FileDone> fileDone = new ReadOnlyObjectWrapper<>(this, "fileDone");
    final ReplayDesk replay;
    private final BooleanExpression unsaved;
    private final ObjectProperty<UnitPlace> pointedAt = new SimpleObjectProperty<>(this, "pointedAt");
    private final ObjectProperty<Integer> markedRow = new SimpleObjectProperty<>(this, "markedRow");
    final ObjectProperty<Pace> pace = new SimpleObjectProperty<>(this, "pace", Pace.DEFAULT);

    private Consumer<Throwable> fault = e -> { };

    WorkspaceState(Workspace.Services s) {
        analysis = new AnalysisDesk("analysis", s.fx());
        views = new AnalysisDesk("views", s.fx());
        fileWork = new FileWork(s.io(), s.fx());
        data = new DataDesk(s.io(), s.fx(), fileWork);
        desk = new TrainerDesk(s.trainer(), s.fx(), s.clock(), this::failed);
        models = new ModelDesk(s, data, desk);
        runDesk = new RunDesk(desk, data, fileWork, notice::set);
        replay = new ReplayDesk(desk, s, notice::set);
        unsaved = models.unsaved(setup());
        edits.setup().subscribe(data::prepareFor);
        data.table.subscribe(_ -> {
            replay.leave(); // of other data
            markedRow.set(null);
        });
    }

    /// Hears of every exception that is no refusal in words but an error of the program.
    public void onFault(Consumer<Throwable> listener) {
        fault = listener;
    }

    /// Says what went wrong; errors of the program are told in full elsewhere too.
    final void failed(Throwable e) {
        notice.set(Notice.trouble(Words.of(e)));
        if (Words.isFault(e)) {
            fault.accept(e);
        }
    }

    /// Looking back over the run that stands.
    public ReplayDesk replay() {
        return replay;
    }

    /// The Setup being edited: that of the next run. A living run keeps the one it began with ([RunItem#setup()]).
    public ReadOnlyObjectProperty<Setup> setup() {
        return edits.setup();
    }

    public BooleanExpression canUndo() {
        return edits.undoWhat().isNotEmpty();
    }

    public BooleanExpression canRedo() {
        return edits.redoWhat().isNotEmpty();
    }

    /// What Undo would take back, "" when nothing.
    public ReadOnlyStringProperty undoWhat() {
        return edits.undoWhat();
    }

    public ReadOnlyStringProperty redoWhat() {
        return edits.redoWhat();
    }

    /// Null until data was opened.
    public ReadOnlyObjectProperty<Table> table() {
        return data.table.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Task> task() {
        return data.task.getReadOnlyProperty();
    }

    /// The data as the Setup wants it; null while it cannot be had ([#dataProblem()]).
    public ReadOnlyObjectProperty<PreparedData> prepared() {
        return data.prepared.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty dataProblem() {
        return data.problem.getReadOnlyProperty();
    }

    /// Files that are being read and written, each of which can be cancelled.
    public FileWork fileWork() {
        return fileWork;
    }

    /// Writes files that may be long.
    public FileExport export() {
        return new FileExport(fileWork, notice::set, e -> fault.accept(e));
    }

    /// The file that the table was read from, or null: a sample, or made in the program.
    public ReadOnlyObjectProperty<Path> dataFile() {
        return data.file.getReadOnlyProperty();
    }

    /// The model's file, or null while it has none.
    public ReadOnlyObjectProperty<Path> modelFile() {
        return models.file.getReadOnlyProperty();
    }

    /// Settings or weights differ from what was saved or opened.
    public BooleanExpression unsaved() {
        return unsaved;
    }

    /// Whether weights are, which can be saved; settings that were changed for the next run cannot.
    public boolean hasUnsavedWeights() {
        return models.hasUnsavedWeights();
    }

    public ObjectProperty<Pace> pace() {
        return pace;
    }

    public ReadOnlyObjectProperty<RunState> state() {
        return desk.state.getReadOnlyProperty();
    }

    /// One sentence about the state, or "".
    public ReadOnlyStringProperty message() {
        return desk.message.getReadOnlyProperty();
    }

    /// The newest values of the loop; null before the first run.
    public ReadOnlyObjectProperty<LoopSample> sample() {
        return desk.sample.getReadOnlyProperty();
    }

    /// Newest last; the chart and the Runs list show them.
    public ObservableList<RunItem> runs() {
        return desk.runs;
    }

    /// The run that lives or ended last; null before the first.
    public ObjectProperty<RunItem> currentRun() {
        return desk.currentRun;
    }

    /// What Evaluate found for the weights as they are; null when they changed since.
    public ReadOnlyObjectProperty<Evaluation> evaluation() {
        return desk.evaluation.getReadOnlyProperty();
    }

    /// The Evaluate that is being worked out, if one is.
    public Evaluating evaluating() {
        return desk.evaluating;
    }

    /// A copy of the model for an analysis, taken between two steps; ends on the JavaFX thread, with null while there is no
    /// model. Changes nothing.
    public CompletableFuture<Subject> subject() {
        RunItem run = currentRun().get();
        return run == null ? CompletableFuture.completedFuture(null)
                : desk.trainer().ask((m, data) -> Subject.of(m, data, run.run().provenance())).whenCompleteAsync((s, e) -> { }, desk.fx());
    }

    /// Where long calculations on copies run.
    public AnalysisDesk analysis() {
        return analysis;
    }

    /// Works out what a view shows of very many rows, in a moment: never behind an analysis that takes minutes.
    public AnalysisDesk views() {
        return views;
    }

    /// What is done with runs beside training them.
    public RunDesk runDesk() {
        return runDesk;
    }

    /// At most five times a second while a run lives.
    public ReadOnlyObjectProperty<WeightView> weights() {
        return desk.weights.getReadOnlyProperty();
    }

    /// The picture of the fit, at most five times a second while a run lives and somebody looks ([#lookAtFit]); null without data.
    public ReadOnlyObjectProperty<FitView> fit() {
        return desk.fits.fit.getReadOnlyProperty();
    }

    /// Who says whether the picture of the fit is seen: while it is not, a living run makes none.
    public void lookAtFit(BooleanSupplier seen) {
        desk.fits.seen(seen);
    }

    /// The place in the network that was pointed at last, in the code lens or the diagram; null for none.
    public ObjectProperty<UnitPlace> pointedAt() {
        return pointedAt;
    }

    /// The row of the table, counted from 0, that the views mark: plots, tables and the look at the data; null for none.
    public ObjectProperty<Integer> markedRow() {
        return markedRow;
    }

    /// What the last single line of the loop did; null outside stepping.
    public ReadOnlyObjectProperty<StepView> stepView() {
        return desk.stepView.getReadOnlyProperty();
    }

    /// Short hash of the weights, "" without a model.
    public ReadOnlyStringProperty fingerprint() {
        return desk.fingerprint.getReadOnlyProperty();
    }

    /// The last words for the person, or null.
    public ReadOnlyObjectProperty<Notice> notice() {
        return notice.getReadOnlyProperty();
    }

    /// The last file that was saved, opened or exported, or null.
    public ReadOnlyObjectProperty<FileDone> fileDone() {
        return fileDone.getReadOnlyProperty();
    }
}
