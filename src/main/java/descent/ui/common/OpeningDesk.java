package descent.ui.common;

import descent.train.Run;
import descent.train.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// The model on its way from its file to the trainer and the screen, one at most. Whatever else is chosen meanwhile takes its place,
/// and what is to be done with a model waits until it is there: the trainer and the screen never hold two different ones.
///
/// On the JavaFX thread.
final class OpeningDesk {
    private final Executor fx;
    private Opening now;

    private static final class Opening {
        private final Wish wish = new Wish();
        private final List<Runnable> after = new ArrayList<>();
        private boolean replaced; // by a choice that comes after it, as the trainer was at it already
    }

    OpeningDesk(Executor fx) {
        this.fx = fx;
    }

    boolean isOn() {
        return now != null;
    }

    /// @param file  as it was read and checked, or will be
    /// @param hand  hands it to the trainer; holds null where it was given up until then
    /// @param there shows it
    /// @return ends on the JavaFX thread, with false where it was given up
    CompletableFuture<Boolean> begin(CompletableFuture<ModelPreview> file, BiFunction<ModelPreview, Wish, CompletableFuture<Run>> hand, Consumer<ModelPreview> there) {
        Opening mine = new Opening();
        now = mine;
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Answers.then(file.thenCompose(p -> hand.apply(p, mine.wish).thenApply(run -> run == null ? null : p)), fx, (p, e) -> {
            boolean wanted = !mine.wish.isGivenUp();
            now = mine == now ? null : now;
            if (p != null) {
                there.accept(p);
            }
            if (e != null && wanted) {
                done.completeExceptionally(e);
            } else {
                done.complete(p != null);
            }
            if (p != null || mine.replaced) {
                mine.after.forEach(Runnable::run);
            }
        });
        return done;
    }

    /// Something else is chosen: a model on its way is given up. Where the trainer is at it already, the choice comes after it.
    void instead(Runnable choice) {
        Opening before = now;
        if (before == null || before.wish.giveUp()) {
            now = null;
            choice.run();
            return;
        }
        if (!before.replaced) {
            before.after.clear(); // was to be done with that model
        }
        before.replaced = true;
        before.after.add(() -> instead(choice));
    }

    /// Something is to be done with the model, or with its settings: at once, or as soon as the one on its way is there. Never, where
    /// that does not come.
    void then(Runnable command) {
        if (now == null) {
            command.run();
        } else {
            now.after.add(() -> then(command));
        }
    }
}
