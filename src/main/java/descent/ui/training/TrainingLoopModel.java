package descent.ui.training;

import descent.model.LossSpec;
import descent.model.Setup;
import descent.train.LoopSample;
import descent.train.Phase;
import descent.train.RunState;
import descent.train.StepView;
import descent.ui.common.Numbers;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// What the Training loop card shows: the text of each line, its live value, and which line is lit.
///
/// At speed the values change ten times a second, so that they can be read; in stepping every sample is shown at once.
final class TrainingLoopModel {
    /// The two `for` lines and the five lines of the lesson, in the order of the screen.
    enum Line {
        EPOCHS, BATCHES, FORWARD, LOSS, BACKWARD, STEP, ZERO_GRAD;

        static Line of(Phase phase) {
            return valueOf(phase.name());
        }

        /// 1 to 5 for the lines of the lesson, 0 for the loops around them.
        int number() {
            return Math.max(0, ordinal() - 1);
        }
    }

    static final long REFRESH_NANOS = 100_000_000;

    private final LongSupplier clock;
    private final ReadOnlyStringWrapper[] texts = wrappers();
    private final ReadOnlyStringWrapper[] values = wrappers();
    private final ReadOnlyObjectWrapper<Line> lit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper batches = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ObservableValue<RunState> state;
    private final ObservableValue<StepView> step;
    private BooleanSupplier lookingBack = () -> false;
    private String written = "";
    private long shownAt;

    /// @param setup  of the run that the lines belong to: the living run's, else the one being edited
    /// @param clock  nanoseconds, `System::nanoTime` outside tests
    /// @param step   what the last single line did: right after backward the gradients are known there first
    TrainingLoopModel(ObservableValue<Setup> setup, ObservableValue<RunState> state, ObservableValue<LoopSample> sample,
                      ObservableValue<StepView> step, LongSupplier clock) {
        this.clock = clock;
        this.step = step;
        this.state = state;
        this.shownAt = clock.getAsLong() - REFRESH_NANOS;
        setup.subscribe(this::write);
        sample.subscribe(this::take);
        state.subscribe(s -> show(sample.getValue()));
    }

    /// Whether an epoch of an ended run is looked back at: then its line is lit too.
    void lookingBack(BooleanSupplier now) {
        lookingBack = now;
    }

    ReadOnlyStringProperty text(Line line) {
        return texts[line.ordinal()].getReadOnlyProperty();
    }

    ReadOnlyStringProperty value(Line line) {
        return values[line.ordinal()].getReadOnlyProperty();
    }

    /// The line that ran last, or null at speed and between runs.
    ReadOnlyObjectProperty<Line> lit() {
        return lit.getReadOnlyProperty();
    }

    /// Whether there is a line `for X, y in loader:`.
    ReadOnlyBooleanProperty batches() {
        return batches.getReadOnlyProperty();
    }

    /// What the lit line is for, in a few words, also in a loop that is broken on purpose; "" when none is lit.
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    private void write(Setup setup) {
        if (setup == null) {
            return;
        }
        String loss = lossName(setup.loss());
        if (!loss.equals(written) && !state.getValue().isLive() && !lookingBack.getAsBoolean()) {
            show(null); // the numbers of the last run are not those of another loss
        }
        written = loss;
        set(texts, Line.EPOCHS, "for epoch in range(" + setup.epochs() + "):");
        set(texts, Line.BATCHES, "for X, y in loader:");
        for (Phase phase : Phase.values()) {
            set(texts, Line.of(phase), phase.line().replace("MSE", loss));
        }
        batches.set(setup.batchSize() != Setup.ALL_ROWS);
    }

    private void take(LoopSample s) {
        boolean stepping = s != null && s.lit() != null;
        if (s == null || stepping || state.getValue() != RunState.RUNNING || clock.getAsLong() - shownAt >= REFRESH_NANOS) {
            show(s);
        }
    }

    private void show(LoopSample s) {
        shownAt = s == null ? clock.getAsLong() - REFRESH_NANOS : clock.getAsLong();
        if (s == null) {
            Arrays.stream(values).forEach(v -> v.set(""));
            light(null);
            return;
        }
        set(values, Line.EPOCHS, Numbers.count(s.epoch()));
        set(values, Line.BATCHES, "batch " + Numbers.count(s.batch()) + " of " + Numbers.count(s.batches()));
        set(values, Line.FORWARD, s.rows() == 0 ? "" : Numbers.count(s.rows()) + " × " + Numbers.count(s.outputs()));
        boolean noLoss = noLossYet(s);
        set(values, Line.LOSS, noLoss ? "" : Numbers.measured(s.loss()));
        double norm = gradNorm(s);
        set(values, Line.BACKWARD, Double.isNaN(norm) && (noLoss || Float.isFinite(s.loss())) ? "" : "grad norm " + Numbers.measured(norm));
        set(values, Line.STEP, "lr " + Numbers.plain(s.lr()));
        set(values, Line.ZERO_GRAD, s.lit() != null && Double.isNaN(norm) ? "" : s.zeroed() ? "zeroed" : "not zeroed"); // before the first backward there is nothing to clear
        RunState now = state.getValue();
        light(s.lit() == null || now == null || (!now.isLive() && !lookingBack.getAsBoolean()) ? null : Line.of(s.lit()));
    }

    /// Before the first loss line of a new run or of one that was just opened; a loss that was computed and is no number is shown.
    private boolean noLossYet(LoopSample s) {
        return Float.isNaN(s.loss()) && state.getValue() != RunState.DIVERGED && (s.lit() == null || s.lit() == Phase.FORWARD);
    }

    private double gradNorm(LoopSample s) {
        StepView view = step.getValue();
        if (s.lit() != Phase.BACKWARD || view == null || view.phase() != Phase.BACKWARD) {
            return s.gradNorm();
        }
        return Math.sqrt(view.gradients().stream().mapToDouble(g -> g.normAfter() * g.normAfter()).sum());
    }

    private void light(Line line) {
        lit.set(line);
        note.set(line == null ? "" : switch (line) {
            case EPOCHS, BATCHES -> "";
            case FORWARD -> "the network answers for every row";
            case LOSS -> "how wrong the answers are, as one number";
            case BACKWARD -> "the gradient of every weight";
            case STEP -> "to move every weight against its gradient";
            case ZERO_GRAD -> "to clear the gradients for the next round";
        });
    }

    /// The variable's name in the loop: the short name that people give the loss.
    static String lossName(LossSpec loss) {
        return switch (loss) {
            case LossSpec.MSELoss _ -> "MSE";
            case LossSpec.L1Loss _ -> "MAE";
            case LossSpec.SmoothL1Loss _ -> "smooth_l1";
            case LossSpec.HuberLoss _ -> "huber";
            case LossSpec.BCEWithLogitsLoss _ -> "BCE";
            case LossSpec.CrossEntropyLoss _ -> "CE";
        };
    }

    private static void set(ReadOnlyStringWrapper[] where, Line line, String text) {
        where[line.ordinal()].set(text);
    }

    private static ReadOnlyStringWrapper[] wrappers() {
        return Arrays.stream(Line.values()).map(l -> new ReadOnlyStringWrapper("")).toArray(ReadOnlyStringWrapper[]::new);
    }
}
