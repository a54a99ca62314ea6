package descent.ui.evaluate;

import descent.data.PreparedData;
import descent.model.LayerSpec;
import descent.train.LossSurface;
import descent.train.Run;
import descent.train.RunState;
import descent.ui.common.AnalysisDesk.Job;
import descent.ui.common.Answers;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import descent.ui.common.Words;
import descent.ui.common.Workspace;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The loss map of the current run, or of the whole race that it belongs to: computed on the analysis thread when asked
/// for, with its progress, and given up on Cancel.
final class SurfaceModel {
    private static final String BEFORE = "The loss map shows the way of the weights over the hills of the loss. Train, then press Draw map.";

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<LossSurface> surface = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Job<LossSurface>> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(BEFORE);
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private List<RunItem> drawn = List.of();

    SurfaceModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.currentRun().subscribe(_ -> runChanged());
        workspace.state().subscribe(_ -> mayDraw());
        workspace.table().subscribe(_ -> forget());
    }

    /// Null while there is none.
    ReadOnlyObjectProperty<LossSurface> surface() {
        return surface.getReadOnlyProperty();
    }

    /// The map that is being computed, or null.
    ReadOnlyObjectProperty<Job<LossSurface>> job() {
        return job.getReadOnlyProperty();
    }

    /// What the map shows, or why there is none.
    ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /// Why no map can be drawn now, or "".
    ReadOnlyStringProperty blocked() {
        return blocked.getReadOnlyProperty();
    }

    /// The runs on the map, in the order of its ways.
    List<RunItem> drawn() {
        return drawn;
    }

    private void runChanged() {
        RunItem now = workspace.currentRun().get();
        if (now == null || !drawn.contains(now)) {
            forget();
        }
        mayDraw();
    }

    private void forget() {
        if (job.get() != null) {
            job.get().cancel();
        }
        drawn = List.of();
        surface.set(null);
        words.set(BEFORE);
    }

    private void mayDraw() {
        RunState state = workspace.state().get();
        blocked.set(workspace.currentRun().get() == null ? "Train first: there is no way of weights yet."
                : state == RunState.RUNNING ? "Pause or wait for the end of the run." : "");
    }

    /// Begins a map; one that is being computed is given up.
    void draw() {
        RunItem current = workspace.currentRun().get();
        if (!blocked.get().isEmpty()) {
            return;
        }
        List<RunItem> items = workspace.isLane(current) ? workspace.runs().stream().filter(workspace::isLane).toList() : List.of(current);
        words.set("Going the way of the weights again, on a copy …");
        Answers.then(workspace.services().trainer().ask((model, data) -> data), workspace.services().fx(), (data, e) -> {
            if (e != null || data == null) {
                words.set(e == null ? "This model was opened without its data: open the data to draw its loss." : Words.of(e));
            } else {
                compute(items, data);
            }
        });
    }

    private void compute(List<RunItem> items, PreparedData data) {
        List<Run> runs = items.stream().map(RunItem::run).toList();
        Job<LossSurface> mine = workspace.analysis().start(progress -> LossSurface.of(runs, data, progress));
        job.set(mine);
        Answers.then(mine.result(), (s, e) -> {
            if (job.get() == mine) {
                job.set(null);
                done(items, s, e);
            }
        });
    }

    private void done(List<RunItem> items, LossSurface s, Throwable e) {
        if (e != null) {
            words.set(Words.of(e));
        } else if (s == null) {
            words.set("Cancelled.");
        } else {
            drawn = items;
            surface.set(s);
            boolean norm = items.stream().anyMatch(i -> i.setup().layers().stream().anyMatch(LayerSpec.BatchNorm1d.class::isInstance));
            words.set(say(s) + (norm ? " With BatchNorm1d the shade has the running statistics of the run's end; each point of a way has its own." : ""));
        }
    }

    /// That it is a slice, and how far the ways lie aside of it.
    static String say(LossSurface s) {
        if (s.exact()) {
            return "Exact: this network has two parameters, and the map shows the loss of every pair. The stronger the shade, the lower the loss.";
        }
        double aside = 0;
        double along = 0;
        for (LossSurface.Way w : s.ways()) {
            for (int i = 0; i < w.points(); i++) {
                double way = Math.hypot(w.x()[i] - w.x()[0], w.y()[i] - w.y()[0]);
                aside = Double.isFinite(w.aside()[i]) ? Math.max(aside, w.aside()[i]) : aside;
                along = Double.isFinite(way) ? Math.max(along, way) : along;
            }
        }
        return "A slice through start, end and the farthest point aside; the ways are their shadows on it (up to "
                + length(aside) + " off it, " + length(along)
                + " long). The stronger the shade, the lower the loss.";
    }

    /// To a thousandth; a way that diverged is longer than a long counts.
    private static String length(double v) {
        return Numbers.plain(v < 1e6 ? Math.round(1000 * v) / 1000.0 : v);
    }
}
