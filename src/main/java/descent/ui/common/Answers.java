package descent.ui.common;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/// What is done with an answer once it is there. A [java.util.concurrent.CompletableFuture] keeps what its callbacks
/// throw for a reader who is not there; here it goes to the thread's handler of uncaught exceptions, and so to the error
/// window and the log.
public final class Answers {
    private Answers() {
    }

    /// On the thread that completes the answer, or at once if it is there.
    public static <T> void then(CompletionStage<T> answer, BiConsumer<? super T, ? super Throwable> use) {
        Future<T> _ = answer.whenComplete(heard(use)).toCompletableFuture();
    }

    /// Where `where` says.
    public static <T> void then(CompletionStage<T> answer, Executor where, BiConsumer<? super T, ? super Throwable> use) {
        Future<T> _ = answer.whenCompleteAsync(heard(use), where).toCompletableFuture();
    }

    /// The same callback, for a stage that is handed on.
    static <T> BiConsumer<T, Throwable> heard(BiConsumer<? super T, ? super Throwable> use) {
        return (value, failure) -> {
            try {
                use.accept(value, failure);
            } catch (RuntimeException | Error e) {
                Thread here = Thread.currentThread();
                here.getUncaughtExceptionHandler().uncaughtException(here, e);
                throw e;
            }
        };
    }
}
