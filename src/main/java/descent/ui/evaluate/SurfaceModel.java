package descent.ui.evaluate;

import descent.data.PreparedData;
import descent.model.LayerSpec;
import descent.train.LossSurface;
import descent.train.Run;
import descent.train.RunState;
import descent.ui.common.AnalysisDesk.Job;
import descent.ui.common.Answers;
import descent.ui.common.Availability;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import descent.ui.common.Words;
import descent.ui.common.Workspace;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// The loss map of the current run, or of the whole race that it belongs to: computed on the analysis thread when asked
/// for, with its progress, and given up on Cancel.
final class SurfaceModel {
    private static final String BEFORE = "The loss map shows the way of the weights over the hills of the loss. Train, then press Draw map.";
    private static final String GOING = "Going the way of the weights again, on a copy …";

    /// What a map is drawn on, as the trainer has it: the screen's fingerprint may still be that of an epoch before.
    private record Ground(PreparedData data, String fingerprint) { }

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<LossSurface> surface = new ReadOnlyObjectWrapper<>();
    private int asked; // counts what makes a map that was asked for one of what is gone
    private final ReadOnlyObjectWrapper<Job<LossSurface>> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(BEFORE);
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private List<RunItem> drawn = List.of();
    private final Availability can;
    private final ObservableValue<String> now; // fingerprint of the weights; null while an earlier epoch is looked back at
    private String said = BEFORE;
    private RunItem of;      // the run whose weights the map ends with
    private String weights;  // their fingerprint

    SurfaceModel(Workspace workspace) {
        this.workspace = workspace;
        can = new Availability(workspace);
        now = workspace.replay().epoch().flatMap(epoch -> epoch.intValue() > 0 ? null : workspace.fingerprint());
        now.subscribe(_ -> tell());
        can.evaluate().subscribe(_ -> mayDraw());
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

    private void giveUp() {
        asked++;
        if (job.get() != null) {
            job.get().cancel();
        }
    }

    private void forget() {
        giveUp();
        drawn = List.of();
        of = null;
        surface.set(null);
        put(BEFORE);
    }

    private void put(String sentence) {
        said = sentence;
        tell();
    }

    /// Other weights than those that the map ends with are told.
    private void tell() {
        boolean old = surface.get() != null && !said.equals(GOING) && of == workspace.currentRun().get() && now.getValue() != null && !now.getValue().equals(weights);
        words.set(said + (old ? " The weights have changed since: press Draw map for the way to those of now." : ""));
    }

    private void mayDraw() {
        RunState state = workspace.state().get();
        blocked.set(workspace.currentRun().get() == null ? "Train first: there is no way of weights yet."
                : !can.evaluate().get().isEmpty() ? can.evaluate().get() : state == RunState.RUNNING ? "Pause or wait for the end of the run." : "");
    }

    /// Begins a map; one that is being computed, or asked for, is given up.
    void draw() {
        RunItem current = workspace.currentRun().get();
        if (!blocked.get().isEmpty()) {
            return;
        }
        List<RunItem> items = workspace.isLane(current) ? workspace.runs().stream().filter(workspace::isLane).toList() : List.of(current);
        giveUp();
        put(GOING);
        int mine = asked;
        Answers.then(workspace.services().trainer().ask((model, data) -> new Ground(data, model.fingerprint())), workspace.services().fx(), (ground, e) -> {
            if (mine != asked) {
                return; // another map, run or table
            }
            if (e != null || ground.data() == null) {
                put(e == null ? "This model was opened without its data: open the data to draw its loss." : Words.of(e));
            } else {
                compute(items, ground);
            }
        });
    }

    private void compute(List<RunItem> items, Ground ground) {
        List<Run> runs = items.stream().map(RunItem::run).toList();
        Job<LossSurface> mine = workspace.analysis().start(progress -> LossSurface.of(runs, ground.data(), progress));
        job.set(mine);
        put(GOING);
        RunItem current = workspace.currentRun().get();
        Answers.then(mine.result(), (s, e) -> {
            if (job.get() == mine) {
                job.set(null);
                if (s != null) {
                    of = current;
                    weights = ground.fingerprint();
                }
                done(items, s, e);
            }
        });
    }

    private void done(List<RunItem> items, LossSurface s, Throwable e) {
        if (e != null) {
            put(Words.of(e));
        } else if (s == null) {
            put("Cancelled.");
        } else {
            drawn = items;
            surface.set(s);
            boolean norm = items.stream().anyMatch(i -> i.setup().layers().stream().anyMatch(LayerSpec.BatchNorm1d.class::isInstance));
            put(say(s) + (norm ? " With BatchNorm1d the shade has the running statistics of the run's end; each point of a way has its own." : ""));
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
