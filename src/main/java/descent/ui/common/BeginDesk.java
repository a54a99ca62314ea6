package descent.ui.common;

import descent.data.PreparedData;
import descent.model.Setup;
import descent.train.Wish;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/// The run, or race, that is to begin as soon as the trainer has time for it. One that still waits is given up for another one, or
/// when other data are chosen. On the JavaFX thread.
final class BeginDesk {
    private final TrainerDesk desk;
    private Wish wish; // null where none is to begin
    private boolean paused;
    private Setup setup; // of that run

    BeginDesk(TrainerDesk desk) {
        this.desk = desk;
    }

    /// Two presses of Train are one run, also where the trainer is just at the first; with other settings they are two.
    void train(Setup s, PreparedData data, boolean standing) {
        if (giveUp() || standing != paused || !s.equals(setup)) {
            desk.races.none();
            begin(w -> desk.trainer().begin(s, data, standing, w), _ -> desk.unsaved.mark(), () -> { });
            paused = standing;
            setup = s;
        }
    }

    /// @param run   holds null where it was given up
    /// @param begun what is done once it has begun
    /// @param not   what is done where it was refused or given up
    <T> void begin(Function<Wish, CompletableFuture<T>> run, Consumer<T> begun, Runnable not) {
        Wish mine = new Wish();
        wish = mine;
        paused = false;
        setup = null;
        desk.await(run.apply(mine), r -> {
            over(mine);
            if (r == null) {
                not.run();
            } else {
                begun.accept(r);
            }
        }, () -> {
            over(mine);
            not.run();
        });
    }

    private void over(Wish mine) {
        wish = wish == mine ? null : wish;
    }

    /// What is to begin is not wanted any more.
    ///
    /// @return false where the trainer is at it already
    boolean giveUp() {
        return wish == null || wish.giveUp();
    }

    /// Whether a run is to begin that stands before its first line.
    boolean isPaused() {
        return wish != null && !wish.isGivenUp() && paused;
    }
}
