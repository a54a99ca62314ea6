package descent.ui.training;

import descent.train.Run;
import descent.train.RunHistory;
import descent.train.RunState;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// The words and the two big numbers above the loss chart. They change ten times a second at most, so that they can be read.
final class ReadoutModel {
    static final long REFRESH_NANOS = 100_000_000;
    /// Two dashes beside two swatches would look like another legend.
    static final String NOTHING = "";

    private final ReadOnlyStringWrapper epoch = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper train = new ReadOnlyStringWrapper(NOTHING);
    private final ReadOnlyStringWrapper test = new ReadOnlyStringWrapper(NOTHING);
    private final ReadOnlyStringWrapper watched = new ReadOnlyStringWrapper("Test");
    private final ObservableValue<RunItem> current;
    private final LongSupplier clock;
    private long shownAt;
    private final ObservableValue<Boolean> gone;
    private int looked;

    /// @param gone the current run is not on the chart: of other data, or hidden
    ReadoutModel(ObservableValue<RunItem> current, ObservableValue<RunState> state, ObservableValue<Boolean> gone, LongSupplier clock) {
        this.current = current;
        this.gone = gone;
        this.clock = clock;
        gone.subscribe(_ -> show());
        current.subscribe(_ -> show());
        state.subscribe(_ -> show());
    }

    /// `epoch 3,120 of 5,000`, or that nothing was trained yet.
    ReadOnlyStringProperty epoch() {
        return epoch.getReadOnlyProperty();
    }

    ReadOnlyStringProperty train() {
        return train.getReadOnlyProperty();
    }

    ReadOnlyStringProperty test() {
        return test.getReadOnlyProperty();
    }

    /// "Test" or "Validation": what the dashed curve is of.
    ReadOnlyStringProperty watched() {
        return watched.getReadOnlyProperty();
    }

    /// The epoch that is looked back at, counted from 1; 0: the last point.
    void lookAt(int chartEpoch) {
        looked = chartEpoch;
        show();
    }

    /// To be called in every pulse while a run lives.
    void tick() {
        if (clock.getAsLong() - shownAt >= REFRESH_NANOS) {
            show();
        }
    }

    /// Shows the last point at once.
    void show() {
        shownAt = clock.getAsLong();
        RunItem item = gone.getValue() ? null : current.getValue();
        watched.set(item != null && item.setup().split().hasValidation() ? "Validation" : "Test");
        if (item == null) {
            epoch.set(current.getValue() == null ? "not trained yet" : current.getValue().shown().get() ? "a run of other data" : "no run shown");
            train.set(NOTHING);
            test.set(NOTHING);
            return;
        }
        Run run = item.run();
        RunHistory h = run.history();
        int n = h.count();
        boolean back = looked > 0 && looked <= n; // a run that begins while an older one is looked back at has not come so far yet
        RunHistory.Last last = back ? new RunHistory.Last(h.train(looked - 1), h.test(looked - 1)) : h.last();
        epoch.set("epoch " + Numbers.count(back ? looked : n) + " of " + Numbers.count(run.plannedEpochs()));
        train.set(last != null ? Numbers.measured(last.train()) : n == 0 ? NOTHING : Numbers.measured(h.train(n - 1)));
        test.set(last != null ? Numbers.measured(last.test()) : n == 0 ? NOTHING : Numbers.measured(h.test(n - 1)));
    }
}
