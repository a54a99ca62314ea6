package descent.ui.training;

import descent.train.RunHistory;
import descent.ui.common.RunItem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;

/// Predictions and the runs that they were made for: one may wait for the next run; when that begins it is kept with it.
final class PredictionDesk {
    /// So begins what a model says that was opened from a file.
    private static final String OPENED = "Opened";

    private final Pencil pencil;
    private final LossChart chart;
    private final Map<RunItem, Prediction> kept = new WeakHashMap<>();
    private final Set<RunItem> seen = Collections.newSetFromMap(new WeakHashMap<>());
    private Prediction waiting;
    private Runnable made = () -> { };

    PredictionDesk(LossChart chart) {
        this.chart = chart;
        this.pencil = new Pencil(chart, this::stroked);
        chart.pencil(pencil);
    }

    /// Told whenever a curve was drawn or picked.
    void onMade(Runnable listener) {
        made = listener;
    }

    /// Takes the pencil for a run of so many epochs.
    void draw(int epochs) {
        waiting = null;
        pencil.take(epochs);
        chart.requestFocus();
    }

    void pick(Prediction.Shape shape, int epochs, double firstLoss) {
        pencil.lay();
        waiting = Prediction.of(shape, epochs, firstLoss);
        pencil.show(waiting);
        made.run();
    }

    void clear() {
        pencil.lay();
        waiting = null;
        pencil.show(null);
    }

    /// Other data: what was expected of a run on the data before is no prediction for it.
    void dataOpened(RunItem shown) {
        waiting = null;
        follow(shown);
    }

    private void stroked(Prediction p) {
        waiting = p;
        made.run();
    }

    /// Another run is current. The waiting prediction becomes the own one of a run that has begun since: neither one that was
    /// chosen again nor a model that was opened was expected.
    ///
    /// @return whether it has begun since the last one
    boolean follow(RunItem item) {
        boolean begun = item != null && seen.add(item) && !item.run().message().startsWith(OPENED);
        if (begun && waiting != null) {
            kept.put(item, waiting);
            waiting = null;
        }
        pencil.lay();
        pencil.show(item == null ? waiting : waiting != null ? waiting : kept.get(item));
        return begun;
    }

    /// What was expected of a race was expected of each of its lanes: nobody knows yet which one will be the model.
    void share(List<RunItem> lanes) {
        lanes.stream().map(kept::get).filter(Objects::nonNull).findFirst().ifPresent(p -> lanes.forEach(l -> kept.putIfAbsent(l, p)));
    }

    /// The difference between what was expected of this run and what came; "" where nothing was expected.
    String words(RunItem item) {
        Prediction p = item == null ? null : kept.get(item);
        return p == null ? "" : PredictionWords.of(p, item.run());
    }

    /// The loss that a picked shape starts at: that of the last run, or the variance of a scaled target.
    static double firstLoss(RunItem item) {
        RunHistory h = item == null ? null : item.run().history();
        return h == null || h.count() == 0 || !Float.isFinite(h.train(0)) ? 1 : h.train(0);
    }
}
