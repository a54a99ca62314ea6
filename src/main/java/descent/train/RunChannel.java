package descent.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// The small bounded channel beside the curves: the trainer thread puts, the screen drains once per pulse.
///
/// Samples overwrite each other (only the newest counts). Events are kept in order; when nobody drains, the oldest ones
/// beyond [#CAPACITY] go, so that the latest state is never lost.
public final class RunChannel {
    static final int CAPACITY = 1024;

    private volatile LoopSample latest; // written by the trainer thread, read by all
    private final ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>(); // written by the trainer thread, taken by whoever drains
    private final AtomicInteger count = new AtomicInteger(); // written by both, after the queue: never below what it holds

    /// The newest values of the loop, at most 0.1 s old while a run is live; null before the first.
    public LoopSample latest() {
        return latest;
    }

    /// All events since the last call, oldest first; what is put meanwhile may wait for the next one. Nobody waits for
    /// anybody here, neither the screen nor the training.
    public List<RunEvent> drain() {
        List<RunEvent> out = new ArrayList<>();
        RunEvent event;
        while (out.size() < CAPACITY && (event = events.poll()) != null) {
            count.decrementAndGet();
            out.add(event);
        }
        return out;
    }

    void put(RunEvent event) {
        if (count.incrementAndGet() > CAPACITY && events.poll() != null) {
            count.decrementAndGet();
        }
        events.add(event);
    }

    void sample(LoopSample sample) {
        latest = sample;
    }
}
