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
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every instrument with nothing but keys: no node is fired, focused or typed into but by the keyboard.
class KeyboardJourneyTest {
    private WindowShots shots;
    private Workspace w;
    private Keyboard keys;

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers()).sized(1300, 800);
        w = shots.graph().workspace();
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(60));
            w.setPace(Pace.FULL);
        });
        keys = new Keyboard(shots.stage());
    }

    @AfterEach
    void close() {
        shots.close();
    }

    private void over(int runs) {
        WindowShots.until(() -> w.runs().size() == runs && WindowShots.ended(w));
        WindowShots.pulses(10);
    }

    @Test
    void race_isTypedStartedAndWon_byKeys() {
        keys.push(Keyboard.MENU_KEY, KeyCode.L);
        keys.tabTo("race-values");
        keys.type("0.001, 0.1, 1");
        over(3);
        assertEquals(List.of(0.001, 0.1, 1.0), Fx.get(() -> w.runs().stream().map(r -> r.setup().lr()).toList()));
        keys.tabTo("race-winners");
        keys.push(KeyCode.SPACE);
        WindowShots.pulses(10);
        keys.push(KeyCode.DOWN);
        keys.push(KeyCode.ENTER);
        WindowShots.until(() -> w.currentRun().get().setup().lr() == 0.001);
    }

    @Test
    void liveRate_isTypedAndSteppedWhileTheRunGoesOn_byKeys() {
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(1_000_000));
            w.setPace(new Pace(200));
        });
        keys.push(KeyCode.F5);
        WindowShots.until(() -> w.state().get() == RunState.RUNNING);
        keys.tabTo("lr-field");
        keys.type("0,02");
        WindowShots.until(() -> !w.currentRun().get().run().rateChanges().isEmpty());
        assertEquals(0.02, w.currentRun().get().run().rateChanges().getFirst().lr());
        keys.push(KeyCode.UP);
        WindowShots.until(() -> w.currentRun().get().run().rateChanges().size() == 2);
        assertEquals(0.05, w.currentRun().get().run().rateChanges().getLast().lr());
        keys.push(KeyCode.SHIFT, KeyCode.F5);
        WindowShots.until(() -> w.state().get() == RunState.STOPPED);
    }

    @Test
    void lens_showsLineAfterLine_byKeys() {
        for (Phase p : Phase.values()) {
            keys.push(KeyCode.F7);
            WindowShots.until(() -> w.stepView().get() != null && w.stepView().get().phase() == p);
        }
        keys.push(KeyCode.F6);
        WindowShots.until(() -> w.currentRun().get().run().history().count() == 2);
        keys.tabTo("btn-lens");
        boolean before = lensShown();
        keys.push(KeyCode.SPACE);
        assertNotEquals(before, lensShown());
    }

    private boolean lensShown() {
        Node lens = Fx.get(() -> shots.stage().getScene().lookup("#lens-card"));
        return Fx.get(() -> lens != null && lens.getScene() != null && lens.getParent().isVisible());
    }

    @Test
    void replay_isScrubbedBranchedAndLeft_byKeys() {
        keys.push(KeyCode.F5);
        over(1);
        keys.push(KeyCode.F4);
        keys.push(KeyCode.HOME);
        keys.push(KeyCode.RIGHT);
        WindowShots.until(() -> w.replay().moment().get() != null && w.replay().epoch().get() == 2);
        keys.tabTo("replay-lr");
        keys.push(Keyboard.MENU_KEY, KeyCode.A);
        keys.write("0.05");
        keys.tabTo("replay-branch");
        keys.push(KeyCode.SPACE);
        over(2);
        assertEquals(0.05, w.currentRun().get().run().rateChanges().getFirst().lr());
        keys.push(KeyCode.F4);
        keys.push(KeyCode.LEFT);
        assertTrue(Fx.get(() -> w.replay().isActive()));
        keys.push(KeyCode.ESCAPE);
        assertFalse(Fx.get(() -> w.replay().isActive()));
    }

    @Test
    void prediction_isPickedInTheMenuOfThePencil_byKeys() {
        keys.push(Keyboard.MENU_KEY, KeyCode.D);
        WindowShots.pulses(5);
        keys.push(KeyCode.DOWN);
        keys.push(KeyCode.DOWN);
        keys.push(KeyCode.ENTER);
        keys.push(KeyCode.F5);
        over(1);
        assertTrue(Fx.get(() -> w.currentRun().get().prediction().get()).startsWith("You expected "));
        Fx.run(() -> w.openSample("Palmer Penguins"));
        WindowShots.pulses(5);
        assertFalse(Fx.get(() -> ((Labeled) shots.stage().getScene().lookup("#chart-words")).getParent().isVisible()));
        keys.push(Keyboard.MENU_KEY, KeyCode.D);
        WindowShots.pulses(5);
        keys.push(KeyCode.DOWN);
        keys.push(KeyCode.DOWN);
        keys.push(KeyCode.ENTER);
        Fx.run(() -> shots.graph().theme().projector().set(true));
        shots.picture(Path.of("target/look/prediction-small.png"), 1280, 640); // the chart is lower than the name of the curve
        Fx.run(() -> {
            shots.graph().theme().projector().set(false);
            w.openSample("Auto MPG");
        });
        WindowShots.until(() -> w.prepared().get() != null && w.prepared().get().table() == w.table().get());
        keys.push(KeyCode.F5);
        over(2);
        assertEquals("", Fx.get(() -> w.currentRun().get().prediction().get()), "a prediction for other data is none for this run");
    }

    @Test
    void quiz_isOpenedAndAnswered_byKeys() {
        Fx.run(() -> w.sabotage(Fault.SKIP_STEP));
        keys.push(KeyCode.F5);
        over(1);
        keys.tabTo("run-1-riddle");
        keys.push(KeyCode.SPACE);
        WindowShots.pulses(10);
        keys.tabTo("quiz-4");
        keys.push(KeyCode.SPACE);
        WindowShots.until(() -> w.currentRun().get().answered().get());
    }
}
