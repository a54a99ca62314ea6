package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import descent.data.Samples;
import descent.train.Pace;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import descent.ui.data.MakeDataWindow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// In the list of a combo box the space bar with Ctrl lets go of the choice, with Shift for a moment: every box has it back, what it
/// stands for stays as it is, and nothing is thrown.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChoicesStayTest {
    private final List<Throwable> thrown = new ArrayList<>();
    private WindowShots shots;
    private Workspace workspace;

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        workspace = shots.graph().workspace();
        Fx.run(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, e) -> thrown.add(e)); // where properties bring what their listeners throw
            workspace.use(Samples.open("Palmer Penguins"));
        });
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().table().name().contains("penguins"));
    }

    @AfterAll
    void close() {
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        shots.close();
    }

    private static List<ComboBox<?>> boxes(Window w) {
        return Fx.get(() -> {
            List<ComboBox<?>> all = new ArrayList<>();
            for (Node n : SceneWalk.all(w.getScene().getRoot())) {
                if (n instanceof ComboBox<?> box && box.getValue() != null) {
                    all.add(box);
                }
            }
            return all;
        });
    }

    /// As a person has it: the list is open, and the marked entry is let go.
    private static void takeAway(ComboBox<?> box, boolean shift) {
        Fx.run(box::show);
        WindowShots.pulses(3);
        Fx.run(() -> {
            ListView<?> list = (ListView<?>) ((ComboBoxListViewSkin<?>) box.getSkin()).getPopupContent();
            list.getFocusModel().focus(box.getSelectionModel().getSelectedIndex());
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, shift, !shift, false, false));
            assertEquals(shift, box.getValue() != null, "else JavaFX has changed, and this test shows nothing");
            box.hide();
        });
        WindowShots.pulses(3);
    }

    private void stay(Window window, String... ids) {
        List<String> seen = new ArrayList<>();
        for (ComboBox<?> box : boxes(window)) {
            Object before = Fx.get(box::getValue);
            Object setup = Fx.get(() -> workspace.setup().get());
            boolean undo = Fx.get(() -> workspace.canUndo().get());
            for (boolean shift : new boolean[] {false, true}) {
                takeAway(box, shift);
                assertEquals(before, Fx.get(box::getValue), box.getId());
                assertEquals(setup, Fx.get(() -> workspace.setup().get()), box.getId());
                assertEquals(undo, Fx.get(() -> workspace.canUndo().get()), box.getId());
            }
            seen.add(box.getId());
        }
        assertEquals(List.of(), thrown);
        for (String id : ids) {
            assertFalse(seen.isEmpty() || !seen.contains(id), id + " is not among " + seen);
        }
    }

    private void press(String id) {
        Fx.run(() -> ((Button) shots.stage().getScene().lookup("#" + id)).fire());
        WindowShots.pulses(8);
    }

    private void hideNewest() {
        Fx.run(() -> Window.getWindows().getLast().hide());
        WindowShots.pulses(2);
    }

    @Test
    void training() {
        Fx.run(() -> ((ToggleButton) shots.stage().getScene().lookup("#training-more")).setSelected(true));
        WindowShots.pulses(8);
        stay(shots.stage(), "loss-fn", "optimizer", "schedule");
    }

    @Test
    void optionsOfTheData() {
        press("data-options");
        stay(Window.getWindows().getLast(), "data-gaps", "data-scaling", "data-task");
        hideNewest();
    }

    @Test
    void preferences() {
        Fx.run(() -> new Monkey(0, shots.graph(), List.of()).fire("menu-preferences"));
        WindowShots.pulses(8);
        Pace pace = Fx.get(() -> workspace.pace().get());
        stay(Window.getWindows().getLast(), "preferences-theme", "preferences-pace", "preferences-numbers");
        assertEquals(pace, Fx.get(() -> workspace.pace().get()));
        hideNewest();
    }

    @Test
    void madeData() {
        Fx.run(() -> new MakeDataWindow(shots.graph().theme(), _ -> { }).show(shots.stage()));
        WindowShots.pulses(8);
        Window window = Window.getWindows().getLast();
        Slider noise = (Slider) Fx.get(() -> window.getScene().lookup("#made-noise"));
        Fx.run(() -> noise.setValue(0.37));
        stay(window, "made-shape");
        assertEquals(0.37, Fx.get(noise::getValue), "set by hand");
        hideNewest();
    }

    @Test
    void categoriesOfTheWhatIfForm() {
        Fx.run(() -> {
            workspace.setPace(Pace.FULL);
            workspace.edit("epochs", s -> s.withEpochs(3));
            workspace.train();
        });
        WindowShots.until(() -> !workspace.runs().isEmpty() && WindowShots.ended(workspace));
        Fx.run(() -> shots.graph().window().evaluation().whatIf());
        Window window = shots.graph().window().evaluation().stage();
        WindowShots.until(() -> window.getScene().lookup("#what-if-island") != null);
        WindowShots.pulses(8);
        stay(window, "what-if-island", "what-if-sex");
        Fx.run(() -> {
            TabPane tabs = (TabPane) window.getScene().lookup("#evaluate-tabs");
            tabs.getSelectionModel().select(tabs.getTabs().stream().filter(t -> t.getText().contains("matters")).findFirst().orElseThrow());
        });
        WindowShots.until(() -> window.getScene().lookup("#dependence-class") != null);
        WindowShots.pulses(8);
        stay(window, "dependence-second", "dependence-class");
        Fx.run(() -> ((TabPane) window.getScene().lookup("#evaluate-tabs")).getSelectionModel().select(0));
        hideNewest();
    }
}
