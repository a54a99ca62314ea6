package descent.train;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Commands for one thread, answered by futures. Any thread posts; only the owner runs them, in order, between two
/// steps. A post wakes the owner at once, so a slow pace never delays a command.
final class Mailbox {
    private final ConcurrentLinkedQueue<Letter<?>> letters = new ConcurrentLinkedQueue<>(); // written by all, read by the owner; by all once closed
    private volatile boolean closed; // written once by whoever closes, read by all
    // written once by the owner's maker before the thread starts
    private Thread owner;

    private record Letter<T>(Callable<T> work, CompletableFuture<T> answer) {
        /// A checked exception of a command goes to the one who asked, never up the trainer thread.
        void run() {
            try {
                answer.complete(work.call());
            } catch (Throwable t) {
                answer.completeExceptionally(t);
            }
        }

        void refuse() {
            answer.completeExceptionally(new TrainingException("The workspace was closed before this command ran."));
        }
    }

    void owner(Thread thread) {
        owner = thread;
    }

    <T> CompletableFuture<T> post(Callable<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        letters.add(new Letter<>(work, answer));
        if (closed) {
            refuseAll();
        } else {
            LockSupport.unpark(owner);
        }
        return answer;
    }

    /// Owner only: runs everything that has come so far.
    void runAll() {
        Letter<?> letter;
        while ((letter = letters.poll()) != null) {
            letter.run();
        }
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    boolean isClosed() {
        return closed;
    }

    /// No command runs any more; those that wait are refused.
    void close() {
        closed = true;
        LockSupport.unpark(owner);
        refuseAll();
    }

    private void refuseAll() {
        Letter<?> letter;
        while ((letter = letters.poll()) != null) {
            letter.refuse();
        }
    }
}
