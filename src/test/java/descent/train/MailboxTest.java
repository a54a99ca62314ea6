package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Mailbox mailbox = new Mailbox();

    @Test
    void runAll_runsInOrderOfPosting_andAnswers() {
        List<Integer> ran = new ArrayList<>();
        CompletableFuture<Boolean> first = mailbox.post(() -> ran.add(1));
        mailbox.post(() -> ran.add(2));
        mailbox.runAll();
        assertEquals(List.of(1, 2), ran);
        assertTrue(first.join());
    }

    @Test
    void runAll_givesTheExceptionToTheAsker_andGoesOn() {
        CompletableFuture<Object> broken = mailbox.post(() -> {
            throw new TrainingException("no");
        });
        CompletableFuture<Integer> next = mailbox.post(() -> 5);
        mailbox.runAll();
        assertEquals("no", assertThrows(CompletionException.class, broken::join).getCause().getMessage());
        assertEquals(5, next.join());
    }

    @Test
    void post_isRefusedInWords_afterClose() {
        CompletableFuture<Integer> waiting = mailbox.post(() -> 5);
        mailbox.close();
        assertTrue(assertThrows(CompletionException.class, waiting::join).getCause().getMessage().contains("closed"));
        assertTrue(assertThrows(CompletionException.class, mailbox.post(() -> 6)::join).getCause().getMessage().contains("closed"));
    }
}
