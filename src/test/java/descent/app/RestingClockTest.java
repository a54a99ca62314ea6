package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// JavaFX's clock stands still while nothing moves, and no pulse that is asked for is lost by that.
class RestingClockTest {
    private static final int TIMES = 8;
    private static final int PATIENCE = 30;

    @BeforeAll
    static void start() {
        Fx.start();
        Fx.run(RestingClock::install);
    }

    private static RestingClock clock() {
        return Fx.get(() -> RestingClock.current().orElseThrow());
    }

    /// Looks without touching the JavaFX thread: that alone asks for no pulse, but a test must not depend on it.
    private static void awaitRest(RestingClock clock) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!clock.rests() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertTrue(clock.rests(), "nothing moves, but the clock ticks");
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(PATIENCE, TimeUnit.SECONDS), "the pulse did not come");
    }

    @Test
    void installedOnce() {
        RestingClock first = clock();
        Fx.run(RestingClock::install);
        assertSame(first, clock());
    }

    @Test
    void rests_goesOnForAnAnimation_andRestsAgain() throws InterruptedException {
        for (int i = 0; i < TIMES; i++) {
            awaitRest(clock());
            CountDownLatch pulses = new CountDownLatch(5);
            AnimationTimer timer = Fx.get(() -> {
                AnimationTimer t = new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        pulses.countDown();
                    }
                };
                t.start();
                return t;
            });
            await(pulses);
            assertFalse(clock().rests(), "an animation runs");
            Fx.run(timer::stop);
        }
        awaitRest(clock());
    }

    @Test
    void drawsWhatChangesWhileItRests_andNothingElse() throws InterruptedException {
        Pane pane = new Pane();
        AtomicInteger layouts = new AtomicInteger();
        Stage stage = Fx.get(() -> {
            Stage s = new Stage();
            s.setScene(new Scene(pane, 300, 200));
            s.show();
            s.getScene().addPostLayoutPulseListener(layouts::incrementAndGet);
            return s;
        });
        for (int i = 0; i < TIMES; i++) {
            awaitRest(clock());
            int before = layouts.get();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50)); // three pulses' time
            assertEquals(before, layouts.get(), "a pulse while the clock rests");
            CountDownLatch drawn = new CountDownLatch(1);
            Runnable seen = drawn::countDown;
            Fx.run(() -> {
                stage.getScene().addPostLayoutPulseListener(seen);
                pane.setPrefWidth(pane.getPrefWidth() + 10);
                pane.requestLayout();
            });
            await(drawn);
            Fx.run(() -> stage.getScene().removePostLayoutPulseListener(seen));
        }
        Fx.run(stage::hide);
    }
}
