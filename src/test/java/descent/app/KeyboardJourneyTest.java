package descent.app;


import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.Fault;
import descent.train.Pace;
import descent.train.Phase;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// Every instrument with nothing but keys: no node is fired, focused or typed into but by the keyboard.
class KeyboardJourneyTest {
    private static final KeyCode MENU_KEY = System.getProperty("os.name").startsWith("Mac") ? KeyCode.COMMAND : KeyCode.CONTROL;
    private static final int MOST_TABS = 120;

    private WindowShots shots;
    private Workspace w;
    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        w = shots.graph().workspace();
        Fx.run(() -> {
            shots.stage().setWidth(1300);
            shots.stage().setHeight(800);
            w.edit("epochs", s -> s.withEpochs(60));
            w.setPace(Pace.FULL);
        });
        WindowShots.pulses(3);
        robot.targetWindow(shots.stage());
    }

    @AfterEach
    void close() {
        shots.close();
    }

    private void push(KeyCode... keys) {
        robot.push(keys);
        WindowShots.pulses(2);
    }

    private static Node owner() {
        return Stream.concat(Window.getWindows().stream().filter(x -> !(x instanceof Stage)), Window.getWindows().stream().filter(Stage.class::isInstance))
                .filter(Window::isFocused).map(x -> x.getScene().getFocusOwner()).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /// Presses Tab until the focus is there.
    private void tabTo(Predicate<Node> wanted, String what) {
        Set<String> met = new HashSet<>();
        for (int i = 0; i < MOST_TABS; i++) {
            if (Fx.get(() -> owner() != null && wanted.test(owner()))) {
                return;
            }
            met.add(Fx.get(() -> owner() == null ? "nothing" : owner().getId()));
            push(KeyCode.TAB);
        }
        throw new AssertionError("Tab never comes to " + what + ", only to " + met);
    }

    private void tabTo(String id) {
        tabTo(n -> id.equals(n.getId()), id);
    }

    private void type(String text) {
        push(MENU_KEY, KeyCode.A);
        robot.write(text);
        push(KeyCode.ENTER);
    }

    private void over(int runs) {
        WindowShots.until(() -> w.runs().size() == runs && w.state().get() != RunState.RUNNING && w.state().get() != RunState.IDLE);
        WindowShots.pulses(10);
    }

    @Test
    void race_isTypedStartedAndWon_byKeys() {
        push(MENU_KEY, KeyCode.L);
        tabTo("race-values");
        type("0.001, 0.1, 1");
        over(3);
        assertEquals(List.of(0.001, 0.1, 1.0), Fx.get(() -> w.runs().stream().map(r -> r.setup().lr()).toList()));
        tabTo("race-winners");
        push(KeyCode.SPACE);
        WindowShots.pulses(10);
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        WindowShots.until(() -> w.currentRun().get().setup().lr() == 0.001);
    }

    @Test
    void liveRate_isTypedAndSteppedWhileTheRunGoesOn_byKeys() {
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(1_000_000));
            w.setPace(new Pace(200));
        });
        push(KeyCode.F5);
        WindowShots.until(() -> w.state().get() == RunState.RUNNING);
        tabTo("lr-field");
        type("0,02");
        WindowShots.until(() -> !w.currentRun().get().run().rateChanges().isEmpty());
        assertEquals(0.02, w.currentRun().get().run().rateChanges().getFirst().lr());
        push(KeyCode.UP);
        WindowShots.until(() -> w.currentRun().get().run().rateChanges().size() == 2);
        assertEquals(0.05, w.currentRun().get().run().rateChanges().getLast().lr());
        push(KeyCode.SHIFT, KeyCode.F5);
        WindowShots.until(() -> w.state().get() == RunState.STOPPED);
    }

    @Test
    void lens_showsLineAfterLine_byKeys() {
        for (Phase p : Phase.values()) {
            push(KeyCode.F7);
            WindowShots.until(() -> w.stepView().get() != null && w.stepView().get().phase() == p);
        }
        push(KeyCode.F6);
        WindowShots.until(() -> w.currentRun().get().run().history().count() == 2);
        tabTo("btn-lens");
        boolean before = lensShown();
        push(KeyCode.SPACE);
        assertNotEquals(before, lensShown());
    }

    private boolean lensShown() {
        return Fx.get(() -> shots.stage().getScene().lookup("#lens-card") instanceof Node n && n.getScene() != null && n.getParent().isVisible());
    }

    @Test
    void replay_isScrubbedBranchedAndLeft_byKeys() {
        push(KeyCode.F5);
        over(1);
        push(KeyCode.F4);
        push(KeyCode.HOME);
        push(KeyCode.RIGHT);
        WindowShots.until(() -> w.replay().moment().get() != null && w.replay().epoch().get() == 2);
        tabTo("replay-lr");
        push(MENU_KEY, KeyCode.A);
        robot.write("0.05");
        tabTo("replay-branch");
        push(KeyCode.SPACE);
        over(2);
        assertEquals(0.05, w.currentRun().get().run().rateChanges().getFirst().lr());
        push(KeyCode.F4);
        push(KeyCode.LEFT);
        assertTrue(Fx.get(() -> w.replay().isActive()));
        push(KeyCode.ESCAPE);
        assertFalse(Fx.get(() -> w.replay().isActive()));
    }

    @Test
    void prediction_isPickedInTheMenuOfThePencil_byKeys() {
        push(MENU_KEY, KeyCode.D);
        WindowShots.pulses(5);
        push(KeyCode.DOWN);
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        push(KeyCode.F5);
        over(1);
        assertTrue(Fx.get(() -> w.currentRun().get().prediction().get()).startsWith("You expected "));
        Fx.run(() -> w.openSample("Palmer Penguins"));
        WindowShots.pulses(5);
        assertFalse(Fx.get(() -> ((Labeled) shots.stage().getScene().lookup("#chart-words")).getParent().isVisible()));
        push(MENU_KEY, KeyCode.D);
        WindowShots.pulses(5);
        push(KeyCode.DOWN);
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        Fx.run(() -> shots.graph().theme().projector().set(true));
        shots.picture(Path.of("target/look/prediction-small.png"), 1280, 640); // the chart is lower than the name of the curve
        Fx.run(() -> {
            shots.graph().theme().projector().set(false);
            w.openSample("Auto MPG");
        });
        WindowShots.until(() -> w.prepared().get() != null && w.prepared().get().table() == w.table().get());
        push(KeyCode.F5);
        over(2);
        assertEquals("", Fx.get(() -> w.currentRun().get().prediction().get()), "a prediction for other data is none for this run");
    }

    @Test
    void quiz_isOpenedAndAnswered_byKeys() {
        Fx.run(() -> w.sabotage(Fault.SKIP_STEP));
        push(KeyCode.F5);
        over(1);
        tabTo("run-1-riddle");
        push(KeyCode.SPACE);
        WindowShots.pulses(10);
        tabTo("quiz-4");
        push(KeyCode.SPACE);
        WindowShots.until(() -> w.currentRun().get().answered().get());
    }
}
