package descent.train;

import descent.data.Progress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lanes of earlier runs, so that any of them can become the current model again and be looked back at. The last few
/// are kept, each with its share of the memory for replay; older ones are computed again when they are asked for.
/// Trainer thread only.
final class PastLanes {
    static final int MOST = 8;

    private final Deque<Lane> lanes = new ArrayDeque<>();

    private final Map<Integer, FadedRun> faded = new HashMap<>();

    /// These runs are over; of the oldest only what they can be computed from stays.
    void retire(Lanes over) {
        for (Lane l : over.all()) {
            l.replay().shareWith(MOST);
            forgetRows(l);
            lanes.addLast(l);
        }
        while (lanes.size() > MOST) {
            fade();
        }
        faded.values().removeIf(FadedRun::isGone);
    }

    private void fade() {
        Lane oldest = lanes.removeFirst();
        if (oldest.data() != null) {
            faded.put(oldest.run().id(), new FadedRun(oldest));
        }
    }

    /// Before a new run is laid out: earlier ones of large networks make room for it, the oldest first.
    ///
    /// @param fresh    bytes of the new run; one that has no room by itself will be refused
    /// @param standing bytes of the ones that are the trainer's
    /// @param most     that may be held
    void makeRoom(double fresh, double standing, double most) {
        while (!lanes.isEmpty() && fresh <= most && fresh + standing + held(lanes) > most) {
            fade();
        }
    }

    /// What lanes hold that nothing is asked of: bytes.
    static double held(Collection<Lane> lanes) {
        return lanes.stream().mapToDouble(l -> RunMemory.standing(l.model())).sum();
    }

    /// Lets go of what the engine lays out anew when the lane is asked or goes on: activations of all rows are more than weights. An
    /// update in work needs those of its batch for its next lines.
    private static void forgetRows(Lane over) {
        over.mark().forgetRows();
        if (over.loop().next() == Phase.FORWARD) {
            over.watch().forgetStep();
            over.loop().forgetUpdate();
            over.loop().points().forgetRows();
            over.model().forgetActivations();
        }
    }

    /// Hands an earlier run back, alone.
    ///
    /// @param progress of computing it again
    /// @return null when cancelled
    Lanes take(int runId, RunState now, Progress progress) throws TrainingException {
        if (now.isLive()) {
            throw new TrainingException("A run is going on: press Stop before another one becomes the current model.");
        }
        for (Lane l : lanes) {
            if (l.run().id() == runId) {
                lanes.remove(l);
                return new Lanes(List.of(l));
            }
        }
        FadedRun old = faded.get(runId);
        if (old == null) {
            throw new TrainingException("Model and rows of run " + runId + " are no longer in memory: open its file, or its data to train with its settings again.");
        }
        Lane again = old.again(progress);
        if (again != null) {
            faded.remove(runId);
        }
        return again == null ? null : new Lanes(List.of(again));
    }
}
