package descent.train;

import descent.data.PreparedData;
import descent.model.Setup;
import java.util.ArrayList;
import java.util.List;

/// The runs that go in lock-step: one, or the two to six of a race. One of them is the current model. Trainer thread only.
final class Lanes {
    static final Lanes NONE = new Lanes(List.of());

    private final List<Lane> all;
    private int current;
    private boolean chosen;

    Lanes(List<Lane> all) {
        this.all = List.copyOf(all);
        this.all.forEach(l -> l.replay().shareWith(all.size()));
    }

    /// New lanes of these set-ups, numbered from `id` on.
    static List<Lane> start(int id, List<Setup> setups, PreparedData data) throws TrainingException {
        SetupCheck.checkTogether(setups, data, Runtime.getRuntime().maxMemory());
        List<Lane> fresh = new ArrayList<>();
        for (Setup s : setups) {
            fresh.add(Lane.start(id + fresh.size(), s, data));
        }
        return fresh;
    }

    List<Lane> all() {
        return all;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean isRace() {
        return all.size() > 1;
    }

    /// The lane whose model is evaluated, saved and shown.
    Lane current() {
        return all.get(current);
    }

    /// @return false where no lane has this run
    boolean choose(int runId) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).run().id() == runId) {
                current = i;
                chosen = true;
                return true;
            }
        }
        return false;
    }

    /// A race is over: its winner becomes the current lane, unless a person has chosen one. Where all diverged, nothing moves.
    void crown() {
        Run winner = isRace() && !chosen ? RaceResult.of(all.stream().map(Lane::run).toList()).getFirst().run() : null;
        for (int i = 0; i < all.size() && winner != null && winner.divergedAt() == 0; i++) {
            current = all.get(i).run() == winner ? i : current;
        }
    }

    /// The lane that is shown line by line: the current one, or the first that still runs.
    Lane lead() {
        return current().run().state().isLive() ? current() : turn();
    }

    /// Whose turn it is: of the lanes that still run the one that has come least far, the first of several.
    Lane turn() {
        if (all.size() == 1) {
            return all.getFirst();
        }
        Lane next = null;
        for (Lane l : all) {
            if (l.run().state().isLive() && (next == null || l.loop().progress() < next.loop().progress())) {
                next = l;
            }
        }
        return next;
    }

    /// So many more epochs: after the plan of a live lane, after the epochs done of an ended one.
    ///
    /// @return the lanes that had ended and go on
    List<Lane> extend(int epochs) {
        List<Lane> again = new ArrayList<>();
        for (Lane l : all) {
            int from = l.run().state().isLive() ? l.run().plannedEpochs() : l.loop().epochsDone();
            l.run().plannedEpochs((int) Math.min(Integer.MAX_VALUE, (long) from + epochs));
            if (!l.run().state().isLive() && (!isRace() || l.run().state() != RunState.DIVERGED)) {
                l.goOn();
                l.run().state(RunState.PAUSED, "");
                again.add(l);
            }
        }
        return again;
    }

    /// Before the live lanes' next line.
    void resume() {
        all.stream().filter(l -> l.run().state().isLive()).forEach(Lane::resume);
    }

    int live() {
        int n = 0;
        for (Lane l : all) {
            n += l.run().state().isLive() ? 1 : 0;
        }
        return n;
    }

    /// How a race ends: finished when one lane did.
    RunState end() {
        return all.stream().anyMatch(l -> l.run().state() == RunState.FINISHED) ? RunState.FINISHED : RunState.DIVERGED;
    }
}
