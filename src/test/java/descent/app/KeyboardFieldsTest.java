package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.LayerSpec.Linear;
import descent.model.LossSpec.CrossEntropyLoss;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Keys that go to the field with the focus and to the window's menus alike: both get what is theirs.
class KeyboardFieldsTest {
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

    private void over() {
        WindowShots.until(() -> w.runs().size() == 1 && w.state().get() == RunState.FINISHED);
    }

    private void typeOnly(String text) {
        keys.push(Keyboard.MENU_KEY, KeyCode.A);
        keys.write(text);
    }

    /// No Enter: the key of the menu leaves the focus where it is.
    @Test
    void typedNumber_isThatOfTheRun_thatAKeyBegins() {
        keys.tabTo("epochs-field");
        typeOnly("7");
        keys.push(KeyCode.F5);
        over();
        assertEquals(7, Fx.get(() -> w.currentRun().get().run().plannedEpochs()));
        assertEquals("epochs-field", Fx.get(() -> Keyboard.owner().getId()));
    }

    @Test
    void refusedNumber_stopsTheKeyThatWouldBeginARun_inItsWords() {
        keys.tabTo("epochs-field");
        typeOnly("many");
        keys.push(KeyCode.F5);
        WindowShots.pulses(3);
        assertTrue(Fx.get(() -> w.runs().isEmpty()));
        assertTrue(Fx.get(() -> w.notice().get().text()).startsWith("Epochs"), Fx.get(() -> w.notice().get().text()));
        keys.push(KeyCode.ESCAPE);
        keys.push(KeyCode.F5);
        over();
        assertEquals(60, Fx.get(() -> w.currentRun().get().run().plannedEpochs()));
    }

    @Test
    void typedClassWeights_areThoseOfTheRun_thatAKeyBegins() {
        Fx.run(() -> w.openSample("Palmer Penguins"));
        WindowShots.until(() -> w.prepared().get() != null && w.prepared().get().table() == w.table().get());
        Fx.run(() -> w.edit("epochs", s -> s.withEpochs(3)));
        keys.tabTo("training-more");
        keys.push(KeyCode.SPACE);
        WindowShots.pulses(5);
        keys.tabTo("loss-classWeights");
        typeOnly("1, 2, 4");
        keys.push(KeyCode.F5);
        over();
        assertEquals(List.of(1.0, 2.0, 4.0), Fx.get(() -> ((CrossEntropyLoss) w.currentRun().get().setup().loss()).classWeights()));
    }

    @Test
    void undo_isTheWindowsInAFieldWhoseTextWasTaken_andTheFieldsWhileOneTypes() {
        keys.tabTo("epochs-field");
        keys.type("7");
        keys.push(Keyboard.MENU_KEY, KeyCode.Z);
        assertEquals(60, Fx.get(() -> w.setup().get().epochs()));
        keys.push(Keyboard.MENU_KEY, KeyCode.SHIFT, KeyCode.Z);
        assertEquals(7, Fx.get(() -> w.setup().get().epochs()));
        typeOnly("8");
        keys.push(Keyboard.MENU_KEY, KeyCode.Z);
        assertEquals(7, Fx.get(() -> w.setup().get().epochs()), "what is being typed is undone in the field");
    }

    @Test
    void upTwice_countsTwiceInAWidth() {
        keys.tabTo("layer-0");
        keys.push(KeyCode.ENTER);
        assertEquals("layer-0-out", Fx.get(() -> Keyboard.owner().getId()));
        int before = Fx.get(this::width);
        keys.push(KeyCode.UP);
        keys.push(KeyCode.UP);
        assertEquals(before + 2, Fx.get(this::width));
        assertEquals("layer-0-out", Fx.get(() -> Keyboard.owner().getId()));
    }

    private int width() {
        return ((Linear) w.setup().get().layers().getFirst()).outFeatures();
    }

    /// F4 opens a list, wherever there is one.
    @Test
    void f4OnAList_opensIt_andLooksBackAtNothing() {
        keys.push(KeyCode.F5);
        over();
        keys.tabTo("loss-fn");
        keys.push(KeyCode.F4);
        WindowShots.pulses(3);
        assertFalse(Fx.get(() -> w.replay().isActive()));
        keys.push(KeyCode.ESCAPE);
        keys.tabTo("epochs-field");
        keys.push(KeyCode.F4);
        assertTrue(Fx.get(() -> w.replay().isActive()));
    }
}
