package descent.ui.common;

import descent.data.PreparedData;
import descent.model.Setup;
import descent.model.SetupDiff;
import descent.train.RaceResult;
import descent.train.Run;
import descent.train.RunState;
import descent.train.Wish;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The books of the race: which runs are its lanes, what they are called, and who has won. In a race each lane ends by
/// itself; the race's own state is the trainer's. On the JavaFX thread.
final class RaceDesk {
    private final TrainerDesk desk;
    private boolean on;
    private List<Run> lanes = List.of();
    private boolean waits; // a race is about to begin
    private List<Run> before = List.of(); // the lanes of the one that was there

    RaceDesk(TrainerDesk desk) {
        this.desk = desk;
    }

    /// Two to six lanes in lock-step; the first one is the current model until another is chosen or, at the end, the winner is known.
    void race(List<Setup> setups, PreparedData data) {
        begin(w -> desk.trainer().race(setups, data, w));
    }

    /// The last run, or race, anew.
    void restart() {
        if (lanes.isEmpty()) {
            desk.await(desk.trainer().restart(), _ -> { });
        } else {
            begin(_ -> desk.trainer().restart());
        }
    }

    /// Another run is the trainer's.
    void none() {
        waits = false;
        on = false;
        lanes = List.of();
    }

    /// Whether states come from a race, or from one that is about to begin.
    boolean isOn() {
        return on;
    }

    /// The lanes of the race that is on or was the last; empty without one.
    List<Run> lanes() {
        return lanes;
    }

    /// A race that is refused leaves what was there: a run, or the race before.
    private void begin(Function<Wish, CompletableFuture<List<Run>>> race) {
        boolean _ = desk.beginning.giveUp();
        before = waits ? before : lanes;
        waits = true;
        on = true;
        lanes = List.of();
        desk.beginning.begin(race, this::begun, () -> {
            waits = false;
            on = !before.isEmpty();
            lanes = before;
            desk.takeState();
        });
    }

    private void begun(List<Run> started) {
        waits = false;
        on = true;
        lanes = started;
        desk.unsaved.mark();
        List<Setup> setups = started.stream().map(Run::setup).toList();
        for (Run lane : started) {
            desk.item(lane).name().set(SetupDiff.apart(lane.setup(), setups));
        }
        desk.current(desk.item(started.getFirst()));
        desk.recolour();
        desk.state.set(RunState.RUNNING); // a short race may be over before the first pulse: its end must be seen all the same
    }

    /// Called once per pulse.
    void follow() {
        RunState now = desk.trainer().state();
        if (!on || lanes.isEmpty() || now == desk.state.get()) {
            return;
        }
        if (!now.isLive()) {
            RaceResult.of(lanes).forEach(r -> desk.itemOf(r.run()).ifPresent(i -> i.verdict().set(r.place() + ". " + r.verdict())));
            Run winner = desk.trainer().run();
            desk.current(desk.itemOf(winner).orElseGet(() -> desk.added(winner)));
        }
        desk.message.set(now.isLive() ? "" : RaceResult.words(lanes, r -> desk.itemOf(r).map(i -> i.name().get()).orElse("a deleted run")));
        desk.state.set(now);
        if (!now.isLive()) {
            desk.askWeights(); // once the state is set, so that the live fit is asked for too
        }
    }
}
