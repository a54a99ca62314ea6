package descent.train;

import java.util.concurrent.atomic.AtomicReference;

/// Whether a command that waits behind others is still wanted: it can be given up until the trainer is at it. From any thread.
public final class Wish {
    private enum State { WAITING, TAKEN, GIVEN_UP }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /// @return false where the trainer is at it, or has done it
    public boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP) || state.get() == State.GIVEN_UP;
    }

    public boolean isGivenUp() {
        return state.get() == State.GIVEN_UP;
    }

    /// Right before the command. Trainer thread.
    ///
    /// @return false where nobody wants it any more
    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }
}
