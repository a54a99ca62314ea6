package descent.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The lanes of earlier runs, so that one of them can become the current model again and be looked back at. The last few
/// are kept, each with its share of the memory for replay. Trainer thread only.
final class PastLanes {
    static final int MOST = 8;

    private final Deque<Lane> lanes = new ArrayDeque<>();

    /// These runs are over; the oldest of all go.
    void retire(Lanes over) {
        for (Lane l : over.all()) {
            l.replay().shareWith(MOST);
            lanes.addLast(l);
        }
        while (lanes.size() > MOST) {
            lanes.removeFirst();
        }
    }

    /// Hands an earlier run back, alone.
    Lanes take(int runId, RunState now) throws TrainingException {
        if (now.isLive()) {
            throw new TrainingException("A run is going on: press Stop before another one becomes the current model.");
        }
        for (Lane l : lanes) {
            if (l.run().id() == runId) {
                lanes.remove(l);
                return new Lanes(List.of(l));
            }
        }
        throw new TrainingException("Run " + runId + " is too long ago: the models of the last " + MOST + " runs are kept. Use its settings and train it again: the same seed gives the same weights.");
    }
}
