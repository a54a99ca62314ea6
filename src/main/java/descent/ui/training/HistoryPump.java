package descent.ui.training;

import descent.ui.common.RunItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// Feeds the chart once per pulse while a run lives: reads the histories up to their counts, and lets the workspace drain
/// the trainer's channel. There is no task per epoch. The one timer runs from a command ([#wake]) until nothing comes any
/// more; a running timer is a root for the garbage collector, so [#close] ends it with the window.
public final class HistoryPump implements AutoCloseable {
    private static final int QUIET_PULSES = 30;

    private final LossChart chart;
    private final ObservableList<RunItem> runs;
    private final BooleanSupplier drain;
    private final List<RunFeed> feeds = new ArrayList<>();
    private final ListChangeListener<RunItem> follow = c -> sync();
    private final Runnable restyle = this::restyle;
    private final float[] train = RunFeed.buffer();
    private final float[] test = RunFeed.buffer();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private boolean running;
    private boolean closed;
    private boolean due;
    private int fresh;
    private int brought;
    private int quiet;

    /// @param drain called once per pulse: takes what lies in the trainer's channel, and says whether more may come (a
    ///              run is RUNNING, or a command is under way)
    public HistoryPump(LossChart chart, ObservableList<RunItem> runs, BooleanSupplier drain) {
        this.chart = chart;
        this.runs = runs;
        this.drain = drain;
        runs.addListener(follow);
        sync();
    }

    /// To be called at every command to the trainer. A command that is answered only after the window was closed starts nothing.
    public void wake() {
        quiet = 0;
        brought = 0;
        if (!running && !closed) {
            running = true;
            timer.start();
        }
    }

    public boolean isRunning() {
        return running;
    }

    @Override
    public void close() {
        running = false;
        closed = true;
        timer.stop();
        runs.removeListener(follow);
        feeds.forEach(RunFeed::close);
    }

    /// The runs of the list have changed: new ones get a feed, removed ones lose theirs, with all their points.
    private void sync() {
        List<RunFeed> old = List.copyOf(feeds);
        feeds.clear();
        for (RunItem item : runs) {
            feeds.add(old.stream().filter(f -> f.item() == item).findFirst().orElseGet(() -> new RunFeed(item, restyle)));
        }
        old.stream().filter(f -> !feeds.contains(f)).forEach(RunFeed::close);
        feeds.forEach(f -> f.pull(train, test));
        restyle();
    }

    private void restyle() {
        feeds.forEach(RunFeed::style);
        chart.series(feeds.stream().map(RunFeed::series).toList());
    }

    /// One pulse; package-private for tests, which have no timer. While epochs come all of the window follows in the chart's
    /// beat: nobody reads figures that change sixty times a second, and drawing them takes time from the training beside it.
    void pulse(long now) {
        if (brought > 0 && !chart.isDue(now, brought)) {
            return;
        }
        boolean more = drain.getAsBoolean();
        boolean grew = false;
        int most = 0;
        for (RunFeed f : feeds) {
            int before = f.series().size();
            grew |= f.pull(train, test);
            most = Math.max(most, f.series().size() - before);
        }
        fresh += most;
        due |= grew;
        brought = fresh;
        if (due && chart.grew(now, fresh)) {
            due = false;
            fresh = 0;
        }
        quiet = more || grew || due ? 0 : quiet + 1;
        if (running && quiet > QUIET_PULSES) {
            running = false;
            timer.stop();
            chart.changed();
        }
    }
}
