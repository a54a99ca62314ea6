package descent.ui.training;

import descent.train.Run;
import descent.train.RunHistory;
import descent.train.RunState;
import descent.ui.common.RunItem;
import java.util.List;
import java.util.Objects;
import javafx.util.Subscription;

/// Carries one run's epochs from the trainer's history to the chart, in bulk. FX thread only.
final class RunFeed {
    private static final int BULK = 1 << 16;

    private final RunItem item;
    private final ChartSeries series;
    private final Subscription watch;
    private int read;

    /// @param restyled called when the person renames, hides or recolours the run
    RunFeed(RunItem item, Runnable restyled) {
        this.item = item;
        this.series = new ChartSeries(item.run().id(), item.name().get(), Math.max(1, item.run().plannedEpochs()));
        series.watched(item.setup().watched());
        style();
        this.watch = Subscription.combine(item.name().subscribe(restyled), item.shown().subscribe(restyled), item.colour().subscribe(restyled));
    }

    void close() {
        watch.unsubscribe();
    }

    RunItem item() {
        return item;
    }

    ChartSeries series() {
        return series;
    }

    /// Takes over what the person can change about the run's row.
    void style() {
        series.name(item.name().get());
        series.shown(item.shown().get());
        series.colourIndex(item.colour().get());
    }

    /// Reads every epoch that is new. The point after the last update stands behind the finished epochs and is taken
    /// away again when the run goes on.
    ///
    /// @return whether the chart has to be drawn anew
    boolean pull(float[] train, float[] test) {
        Run run = item.run();
        RunHistory history = run.history();
        int count = history.count();
        RunHistory.Last last = history.last();
        boolean tail = series.size() > read;
        boolean changed = marks(run) || count != read || tail != (last != null);
        if (count != read || last == null) {
            series.truncate(read);
        }
        while (read < count) {
            int n = history.read(read, Math.min(count, read + BULK), train, test);
            series.train().append(train, n);
            series.test().append(test, n);
            read += n;
        }
        if (last != null && series.size() == read) {
            series.appendBehind(last.train(), last.test());
        }
        return changed;
    }

    private boolean marks(Run run) {
        int planned = Math.max(1, run.plannedEpochs());
        List<ChartSeries.RateTick> ticks = run.rateChanges().stream().map(c -> new ChartSeries.RateTick(c.epoch(), c.lr())).toList();
        ChartSeries.End end = end(run.state());
        Run.Best b = run.best();
        ChartSeries.Best best = b == null || b.epoch() > run.history().count() ? null : new ChartSeries.Best(b.epoch(), b.loss(), run.weightsEpoch() == b.epoch() - 1);
        boolean changed = !Objects.equals(best, series.best()) || planned != series.planned() || end != series.end() || !ticks.equals(series.rateTicks());
        series.best(best);
        series.planned(planned);
        series.rateTicks(ticks);
        series.end(end);
        return changed;
    }

    private static ChartSeries.End end(RunState state) {
        return switch (state) {
            case FINISHED -> ChartSeries.End.FINISHED;
            case STOPPED -> ChartSeries.End.STOPPED;
            case DIVERGED -> ChartSeries.End.DIVERGED;
            case FAILED -> ChartSeries.End.FAILED;
            case IDLE, RUNNING, PAUSED -> ChartSeries.End.OPEN;
        };
    }

    static float[] buffer() {
        return new float[BULK];
    }
}
