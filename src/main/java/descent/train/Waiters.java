package descent.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Who waits until nothing is running. Trainer thread only.
final class Waiters {
    private final List<CompletableFuture<RunState>> waiting = new ArrayList<>();

    void add(CompletableFuture<RunState> waiter) {
        waiting.add(waiter);
    }

    /// The trainer ends: nothing will ever be running again, and nothing was settled.
    void refuse() {
        waiting.forEach(w -> w.completeExceptionally(new TrainingException("The workspace was closed in the middle of the run.")));
        waiting.clear();
    }

    void answer(RunState state) {
        waiting.forEach(w -> w.complete(state));
        waiting.clear();
    }
}
