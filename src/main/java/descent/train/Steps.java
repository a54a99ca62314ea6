package descent.train;

import java.util.ArrayDeque;
import java.util.Deque;

/// Steps that were asked for and are not done yet, in order. Trainer thread only.
final class Steps {
    /// How far a step goes.
    enum Size { LINE, UPDATE, EPOCH }

    private final Deque<Size> waiting = new ArrayDeque<>();

    void add(Size size) {
        waiting.add(size);
    }

    void clear() {
        waiting.clear();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Lines and updates are shown line by line, an epoch is not.
    boolean byLine() {
        Size first = waiting.peek();
        return first == Size.LINE || first == Size.UPDATE;
    }

    /// After a piece of work.
    ///
    /// @return the step that is now over, or null
    Size takeEnded(boolean updateEnded, boolean epochEnded) {
        boolean ended = switch (waiting.peek()) {
            case null -> false;
            case LINE -> true;
            case UPDATE -> updateEnded;
            case EPOCH -> epochEnded;
        };
        return ended ? waiting.poll() : null;
    }
}
