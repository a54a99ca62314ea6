package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Pace;
import descent.train.RunState;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Train is pressed while the rows are still being prepared, or behind a long file.
class TrainWaitsTest {
    private final LinkedBlockingQueue<Runnable> io = new LinkedBlockingQueue<>();
    private final Workspace w = Workspaces.withIo(io::add);

    @BeforeEach
    void moveTheSplit() {
        w.openSample("Auto MPG");
        release();
        w.setPace(Pace.FULL);
        w.edit("epochs", s -> s.withEpochs(3));
        w.edit("split", s -> s.withSplit(s.split().withTestPercent(30)));
    }

    @AfterEach
    void close() {
        w.close();
    }

    private void release() {
        for (Runnable r = io.poll(); r != null; r = io.poll()) {
            r.run();
        }
    }

    private void settled() throws Exception {
        w.services().trainer().settled().get(20, TimeUnit.SECONDS);
        w.drain();
    }

    @Test
    void pressedTwice_isOneRun() throws Exception {
        w.train();
        w.togglePause();
        release();
        settled();
        assertEquals(1, w.runs().size());
        assertEquals(RunState.FINISHED, w.state().get());
        assertEquals(3, w.currentRun().get().run().history().count());
    }

    @Test
    void waiting_isShown_andCanBeCancelled() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        w.fileWork().start("Writing", "long.csv", p -> null);
        w.fileWork().shown().subscribe(s -> {
            if (s != null && s.what().equals("Preparing")) {
                shown.countDown();
            }
        });
        w.train();
        assertTrue(shown.await(20, TimeUnit.SECONDS), "Train says that it waits");
        w.fileWork().cancel();
        release();
        settled();
        assertEquals(0, w.runs().size());
        assertTrue(w.notice().get().text().startsWith("Cancelled"), w.notice().get().text());
        assertNull(w.fileWork().shown().get());
        w.train();
        settled();
        assertEquals(1, w.runs().size(), "the rows are ready all the same");
    }

    /// Whoever opens other data meanwhile has changed their mind.
    @Test
    void otherData_takeTheWaitingRunAway() throws Exception {
        w.train();
        w.openSample("Palmer Penguins");
        release();
        settled();
        assertEquals(0, w.runs().size());
        assertFalse(w.state().get().isLive());
    }
}
