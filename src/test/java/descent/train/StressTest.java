package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the trainer's thread shares with others, under stress by several threads: the mailbox of commands, the channel beside the
/// curves, the curves, and the trainer itself while it is closed. `-Ddescent.stress=100000000` is the long form.
@Tag("soak")
class StressTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final long OPERATIONS = Long.getLong("descent.stress", 400_000);
    private static final int SENDERS = 3;
    private static final long MOST_WAITING = 4096;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static FaultTable.Row row;

    @BeforeAll
    static void openRow() {
        row = FAULTS.open("mailbox, channel, curves, closing under stress");
    }

    @AfterAll
    static void table() {
        row.holds("every command answered once and in order, every point as it was written");
    }

    /// What does not end hangs: a thread that is not asked to stop would keep the test for ever.
    private static List<Long> all(List<Callable<Long>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size(), r -> {
            Thread t = new Thread(r);
            t.setDaemon(true);
            return t;
        });
        try {
            List<Long> out = new ArrayList<>();
            for (Future<Long> f : threads.invokeAll(work, 3600, TimeUnit.SECONDS)) {
                row.inTime(!f.isCancelled());
                out.add(f.get());
            }
            return out;
        } catch (ExecutionException e) {
            row.inTime(!(e.getCause() instanceof TimeoutException)); // no answer of a command
            throw e;
        } finally {
            threads.shutdownNow();
        }
    }

    /// Each sender's commands run in its order, each once, and each answer comes.
    @Test
    void mailbox_answersEveryCommandOnce_inOrderOfItsSender() throws Exception {
        long each = OPERATIONS / 3 / SENDERS;
        Mailbox mailbox = new Mailbox();
        long[] next = new long[SENDERS]; // the owner's
        AtomicLong bad = new AtomicLong();
        AtomicLong answered = new AtomicLong();
        Thread owner = Thread.ofPlatform().daemon().unstarted(() -> {
            while (!mailbox.isClosed()) {
                if (mailbox.isEmpty()) {
                    LockSupport.park(mailbox);
                } else {
                    mailbox.runAll();
                }
            }
        });
        mailbox.owner(owner);
        owner.start();
        List<Callable<Long>> senders = new ArrayList<>();
        for (int s = 0; s < SENDERS; s++) {
            int me = s;
            senders.add(() -> {
                CompletableFuture<Boolean> last = null;
                for (long i = 0; i < each; i++) {
                    long number = i;
                    last = mailbox.post(() -> next[me]++ == number);
                    last.thenAccept(right -> {
                        answered.incrementAndGet();
                        bad.addAndGet(right ? 0 : 1);
                    });
                    if (i % MOST_WAITING == 0) {
                        last.get(60, TimeUnit.SECONDS); // no more than memory holds
                    }
                }
                last.get(60, TimeUnit.SECONDS);
                return each;
            });
        }
        long posted = all(senders).stream().mapToLong(Long::longValue).sum();
        mailbox.close();
        join(owner);
        row.tried(posted).torn(bad.get()).lost(Math.abs(posted - answered.get()));
        assertEquals(posted, answered.get());
        assertEquals(0, bad.get(), "out of order");
    }

    /// Whatever the moment of closing, a command either runs or is refused: nobody waits for ever.
    @Test
    void closing_answersEveryCommand_atAnyMoment() throws Exception {
        long rounds = Math.max(20, OPERATIONS / 100_000);
        long unanswered = 0;
        for (long round = 0; round < rounds; round++) {
            Trainer trainer = new Trainer();
            List<CompletableFuture<?>> answers = new ArrayList<>();
            CountDownLatch begun = new CountDownLatch(1);
            Thread sender = new Thread(() -> {
                for (int i = 0; i < 200; i++) {
                    answers.add(trainer.settled());
                    begun.countDown();
                }
            });
            sender.start();
            begun.await();
            trainer.close();
            join(sender);
            boolean ended = ends(trainer);
            row.inTime(ended);
            assertTrue(ended, "the thread ends");
            long open = answers.stream().filter(a -> !a.isDone()).count();
            row.tried(answers.size()).lost(open);
            unanswered += open;
        }
        assertEquals(0, unanswered);
    }

    /// Events come in order, the newest is never lost, and a sample is never older than the one before.
    @Test
    void channel_keepsOrder_andTheNewest() throws Exception {
        long puts = OPERATIONS / 3;
        RunChannel channel = new RunChannel();
        AtomicReference<Boolean> over = new AtomicReference<>(false);
        long[] bad = {0};
        Callable<Long> writer = () -> {
            for (int i = 1; i <= puts; i++) {
                channel.put(new RunEvent.StateChanged(1, RunState.RUNNING, "", i));
                if (i % 8 == 0) {
                    channel.sample(new LoopSample(i, 0, 0, 0, 0, 0, 0, 0, 0, null, 0, false, ""));
                }
            }
            over.set(true);
            return puts;
        };
        Callable<Long> reader = () -> {
            long last = 0;
            int newest = 0;
            boolean end;
            do {
                end = over.get();
                for (RunEvent e : channel.drain()) {
                    int at = ((RunEvent.StateChanged) e).epoch();
                    bad[0] += at > last ? 0 : 1;
                    last = at;
                }
                LoopSample s = channel.latest();
                bad[0] += s == null || s.epoch() >= newest ? 0 : 1;
                newest = s == null ? 0 : s.epoch();
            } while (!end);
            return last;
        };
        List<Long> ends = all(List.of(writer, reader));
        row.tried(puts).torn(bad[0]).lost(Math.abs(puts - ends.getLast()));
        assertEquals(puts, ends.getLast(), "the newest event");
        assertEquals(0, bad[0], "older after newer");
    }

    /// Everything below the count that was read is there, as it was written.
    @Test
    void curves_areWhole_belowTheCountThatWasRead() throws Exception {
        long points = OPERATIONS / 3;
        int longest = 1_000_000;
        AtomicReference<RunHistory> now = new AtomicReference<>(new RunHistory());
        AtomicReference<Boolean> over = new AtomicReference<>(false);
        Callable<Long> writer = () -> {
            RunHistory h = now.get();
            for (long i = 0; i < points; i++) {
                if (h.count() == longest) {
                    h = new RunHistory();
                    now.set(h);
                }
                h.append(h.count(), -h.count());
            }
            over.set(true);
            return points;
        };
        AtomicLong bad = new AtomicLong();
        List<Callable<Long>> work = new ArrayList<>(List.of(writer));
        for (int r = 0; r < 2; r++) {
            Random random = new Random(r);
            work.add(() -> {
                long reads = 0;
                float[] train = new float[64];
                float[] test = new float[64];
                while (!over.get()) {
                    RunHistory h = now.get();
                    int n = h.count();
                    if (n > 0) {
                        int at = random.nextInt(4) == 0 ? n - 1 : random.nextInt(n);
                        bad.addAndGet(h.train(at) == at && h.test(at) == -at ? 0 : 1);
                        int got = h.read(at, at + 64, train, test);
                        bad.addAndGet(train[got - 1] == at + got - 1 && test[got - 1] == -(at + got - 1) ? 0 : 1);
                        reads += 2;
                    }
                }
                return reads;
            });
        }
        long operations = all(work).stream().mapToLong(Long::longValue).sum();
        row.tried(operations).torn(bad.get());
        assertEquals(0, bad.get(), "torn points");
    }

    /// Closing waits for the thread for 1 s; a machine at other work may take longer.
    private static boolean ends(Trainer trainer) {
        for (long end = System.nanoTime() + PATIENCE_NANOS; trainer.isAlive() && System.nanoTime() < end; ) {
            LockSupport.parkNanos(1_000_000);
        }
        return !trainer.isAlive();
    }

    private static void join(Thread thread) throws InterruptedException {
        boolean ended = thread.join(Duration.ofSeconds(60));
        row.inTime(ended);
        assertTrue(ended, "a thread hangs");
    }
}
