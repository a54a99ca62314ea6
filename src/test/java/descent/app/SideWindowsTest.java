package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import descent.ui.data.ImportWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The windows beside the main one: their keys, and that a screen has room for them.
class SideWindowsTest {
    @TempDir
    Path dir;
    private WindowShots shots;
    private Workspace w;

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        w = shots.graph().workspace();
        WindowShots.pulses(3);
    }

    @AfterEach
    void close() {
        Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(o -> o != shots.stage()).forEach(Window::hide));
        shots.close();
    }

    private static List<MenuItem> leaves(List<? extends MenuItem> items) {
        List<MenuItem> out = new ArrayList<>();
        for (MenuItem i : items) {
            out.addAll(i instanceof Menu m ? leaves(m.getItems()) : List.of(i));
        }
        return out;
    }

    private void fire(String id) {
        Fx.run(() -> leaves(((MenuBar) shots.stage().getScene().lookup("#menu-bar")).getMenus()).stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow().fire());
    }

    private static Node node(String selector) {
        Node[] found = new Node[1];
        WindowShots.until(() -> {
            found[0] = Window.getWindows().stream().filter(o -> o.isShowing() && o.getScene() != null).map(o -> o.getScene().lookup(selector)).filter(Objects::nonNull).findFirst().orElse(null);
            return found[0] != null;
        });
        return found[0];
    }

    @Test
    void keysOfTheMenu_areThoseOfASideWindow_too() {
        shots.train(5);
        fire("menu-evaluate-window");
        TabPane tabs = (TabPane) node("#evaluate-tabs");
        WindowShots.until(() -> w.evaluation().get() != null);
        FxRobot robot = new FxRobot();
        robot.targetWindow(tabs.getScene().getWindow());
        int size = Fx.get(() -> shots.graph().theme().textSize().get());
        Fx.run(tabs::requestFocus);
        robot.push(Keyboard.MENU_KEY, KeyCode.PLUS);
        assertEquals(size + 1, Fx.get(() -> shots.graph().theme().textSize().get()));
        robot.push(Keyboard.MENU_KEY, KeyCode.DIGIT0);
        int epochs = Fx.get(() -> w.setup().get().epochs());
        Fx.run(() -> w.edit("epochs", s -> s.withEpochs(epochs + 1)));
        robot.push(Keyboard.MENU_KEY, KeyCode.Z);
        assertEquals(epochs, Fx.get(() -> w.setup().get().epochs()));
        robot.push(KeyCode.F1);
        Node term = node("#help-term");
        Stage help = (Stage) Fx.get(() -> term.getScene().getWindow());
        assertEquals(tabs.getScene().getWindow(), Fx.get(help::getOwner), "over the window that asked");
    }

    @Test
    void sheetOfKeys_hasThoseOfTheRuns_andScrollsWhereTheScreenIsSmall() {
        Fx.run(() -> shots.graph().theme().projector().set(true));
        fire("menu-shortcuts");
        Node keys = node(".keys");
        List<String> words = Fx.get(() -> keys.lookupAll(".label").stream().map(n -> ((Label) n).getText()).toList());
        assertTrue(words.contains("F2, Enter, Space, Delete"), words.toString());
        assertTrue(node("#keys-scroll") instanceof ScrollPane);
        fits("#keys-scroll");
    }

    @Test
    void windows_areNoLargerThanTheScreen_withTheLargestText() throws Exception {
        Path file = Files.writeString(dir.resolve("a.csv"), "a,b\n1,2\n3,4\n5,6\n7,9\n");
        shots.train(5);
        Fx.run(() -> {
            shots.graph().theme().projectorSize().set(28);
            shots.graph().theme().projector().set(true);
        });
        for (String[] window : new String[][] {{"menu-evaluate-window", "#evaluate-root"}, {"menu-all-runs", "#runs-window"}, {"menu-chance", "#chance-window"},
            {"menu-shortcuts", "#keys-scroll"}, {"menu-preferences", "#preferences-pace"}, {"menu-about", "#about-parts"}, {"menu-help", "#help-term"}}) {
            fire(window[0]);
            fits(window[1]);
        }
        Fx.run(() -> new ImportWindow(file, shots.graph().theme(), Runnable::run, Runnable::run, t -> { }).show(shots.stage()));
        fits("#import-ok");
    }

    private static void fits(String inside) {
        Node node = node(inside);
        WindowShots.pulses(3);
        Rectangle2D room = Fx.get(() -> Screen.getPrimary().getVisualBounds());
        Window window = Fx.get(() -> node.getScene().getWindow());
        String size = Fx.get(() -> window.getWidth() + "×" + window.getHeight());
        assertTrue(Fx.get(() -> window.getWidth() <= room.getWidth() && window.getHeight() <= room.getHeight() && window.getY() + window.getHeight() <= room.getMaxY() + 1), inside + " " + size + " on " + room);
        Fx.run(window::hide);
    }
}
