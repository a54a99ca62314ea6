package descent.train;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The small bounded channel beside the curves: the trainer thread puts, the screen drains once per pulse.
///
/// Samples overwrite each other (only the newest counts). Events are kept in order; when nobody drains, the oldest ones
/// beyond [#CAPACITY] go, so that the latest state is never lost.
public final class RunChannel {
    static final int CAPACITY = 1024;

    private volatile LoopSample latest; // written by the trainer thread, read by all
    private final Deque<RunEvent> events = new ArrayDeque<>(); // guarded by itself

    /// The newest values of the loop, at most 0.1 s old while a run is live; null before the first.
    public LoopSample latest() {
        return latest;
    }

    /// All events since the last call, oldest first.
    public List<RunEvent> drain() {
        synchronized (events) {
            List<RunEvent> out = new ArrayList<>(events);
            events.clear();
            return out;
        }
    }

    void put(RunEvent event) {
        synchronized (events) {
            if (events.size() == CAPACITY) {
                events.removeFirst();
            }
            events.addLast(event);
        }
    }

    void sample(LoopSample sample) {
        latest = sample;
    }
}
