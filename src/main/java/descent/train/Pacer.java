package descent.train;

/// Spreads the work of a run over time. Trainer thread only; decides when, never what.
final class Pacer {
    private static final double SECOND = 1e9;
    /// Shorter waits are left to add up: a park is no finer than this.
    private static final long GRAIN = 500_000;

    private Pace pace = Pace.DEFAULT;
    private double due;

    Pace pace() {
        return pace;
    }

    void pace(Pace newPace, long now) {
        pace = newPace;
        due = now;
    }

    void restart(long now) {
        due = now;
    }

    /// Counts one line (at slow paces) or one update of an epoch of so many batches.
    void spent(boolean line, int batches, long now) {
        if (pace.isFull()) {
            return;
        }
        double interval = SECOND / (line ? pace.linesPerSecond() : pace.epochsPerSecond() * batches);
        due += interval;
        if (due < now - Math.max(interval, SECOND / 10)) {
            due = now; // a slow machine does not catch up in a burst
        }
    }

    /// Nanoseconds until the next piece of work is due; 0 = now.
    long waitNanos(long now) {
        if (pace.isFull()) {
            return 0;
        }
        double left = due - now;
        return left > GRAIN ? (long) left : 0;
    }
}
