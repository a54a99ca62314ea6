package descent.ui.common;

import descent.eval.Evaluation;
import descent.model.Setup;
import descent.train.LoopSample;
import descent.train.RunState;
import descent.train.StepView;
import descent.train.WeightView;
import java.util.function.UnaryOperator;
import javafx.beans.Observable;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the window shows and does, without a control in it: the Setup being edited, the data, the runs and the state of
/// training. Every card takes it in its constructor, shows its properties and sends edits and commands.
///
/// Used on the JavaFX thread only (in tests: on one thread).
public final class Workspace {
    private final SetupEdits edits = new SetupEdits();
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(this, "state", RunState.IDLE);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
    private final ReadOnlyObjectWrapper<LoopSample> sample = new ReadOnlyObjectWrapper<>(this, "sample");
    private final ReadOnlyObjectWrapper<Evaluation> evaluation = new ReadOnlyObjectWrapper<>(this, "evaluation");
    private final ReadOnlyObjectWrapper<WeightView> weights = new ReadOnlyObjectWrapper<>(this, "weights");
    private final ReadOnlyObjectWrapper<StepView> stepView = new ReadOnlyObjectWrapper<>(this, "stepView");
    private final ReadOnlyStringWrapper fingerprint = new ReadOnlyStringWrapper(this, "fingerprint", "");
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice");
    private final ObservableList<RunItem> runs = FXCollections.observableArrayList(r -> new Observable[] {r.shown(), r.name(), r.colour(), r.differs()});
    private final ObjectProperty<RunItem> currentRun = new SimpleObjectProperty<>(this, "currentRun");

    /// The Setup being edited: that of the next run. A living run keeps the one it began with ([RunItem#setup()]).
    public ReadOnlyObjectProperty<Setup> setup() {
        return edits.setup();
    }

    /// @param what the setting in the words of the screen, for Undo: "learning rate"
    public void edit(String what, UnaryOperator<Setup> change) {
        edits.edit(what, change);
    }

    /// The edits up to [#endGesture()] are one step of undo (a drag of a slider).
    public void beginGesture() {
        edits.beginGesture();
    }

    public void endGesture() {
        edits.endGesture();
    }

    public void undo() {
        edits.undo();
    }

    public void redo() {
        edits.redo();
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

    public ReadOnlyObjectProperty<RunState> state() {
        return state.getReadOnlyProperty();
    }

    /// One sentence about the state ("The loss passed the largest float32 at epoch 6 …"), or "".
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /// The newest values of the loop; null before the first run.
    public ReadOnlyObjectProperty<LoopSample> sample() {
        return sample.getReadOnlyProperty();
    }

    /// Newest last; the chart and the Runs list show them.
    public ObservableList<RunItem> runs() {
        return runs;
    }

    /// The run that lives or ended last; null before the first.
    public ObjectProperty<RunItem> currentRun() {
        return currentRun;
    }

    /// What Evaluate found for the weights as they are; null when they changed since.
    public ReadOnlyObjectProperty<Evaluation> evaluation() {
        return evaluation.getReadOnlyProperty();
    }

    /// At most ten times a second while a run lives.
    public ReadOnlyObjectProperty<WeightView> weights() {
        return weights.getReadOnlyProperty();
    }

    /// What the last single line of the loop did; null outside stepping.
    public ReadOnlyObjectProperty<StepView> stepView() {
        return stepView.getReadOnlyProperty();
    }

    /// Short hash of the weights, "" without a model.
    public ReadOnlyStringProperty fingerprint() {
        return fingerprint.getReadOnlyProperty();
    }

    /// The last words for the person; each one is a new object.
    public ReadOnlyObjectProperty<Notice> notice() {
        return notice.getReadOnlyProperty();
    }
}
