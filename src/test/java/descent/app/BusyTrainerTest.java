package descent.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// The JavaFX thread waits for no lock and for no answer of the trainer: while the trainer's thread is held fast in one command,
/// everything can be pressed, and pulses go on.
class BusyTrainerTest {
    @Test
    void everythingCanBePressed_whileTheTrainerIsHeldFast() throws Exception {
        try (WindowShots shots = new WindowShots(new WindowShots.NoChoosers())) {
            Workspace w = shots.graph().workspace();
            Fx.run(() -> {
                w.setPace(Pace.FULL);
                w.edit("epochs", s -> s.withEpochs(1_000_000));
                w.train();
            });
            WindowShots.until(() -> w.state().get() == RunState.RUNNING);
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch free = new CountDownLatch(1);
            CompletableFuture<Boolean> holding = w.services().trainer().ask((m, d) -> {
                held.countDown();
                free.await();
                return true;
            });
            held.await();
            List<Runnable> presses = List.of(w::pause, w::resume, w::stepLine, w::stepUpdate, w::stepEpoch, w::evaluate, w::undo, w::redo, () -> w.setLearningRate(0.02),
                    () -> w.setPace(new Pace(5)), () -> w.watch("0.weight", 0), w::subject, w::drain, () -> w.continueRun(5), w::restart, w::newWeights, w::train, w::stop);
            presses.forEach(Fx::run); // each ends within a minute, or there is a deadlock
            WindowShots.pulses(10);
            assertFalse(holding.isDone(), "the trainer was held all the while");
            free.countDown();
            assertTrue(holding.get());
            WindowShots.until(() -> w.state().get() == RunState.STOPPED);
        }
    }
}
