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
    private Setup setup; // of that run, as are its data
    private PreparedData data;

    BeginDesk(TrainerDesk desk) {
        this.desk = desk;
    }

    /// Two presses of Train are one run, also where the trainer is just at the first; with other settings they are two.
    void train(Setup s, PreparedData d, boolean standing) {
        if (giveUp() || standing != paused || d != data || !s.equals(setup)) {
            desk.races.none();
            begin(w -> desk.trainer().begin(s, d, standing, w), _ -> desk.unsaved.mark(), () -> { });
            paused = standing;
            setup = s;
            data = d;
        }
    }

    /// @param run   holds null where it was given up
    /// @param begun what is done once it has begun
    /// @param not   what is done where it was refused or given up, unless another one is to begin in its place
    <T> void begin(Function<Wish, CompletableFuture<T>> run, Consumer<T> begun, Runnable not) {
        Wish mine = new Wish();
        wish = mine;
        paused = false;
        setup = null;
        data = null;
        desk.await(run.apply(mine), r -> {
            boolean last = over(mine);
            if (r != null) {
                begun.accept(r);
            } else if (last) {
                not.run();
            }
        }, () -> {
            if (over(mine)) {
                not.run();
            }
        });
    }

    /// @return whether it was the one that was asked for last
    private boolean over(Wish mine) {
        boolean last = wish == mine;
        if (last) {
            wish = null;
            data = null;
        }
        return last;
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
