package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// When nothing moves, nothing runs: JavaFX makes no pulse (so no timer and no animation is on, and nothing is drawn), and no
/// thread of the program sleeps towards a time or spins, and JavaFX's own clock stands still. Counted, not timed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IdleTest {
    private static final int LOOKS = 40;
    private static final long LOOK_NANOS = 25_000_000;
    private static final int PATIENCE = 20;
    /// Threads of Java, of JavaFX and of the test; all others are the program's.
    private static final String THEIRS = "main|JavaFX.*|Headless.*|QuantumRenderer.*|Prism.*|InvokeLaterDispatcher|Reference Handler|Finalizer|Signal Dispatcher|"
            + "Common-Cleaner|Cleaner-\\d+|Notification Thread|Attach Listener|process reaper.*|surefire-.*|Thread-\\d+|junit-.*|JUnit-.*|ForkJoinPool.commonPool.*";

    private WindowShots shots;

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
    }

    @AfterAll
    void close() {
        shots.close();
    }

    /// Looks for a second at a time; a start or a run may take a while to settle, as kernels warm up behind it.
    private void assertIdle(String when) {
        Watch watch = new Watch();
        for (int i = 0; i < PATIENCE; i++) {
            watch = look();
            if (watch.pulses == 0 && watch.awake.isEmpty() && watch.clockRests) {
                return;
            }
        }
        assertEquals(0, watch.pulses, when + ": pulses in " + LOOKS * LOOK_NANOS / 1_000_000 + " ms");
        assertTrue(watch.awake.isEmpty(), when + ": awake are " + watch.awake);
        assertTrue(watch.clockRests, when + ": JavaFX's clock ticks");
    }

    private record Watch(int pulses, Set<String> awake, boolean clockRests) {
        private Watch() {
            this(0, Set.of(), false);
        }
    }

    private static boolean clockRests() {
        return Fx.get(() -> RestingClock.current().filter(RestingClock::rests).isPresent());
    }

    private static Watch look() {
        AtomicInteger pulses = new AtomicInteger();
        Runnable count = pulses::incrementAndGet;
        Set<String> awake = new TreeSet<>();
        Fx.run(() -> Window.getWindows().stream().map(Window::getScene).forEach(s -> s.addPreLayoutPulseListener(count)));
        for (int i = 0; i < LOOKS; i++) {
            LockSupport.parkNanos(LOOK_NANOS);
            Thread.getAllStackTraces().keySet().stream().filter(t -> !t.getName().matches(THEIRS))
                    .filter(t -> t.getState() == Thread.State.TIMED_WAITING || spins(t)).map(t -> t.getName() + " " + t.getState()).forEach(awake::add);
        }
        int n = pulses.get();
        Fx.run(() -> Window.getWindows().stream().map(Window::getScene).forEach(s -> s.removePreLayoutPulseListener(count)));
        return new Watch(n, awake, clockRests());
    }

    /// Running in Java code; a thread that waits in the system for a file or a key counts as running too, but stands in native code.
    private static boolean spins(Thread t) {
        StackTraceElement[] at = t.getStackTrace();
        return t.getState() == Thread.State.RUNNABLE && at.length > 0 && !at[0].isNativeMethod();
    }

    @Test
    @Order(1)
    void afterTheStart() {
        assertIdle("after the start");
    }

    /// Else a look that never sees anything would pass.
    @Test
    @Order(2)
    void theCounting_seesARun() {
        Workspace w = shots.graph().workspace();
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(1_000_000));
            w.setPace(new Pace(200));
            w.train();
        });
        WindowShots.until(() -> w.state().get() == RunState.RUNNING);
        Watch watch = look();
        assertTrue(watch.pulses > 0, watch.toString());
        assertFalse(watch.clockRests, watch.toString());
    }

    @Test
    @Order(3)
    void pausedInTheMiddleOfARun() {
        Workspace w = shots.graph().workspace();
        Fx.run(w::pause);
        WindowShots.until(() -> w.state().get() == RunState.PAUSED);
        assertIdle("paused");
    }

    @Test
    @Order(4)
    void afterARun_itsResults_andALookBack() {
        Workspace w = shots.graph().workspace();
        Fx.run(w::stop);
        WindowShots.until(() -> !w.state().get().isLive());
        shots.train(50);
        assertIdle("after a run");
        Fx.run(w::evaluate);
        WindowShots.until(() -> w.evaluation().get() != null);
        assertIdle("after Evaluate");
        Fx.run(() -> w.replay().to(20));
        WindowShots.until(() -> w.replay().moment().get() != null);
        assertIdle("looking back");
        Fx.run(() -> w.replay().leave());
    }

    @Test
    @Order(5)
    void inTheDark_andProjected() {
        Fx.run(() -> shots.graph().theme().toggleDark());
        assertIdle("in the dark");
        Fx.run(() -> shots.graph().theme().projector().set(true));
        assertIdle("projected");
        Fx.run(() -> shots.graph().theme().projector().set(false));
        Fx.run(() -> shots.graph().theme().toggleDark());
        Scene scene = shots.stage().getScene();
        Fx.run(() -> scene.lookup("#btn-train").requestFocus());
        assertIdle("with the focus on Train");
    }

    /// A caret that blinked in a window goes with it.
    @Test
    @Order(6)
    void afterWindowsThatWereClosed_withTheCaretInAField() {
        for (String item : List.of("menu-make-data", "menu-preferences", "menu-evaluate-window", "menu-chance", "menu-all-runs", "menu-help")) {
            Fx.run(() -> new Monkey(0, shots.graph(), List.of()).fire(item));
            WindowShots.pulses(3);
            Fx.run(() -> others().forEach(w -> w.getScene().getRoot().lookupAll(".text-field").stream().filter(n -> !n.isDisabled()).findFirst().ifPresent(Node::requestFocus)));
            WindowShots.pulses(30);
            Fx.run(() -> others().forEach(Window::hide));
            assertIdle("after " + item);
        }
    }

    /// A text that is set moves the caret, and JavaFX's own field lets a caret that has moved blink, with or without the focus.
    @Test
    @Order(7)
    void afterASettingThatChanged_besideItsField() {
        Workspace w = shots.graph().workspace();
        Scene scene = shots.stage().getScene();
        Fx.run(() -> ((TextField) scene.lookup("#epochs-field")).end());
        Fx.run(() -> scene.lookup("#btn-train").requestFocus());
        Fx.run(() -> w.edit("epochs", s -> s.withEpochs(7)));
        assertIdle("after a setting has changed");
        Fx.run(w::undo);
        assertIdle("after Undo");
    }

    private List<Window> others() {
        return Window.getWindows().stream().filter(w -> w != shots.stage()).toList();
    }
}
