package descent.ui.lesson;

import descent.lesson.Lesson;
import descent.lesson.LessonProgress;
import descent.lesson.Step;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where a student stands in a lesson: the step, the prediction made, the checks ticked, the conclusion shown.
/// Nothing here blocks: Next works whatever is ticked.
public final class LessonModel {
    /// No choice made.
    public static final int NONE = -1;

    /// What was done in one step; kept while the lesson is open, so that Back shows it again.
    private static final class StepState {
        private final List<CheckItem> checks = new ArrayList<>();
        private int choice = NONE;
        private boolean drawn;
        private boolean concluded;
    }

    private final ReadOnlyObjectWrapper<Lesson> lesson = new ReadOnlyObjectWrapper<>(this, "lesson");
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index", 0);
    private final ReadOnlyIntegerWrapper choice = new ReadOnlyIntegerWrapper(this, "choice", NONE);
    private final ReadOnlyBooleanWrapper concluded = new ReadOnlyBooleanWrapper(this, "concluded");
    private final List<StepState> states = new ArrayList<>();
    private Runnable stepOpened = () -> { };

    /// The lesson that is open, or null.
    public ReadOnlyObjectProperty<Lesson> lesson() {
        return lesson.getReadOnlyProperty();
    }

    /// The step, counted from 0.
    public ReadOnlyIntegerProperty index() {
        return index.getReadOnlyProperty();
    }

    /// The choice that was made in this step, or [#NONE].
    public ReadOnlyIntegerProperty choice() {
        return choice.getReadOnlyProperty();
    }

    /// Whether answer and conclusion of this step are shown: when all is ticked, or on request.
    public ReadOnlyBooleanProperty concluded() {
        return concluded.getReadOnlyProperty();
    }

    /// Told whenever a step is opened: what was done before it does not tick its checks.
    public void onStepOpened(Runnable listener) {
        stepOpened = listener;
    }

    public void open(Lesson opened) {
        close();
        for (Step s : opened.steps()) {
            StepState state = new StepState();
            s.checks().forEach(c -> state.checks.add(new CheckItem(c)));
            states.add(state);
        }
        lesson.set(opened);
        stepOpened.run();
    }

    public void close() {
        blank();
        lesson.set(null);
        states.clear();
        index.set(0);
    }

    /// The step that is shown.
    ///
    /// @throws IllegalStateException when no lesson is open
    public Step step() {
        if (lesson.get() == null) {
            throw new IllegalStateException("no lesson is open: open one before asking for its step");
        }
        return lesson.get().steps().get(index.get());
    }

    /// The checks of the step that is shown.
    public List<CheckItem> checks() {
        return List.copyOf(state().checks);
    }

    public boolean isFirst() {
        return index.get() == 0;
    }

    public boolean isLast() {
        return index.get() == states.size() - 1;
    }

    public void next() {
        if (lesson.get() != null && !isLast()) {
            go(index.get() + 1);
        }
    }

    public void back() {
        if (lesson.get() != null && !isFirst()) {
            go(index.get() - 1);
        }
    }

    private void go(int to) {
        blank(); // so that nobody sees the new choice beside the old question
        index.set(to);
        choice.set(state().choice);
        concluded.set(state().concluded);
        stepOpened.run();
    }

    private void blank() {
        choice.set(NONE);
        concluded.set(false);
    }

    /// Makes the prediction; it may be changed until the answer is shown.
    public void choose(int made) {
        if (state().concluded) {
            return;
        }
        state().choice = made;
        choice.set(made);
    }

    /// The curve that was asked for is drawn, or one of the four shapes picked.
    public void drawn() {
        state().drawn = true;
    }

    public boolean isPredicted() {
        if (lesson.get() == null || !step().asksForPrediction()) {
            return false;
        }
        return step().prediction().isDrawn() ? state().drawn : state().choice != NONE;
    }

    /// Shows answer and conclusion before all is ticked.
    public void conclude() {
        state().concluded = true;
        concluded.set(true);
    }

    /// Ticks what is done. Where a step has checks, its conclusion follows the last tick.
    public void update(LessonProgress progress) {
        if (lesson.get() == null) {
            return;
        }
        StepState s = state();
        for (CheckItem item : s.checks) {
            if (!item.done().get() && item.check().isDone(progress)) {
                item.tick();
            }
        }
        if (!s.checks.isEmpty() && s.checks.stream().allMatch(i -> i.done().get()) && !s.concluded) {
            conclude();
        }
    }

    private StepState state() {
        if (lesson.get() == null) {
            throw new IllegalStateException("no lesson is open: open one first");
        }
        return states.get(index.get());
    }
}
