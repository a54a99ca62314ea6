package descent.app.bench;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The longest time for which the JavaFX thread did not come to its next pulse, whatever stopped it: a callback, a layout
/// or the garbage collector. FX thread, but for [#await].
final class FxHeart extends AnimationTimer {
    private long last;
    private long longest;
    private long lastCpu;
    private long longestCpu;

    @Override
    public void handle(long now) {
        long at = System.nanoTime();
        long cpu = ThreadCpu.nanos();
        longest = last == 0 ? 0 : Math.max(longest, at - last);
        longestCpu = last == 0 ? 0 : Math.max(longestCpu, cpu - lastCpu);
        last = at;
        lastCpu = cpu;
    }

    /// Begins to measure anew.
    void reset() {
        longest = 0;
        longestCpu = 0;
        last = System.nanoTime();
        lastCpu = ThreadCpu.nanos();
    }

    /// What was measured so far; the time since the last pulse counts too.
    Pause longest() {
        return new Pause(Math.max(longest, System.nanoTime() - last) / 1e9, Math.max(longestCpu, ThreadCpu.nanos() - lastCpu) / 1e9);
    }

    /// The longest time between two pulses.
    ///
    /// @param seconds by the clock, which also counts other programs and the garbage collector
    /// @param cpu     most CPU seconds that the JavaFX thread itself took between two pulses
    record Pause(double seconds, double cpu) {
        static final Pause NONE = new Pause(0, 0);

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f ms (%.0f ms CPU)", 1000 * seconds, 1000 * cpu);
        }
    }

    /// Does something on the FX thread and waits until it is done.
    static void await(Runnable action) {
        CompletableFuture.runAsync(action, Platform::runLater).join();
    }
}
