package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An exception in what is done with an answer is heard by the thread's handler; the answer's own failure is the callback's.
class AnswersTest {
    private final List<Throwable> heard = new ArrayList<>();
    private Thread.UncaughtExceptionHandler before;

    @BeforeEach
    void listen() {
        before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> heard.add(e));
    }

    @AfterEach
    void leave() {
        Thread.currentThread().setUncaughtExceptionHandler(before);
    }

    @Test
    void anExceptionInTheCallbackIsHeardOnce() {
        Answers.then(CompletableFuture.completedFuture("loss"), (_, _) -> {
            throw new IllegalStateException("callback");
        });
        Answers.then(CompletableFuture.completedFuture("loss"), Runnable::run, (_, _) -> {
            throw new StackOverflowError("callback");
        });
        assertEquals(2, heard.size());
        assertInstanceOf(IllegalStateException.class, heard.get(0));
        assertInstanceOf(StackOverflowError.class, heard.get(1));
    }

    @Test
    void aFailedAnswerIsGivenToTheCallbackAndNotToTheHandler() {
        List<Object> given = new ArrayList<>();
        Answers.then(CompletableFuture.failedFuture(new IllegalArgumentException("answer")), (v, e) -> given.add(e));
        Answers.then(CompletableFuture.completedFuture(3), (v, e) -> given.add(v));
        assertInstanceOf(IllegalArgumentException.class, given.get(0));
        assertEquals(3, given.get(1));
        assertEquals(List.of(), heard);
    }
}
