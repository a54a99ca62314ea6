package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A table unfolds while it is in view, and asks for no pulse while it is not.
class UnfoldingTest {
    private static final long LOOK_NANOS = 600_000_000;
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private final Region table = new Region();
    private Stage stage;
    private Unfolding unfolding;

    @BeforeEach
    void open() {
        Fx.start();
        stage = Fx.get(() -> {
            table.setPrefSize(200, 2000);
            Stage s = new Stage();
            s.setScene(new Scene(new VBox(table), 300, 400));
            s.show();
            unfolding = Unfolding.of(table);
            return s;
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private static void until(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!Fx.get(so::getAsBoolean) && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertTrue(Fx.get(so::getAsBoolean));
    }

    /// What other windows have left under way, a notice that is still to go, pulses too: it is looked at until it is over.
    private void assertRests() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        int pulses = pulses();
        while (pulses > 0 && System.nanoTime() < end) {
            pulses = pulses();
        }
        assertEquals(0, pulses);
    }

    private int pulses() {
        AtomicInteger n = new AtomicInteger();
        Runnable count = n::incrementAndGet;
        LockSupport.parkNanos(LOOK_NANOS); // what is under way comes to rest
        Fx.run(() -> stage.getScene().addPreLayoutPulseListener(count));
        LockSupport.parkNanos(LOOK_NANOS);
        Fx.run(() -> stage.getScene().removePreLayoutPulseListener(count));
        return n.get();
    }

    @Test
    void inView_itUnfolds_andThenRests() {
        Fx.run(() -> unfolding.again(13));
        until(() -> table.getMaxHeight() == Double.MAX_VALUE);
        assertRests();
    }

    @Test
    void outOfView_itRests_andUnfoldsOnceItIsShown() {
        Fx.run(() -> table.setVisible(false));
        Fx.run(() -> unfolding.again(13));
        assertRests();
        assertNotEquals(Double.MAX_VALUE, Fx.get(table::getMaxHeight), "unfolded where nobody sees it");
        Fx.run(() -> table.setVisible(true));
        until(() -> table.getMaxHeight() == Double.MAX_VALUE);
    }

    @Test
    void hiddenOnTheWay_itRests_andGoesOnLater() {
        Fx.run(() -> {
            unfolding.again(1);
            table.setVisible(false);
        });
        assertRests();
        assertNotEquals(Double.MAX_VALUE, Fx.get(table::getMaxHeight), "unfolded where nobody sees it");
        Fx.run(() -> table.setVisible(true));
        until(() -> table.getMaxHeight() == Double.MAX_VALUE);
    }
}
