package descent.ui.training;

import descent.model.OptimizerSpec;
import descent.model.Setup;
import descent.train.Overshoot;
import descent.train.Run;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The mark on the rate slider from which steps begin to overshoot, or why there is none.
///
/// The mark belongs to the weights of the run on the chart, the slider to the settings of the next one: it is shown while
/// both are plain SGD on full batches.
final class OvershootModel {
    /// What the slider shows.
    ///
    /// @param rate 2/(λmax + weight decay); NaN where there is no mark
    /// @param line a short line under the slider, "" where the set-up can have no mark
    /// @param tip  the whole truth for the tooltip
    record Mark(double rate, String line, String tip) {
        boolean isShown() {
            return rate > 0;
        }
    }

    static final String HERE = "steps start to overshoot here";
    private static final String WAITS = "The mark comes with the first epochs of a run: from there on steps start to overshoot.";
    private static final Mark NONE = new Mark(Double.NaN, "", "");

    private final ReadOnlyObjectWrapper<Mark> mark = new ReadOnlyObjectWrapper<>(NONE);
    private final ObservableValue<Setup> setup;
    private final ObservableValue<Integer> rows;
    private final ObservableValue<RunItem> current;
    private final ObservableValue<Boolean> gone;

    /// @param rows  that the next run learns from; null without data
    /// @param gone  the current run is not on the chart: its mark is of another loss, or of a lesson before
    /// @param ticks changes whenever the run may have another mark
    OvershootModel(ObservableValue<Setup> setup, ObservableValue<Integer> rows, ObservableValue<RunItem> current, ObservableValue<Boolean> gone,
                   ObservableValue<?>... ticks) {
        this.setup = setup;
        this.rows = rows;
        this.current = current;
        this.gone = gone;
        gone.subscribe(_ -> look());
        setup.subscribe(_ -> look());
        rows.subscribe(_ -> look());
        current.subscribe(_ -> look());
        for (ObservableValue<?> tick : ticks) {
            tick.subscribe(_ -> look());
        }
        look();
    }

    ReadOnlyObjectProperty<Mark> mark() {
        return mark.getReadOnlyProperty();
    }

    private void look() {
        int trainRows = rows.getValue() == null ? Overshoot.UNKNOWN : rows.getValue();
        mark.set(of(setup.getValue(), trainRows, current.getValue() == null || gone.getValue() ? null : current.getValue().run()));
    }

    private static Mark of(Setup setup, int trainRows, Run run) {
        if (setup == null) {
            return NONE;
        }
        String why = Overshoot.reason(setup, trainRows);
        if (!why.isEmpty()) {
            return new Mark(Double.NaN, "", "No overshoot mark: " + why);
        }
        Overshoot o = run == null || !Overshoot.reason(run).isEmpty() ? null : run.overshoot();
        if (o == null || !o.isShown()) {
            return new Mark(Double.NaN, "▲ overshoot mark: once it trains", o == null || o.hidden().isEmpty() ? WAITS : o.hidden());
        }
        if (Double.isInfinite(o.rate())) {
            return new Mark(Double.NaN, "▲ no overshoot: the loss curves nowhere", "The loss curves upward nowhere at these weights: no rate overshoots.");
        }
        String rate = Numbers.plain(o.rate());
        boolean decays = run.setup().optimizer() instanceof OptimizerSpec.SGD s && s.weightDecay() > 0;
        return new Mark(o.rate(), "▲ " + rate + ": " + HERE, "From a learning rate of " + rate + " = " + (decays ? "2/(λmax + weight decay)" : "2/λmax") + " on, " + HERE.replace(" here", "")
                + ". λmax is the sharpest curvature of the loss at the weights of epoch " + Numbers.count(o.epoch()) + "; the mark moves as the weights move. It is no ban: try it.");
    }
}
