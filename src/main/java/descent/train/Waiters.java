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

    void answer(RunState state) {
        waiting.forEach(w -> w.complete(state));
        waiting.clear();
    }
}
