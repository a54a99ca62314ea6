package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import descent.model.Fault;
import descent.model.ModelFile;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.common.Preferences;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Desktop habits in the real window, over several starts with one folder.
class HabitsTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();

    @TempDir
    Path folder;
    private AppFolder home;
    private AppGraph graph;

    @BeforeEach
    void open() {
        home = new AppFolder(folder.resolve("home"));
        graph = start();
    }

    private AppGraph start() {
        AppGraph g = Fx.get(() -> {
            AppGraph made = new AppGraph(new Stage(), (w, t) -> new WindowShots.NoChoosers(), home);
            made.window().stage().show();
            return made;
        });
        WindowShots.until(() -> g.workspace().prepared().get() != null);
        return g;
    }

    @AfterEach
    void close() {
        Fx.run(graph::close);
    }

    private void restart() {
        Fx.run(graph::close);
        graph = start();
    }

    private Scene scene() {
        return graph.window().stage().getScene();
    }

    private MenuBar bar() {
        return (MenuBar) scene().lookup("#menu-bar");
    }

    private static List<MenuItem> leaves(List<? extends MenuItem> items) {
        List<MenuItem> out = new ArrayList<>();
        for (MenuItem i : items) {
            out.addAll(i instanceof Menu m ? leaves(m.getItems()) : List.of(i));
        }
        return out;
    }

    private Menu recent() {
        return (Menu) bar().getMenus().getFirst().getItems().stream().filter(i -> "menu-recent".equals(i.getId())).findFirst().orElseThrow();
    }

    private List<MenuItem> shownRecent() {
        return Fx.get(() -> {
            Event.fireEvent(recent(), new Event(Menu.ON_SHOWING));
            return List.copyOf(recent().getItems());
        });
    }

    @Test
    void recentFiles_areTen_newestFirst_andMissingOnesSayWhy() throws IOException {
        assertTrue(shownRecent().getFirst().getText().startsWith("No file"));
        Path last = null;
        for (int i = 0; i < 12; i++) {
            last = Files.writeString(folder.resolve("data" + i + ".csv"), "a,b\n1,2\n3,4\n5,6\n7,9\n");
            Path file = last;
            Fx.run(() -> graph.window().open(file));
            WindowShots.until(() -> graph.workspace().table().get().name().equals(file.getFileName().toString()));
        }
        Files.delete(last);
        restart();
        List<MenuItem> items = shownRecent();
        assertEquals(12, items.size(), "ten files, a line, and Clear");
        assertTrue(items.get(1).getText().startsWith("data10.csv"), items.get(1).getText());
        WindowShots.until(() -> items.getFirst().isDisable());
        assertTrue(items.getFirst().getText().contains("no longer there"), items.getFirst().getText());
        assertFalse(items.get(1).isDisable());
        Fx.run(items.get(1)::fire);
        WindowShots.until(() -> graph.workspace().table().get().name().equals("data10.csv"));
        assertTrue(shownRecent().getFirst().getText().startsWith("data10.csv"), "an opened file is the newest");
        Fx.run(shownRecent().getLast()::fire);
        assertTrue(shownRecent().getFirst().getText().startsWith("No file"));
    }

    /// A file of a drive that does not answer is being read, or written.
    @Test
    void recentFilesAndLessons_areLookedAt_whileTheThreadOfTheFilesIsHeld() throws IOException {
        Path gone = Files.writeString(folder.resolve("gone.csv"), "a,b\n1,2\n3,4\n5,6\n7,9\n");
        Fx.run(() -> graph.window().open(gone));
        WindowShots.until(() -> graph.workspace().table().get().name().equals("gone.csv"));
        Files.delete(gone);
        CountDownLatch answered = new CountDownLatch(1);
        graph.workspace().services().io().execute(() -> await(answered));
        try {
            MenuItem item = shownRecent().getFirst();
            WindowShots.until(item::isDisable);
            Fx.run(() -> graph.window().open(Path.of("assets/lessons/scaling.txt")));
            WindowShots.until(() -> scene().lookup("#lesson-where") instanceof Label l && l.getText().equals("Step 1 of 3"));
        } finally {
            answered.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void looksAndPlace_areAsTheyWereLeft() {
        Fx.run(() -> {
            graph.theme().scheme().set(Theme.Scheme.DARK);
            graph.theme().zoom(1);
            graph.theme().zoom(1);
            graph.workspace().setPace(new Pace(10));
            graph.window().stage().setMaximized(false); // the screen here is smaller than the window
            graph.window().stage().setX(37);
            graph.window().stage().setY(21);
            graph.window().stage().setWidth(900);
            graph.window().stage().setHeight(700);
        });
        WindowShots.pulses(3);
        restart();
        assertTrue(graph.theme().dark().get());
        assertEquals(15, graph.theme().textSize().get());
        assertEquals(new Pace(10), graph.workspace().pace().get());
        Stage s = graph.window().stage();
        assertEquals("37.0 21.0 900.0 700.0", Fx.get(() -> s.getX() + " " + s.getY() + " " + s.getWidth() + " " + s.getHeight()));
        Fx.run(() -> graph.theme().zoom(0));
        assertEquals(13, graph.theme().textSize().get());
        for (int i = 0; i < 30; i++) {
            Fx.run(() -> graph.theme().zoom(1));
        }
        assertEquals(22, graph.theme().textSize().get());
    }

    @Test
    void teachersSwitch_isAsItWasLeft_andTheFaultIsNot() {
        assertFalse(Fx.get(() -> train("menu-sabotage").isVisible()));
        Fx.run(() -> {
            ((CheckMenuItem) train("menu-teacher")).setSelected(true);
            graph.workspace().sabotage(Fault.SKIP_STEP);
        });
        restart();
        assertTrue(Fx.get(() -> ((CheckMenuItem) train("menu-teacher")).isSelected() && train("menu-sabotage").isVisible()));
        assertEquals(Fault.NONE, graph.workspace().setup().get().fault());
        Fx.run(() -> ((CheckMenuItem) train("menu-teacher")).setSelected(false));
        restart();
        assertFalse(Fx.get(() -> train("menu-sabotage").isVisible()));
    }

    private MenuItem train(String id) {
        return bar().getMenus().stream().flatMap(m -> m.getItems().stream()).filter(i -> id.equals(i.getId())).findFirst().orElseThrow();
    }

    @Test
    void windowOutsideOfEveryScreen_comesBackOnOne() {
        Fx.run(graph::close);
        Fx.run(() -> new Preferences(home, Runnable::run, e -> { }).put("window", "90000,90000,900,700"));
        graph = start();
        assertTrue(Fx.get(() -> graph.window().stage().getX()) < 10_000);
    }

    @Test
    void hints_goOneByOne_byUse_forGood() {
        assertTrue(hint().startsWith("Press Train"), hint());
        Workspace w = graph.workspace();
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(5));
            w.train();
        });
        WindowShots.until(() -> w.state().get() == RunState.FINISHED);
        assertTrue(hint().contains("F7"), hint());
        Fx.run(w::evaluate);
        WindowShots.until(() -> w.evaluation().get() != null);
        assertTrue(hint().contains("F7"), "a hint that was skipped stays");
        restart();
        assertTrue(hint().contains("F7"), hint());
        Fx.run(graph.workspace()::stepLine);
        WindowShots.until(() -> graph.workspace().stepView().get() != null);
        assertTrue(hint().startsWith("Change the rate while it trains"), hint());
        Workspace again = graph.workspace();
        Fx.run(() -> {
            again.setLearningRate(0.02);
            again.resume();
        });
        WindowShots.until(() -> again.state().get() == RunState.FINISHED);
        assertTrue(hint().startsWith("Race (Ctrl+L"), hint());
        Fx.run(() -> again.race(List.of(again.setup().get().withLr(0.1), again.setup().get().withLr(0.01))));
        WindowShots.until(() -> again.runs().size() == 3 && again.state().get() == RunState.FINISHED);
        assertTrue(hint().startsWith("Save model"), hint());
    }

    private String hint() {
        Fx.run(() -> { // wide enough for a hint; the screen here is not
            graph.window().stage().setMaximized(false);
            graph.window().stage().setWidth(1280);
        });
        WindowShots.pulses(3);
        return Fx.get(() -> ((Label) scene().lookup("#status-hint")).getText());
    }

    /// Alt with the first letter of a menu, as everywhere.
    @Test
    void menus_openByAltAndTheirLetter() {
        WindowShots.pulses(3);
        for (Menu menu : Fx.get(() -> List.copyOf(bar().getMenus()))) {
            KeyCode letter = KeyCode.valueOf(menu.getText().substring(1, 2));
            new FxRobot().push(KeyCode.ALT, letter);
            assertTrue(Fx.get(menu::isShowing), menu.getText() + " by Alt+" + letter);
            new FxRobot().push(KeyCode.ESCAPE);
            assertFalse(Fx.get(menu::isShowing), menu.getText() + " goes by Escape");
        }
    }

    /// Every accelerator of the menus is there once, and its keys do what the menu does.
    @Test
    void accelerators_doTheirMenusWork() {
        Fx.run(() -> {
            Map<KeyCombination, String> seen = new HashMap<>();
            for (MenuItem item : leaves(bar().getMenus())) {
                KeyCombination keys = item.getAccelerator();
                if (keys == null) {
                    continue;
                }
                assertTrue(keys instanceof KeyCodeCombination, keys + " of " + item.getId() + " names no key");
                String before = seen.put(keys, item.getId());
                assertEquals(null, before, keys + " belongs to " + before + " and " + item.getId());
                Runnable action = scene().getAccelerators().get(keys);
                assertTrue(action != null, keys + " of " + item.getId() + " is not known to the window");
                int[] fired = {0};
                EventHandler<ActionEvent> work = item.getOnAction();
                item.setOnAction(e -> fired[0]++);
                action.run();
                item.setOnAction(work);
                assertEquals(item.isDisable() ? 0 : 1, fired[0], keys + " of " + item.getId());
                assertFalse(keys.equals(KeyCombination.valueOf("Space")) || keys.equals(KeyCombination.valueOf("F10")), keys + " belongs to the controls");
            }
            assertTrue(seen.size() >= 20, seen.toString());
            List<String> wanted = List.of("F5", "Shift+F5", "F6", "F7", "Shortcut+R", "Shortcut+Shift+R", "Shortcut+L", "F11", "Shortcut+Plus",
                    "Shortcut+Minus", "Shortcut+0", "Shortcut+O", "Shortcut+S", "Shortcut+Z", "F1");
            wanted.forEach(k -> assertTrue(seen.containsKey(KeyCombination.valueOf(k)), k + " is missing"));
        });
    }

    /// The table on the screen is another one: the drawing keeps to the model.
    @Test
    void modelWithoutItsData_isDrawnWithItsOwnInputs() {
        Fx.run(() -> graph.window().open(Path.of("src/test/resources/golden/model/v2.model")));
        Node open = dialog("#model-open");
        Fx.run(() -> ((Button) open).fire());
        WindowShots.until(() -> graph.workspace().modelFile().get() != null && graph.workspace().weights().get() != null);
        WindowShots.until(() -> scene().lookup("#net-canvas").getAccessibleText().startsWith("Network 5 to 3 to 1"));
        WindowShots.until(() -> "22 weights".equals(((Label) scene().lookup("#model-weights")).getText()));
    }

    /// + stands on another key in America and on the number block.
    @Test
    void textSize_followsEveryKeyThatWritesPlusMinusAndNought() {
        Keyboard keys = new Keyboard(graph.window().stage());
        int size = Theme.NORMAL;
        for (List<KeyCode> k : List.of(List.of(KeyCode.EQUALS), List.of(KeyCode.SHIFT, KeyCode.EQUALS), List.of(KeyCode.ADD), List.of(KeyCode.PLUS))) {
            keys.push(Stream.concat(Stream.of(Keyboard.MENU_KEY), k.stream()).toArray(KeyCode[]::new));
            assertEquals(++size, graph.theme().textSize().get(), k.toString());
        }
        keys.push(Keyboard.MENU_KEY, KeyCode.SUBTRACT);
        assertEquals(--size, graph.theme().textSize().get());
        Fx.run(() -> scene().getAccelerators().get(new KeyCodeCombination(KeyCode.NUMPAD0, KeyCombination.SHORTCUT_DOWN)).run()); // the Headless platform has no such key
        assertEquals(Theme.NORMAL, graph.theme().textSize().get());
    }

    @Test
    void help_opensAtTheFocusedField_andAboutNamesAllThatShips() throws IOException {
        Fx.run(() -> scene().lookup("#lr-field").requestFocus());
        fire("menu-help");
        Node term = dialog("#help-term");
        assertEquals("Learning rate", ((Label) term).getText());
        hide(term);
        fire("menu-shortcuts");
        hide(dialog(".keys"));
        fire("menu-about");
        Node parts = dialog("#about-parts");
        Set<String> shown = new HashSet<>();
        Fx.run(() -> parts.lookupAll(".label").forEach(l -> shown.add(((Label) l).getText())));
        try (Stream<Path> mods = Files.list(Path.of("target", "mods"))) {
            for (Path jar : mods.toList()) {
                String name = jar.getFileName().toString().replaceAll("-\\d.*", "");
                String word = name.startsWith("javafx") ? "JavaFX" : name.startsWith("jackson") ? "Jackson" : name.startsWith("ikonli") ? "Ikonli"
                        : name.startsWith("atlantafx") ? "AtlantaFX" : name.startsWith("controlsfx") ? "ControlsFX" : name.replace("commons-", "Commons ");
                assertTrue(shown.stream().anyMatch(s -> s.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))), name + " ships but is not named: " + shown);
            }
        }
        hide(parts);
    }

    private void fire(String id) {
        Fx.run(() -> leaves(bar().getMenus()).stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow().fire());
    }

    private static Node dialog(String selector) {
        Node[] found = new Node[1];
        WindowShots.until(() -> {
            for (Window w : Window.getWindows()) {
                Node n = w.getScene() == null ? null : w.getScene().lookup(selector);
                found[0] = n == null ? found[0] : n;
            }
            return found[0] != null;
        });
        return found[0];
    }

    private static void hide(Node inside) {
        Fx.run(() -> inside.getScene().getWindow().hide());
    }

    /// An exception in the engine: one window in words, training ends, saving works.
    @Test
    @Tag("faults")
    void errorInTheEngine_isOneWindowInWords_andSavingWorks() throws IOException {
        FaultTable.Row row = FAULTS.open("an exception in the engine").tried(1);
        Workspace w = graph.workspace();
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(1_000_000));
            w.train();
        });
        WindowShots.until(() -> w.state().get() == RunState.RUNNING);
        Fx.run(() -> w.services().trainer().pace(null));
        Node details = dialog("#fault-details");
        WindowShots.until(() -> w.state().get() == RunState.FAILED);
        assertTrue(((TextArea) details).getText().contains("NullPointerException"));
        assertFalse(Fx.get(() -> ((TextArea) details).isVisible() && details.getScene().lookup("#fault").lookup(".content").getLayoutBounds().isEmpty()));
        Fx.run(() -> graph.faults().accept(new IllegalStateException("again")));
        WindowShots.until(() -> Window.getWindows().stream().filter(x -> x.getScene() != null && x.getScene().lookup("#fault") != null).count() == 1);
        assertEquals("It happened 2 times.", Fx.get(() -> ((Label) details.getScene().lookup("#fault-count")).getText()));
        hide(details);
        Path model = folder.resolve("after.model");
        Fx.run(() -> w.setPace(Pace.FULL));
        Fx.run(() -> w.saveModel(model));
        WindowShots.until(() -> Files.exists(model));
        row.right(ModelFile.read(model).progress().epoch() > 0);
        try (Stream<Path> logs = Files.list(home.log())) {
            row.right(logs.anyMatch(l -> contains(l, "NullPointerException")));
        }
        row.holds("one window in words, in the log, training ends, the model is saved");
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    /// An exception elsewhere (in loader and chart: `FaultWindowTest`): the same window, and the program goes on.
    @Test
    void errorAnywhereElse_isTheSameWindow_andTheProgramGoesOn() {
        Thread thrower = new Thread(() -> graph.faults().accept(new IllegalStateException("somewhere else")));
        thrower.start();
        Node details = dialog("#fault-details");
        WindowShots.until(() -> ((TextArea) details).getText().contains("somewhere else"));
        hide(details);
        Fx.run(graph.workspace()::train);
        WindowShots.until(() -> graph.workspace().state().get() == RunState.FINISHED);
    }

    /// The cards that open them are in no window then.
    @Test
    void chartAlone_letsEveryOtherWindowOpen() {
        train();
        fire("menu-chart-only");
        WindowShots.pulses(3);
        for (String id : List.of("menu-all-runs", "menu-chance", "menu-evaluate-window", "menu-preferences")) {
            int before = Fx.get(() -> Window.getWindows().size());
            fire(id);
            WindowShots.until(() -> Window.getWindows().size() == before + 1);
            Fx.run(() -> assertEquals(graph.window().stage(), ((Stage) Window.getWindows().getLast()).getOwner(), id));
        }
        fire("menu-race");
        WindowShots.until(() -> Window.getWindows().stream().anyMatch(w -> w.getScene() != null && w.getScene().lookup("#race-panel") != null));
        assertTrue(Fx.get(() -> scene().lookup("#card-training") != null), "the panel stands beside its card");
    }

    /// A run keeps whoever listens to it: a row made anew at every run would stay for ever.
    @Test
    void rowOfARun_isTheSame_whenOthersCome() {
        wide();
        train();
        Node row = Fx.get(() -> scene().lookup("#runs-scroll").lookup(".run-row"));
        assertTrue(row != null);
        train();
        WindowShots.until(() -> scene().lookup("#runs-scroll").lookupAll(".run-row").size() == 2);
        assertTrue(Fx.get(() -> scene().lookup("#runs-scroll").lookupAll(".run-row").contains(row)));
    }

    /// So that every card stands beside the others.
    private void wide() {
        Fx.run(() -> {
            graph.window().stage().setMaximized(false);
            graph.window().stage().setWidth(1300);
        });
        WindowShots.pulses(3);
    }

    private void train() {
        Workspace w = graph.workspace();
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(3));
            w.setPace(Pace.FULL);
            w.train();
        });
        WindowShots.until(() -> w.state().get() == RunState.FINISHED);
    }

    @Test
    void chartAlone_andBack_keepsEverything() {
        wide();
        fire("menu-chart-only");
        WindowShots.pulses(3);
        assertEquals(List.of("chart-card", "rate-bar"), Fx.get(() -> scene().lookup("#body").lookupAll(".card-box").stream().filter(Node::isVisible).map(Node::getId).sorted().toList()));
        fire("menu-chart-only");
        WindowShots.pulses(3);
        assertTrue(Fx.get(() -> scene().lookup("#card-training") != null && scene().lookup("#net-canvas") != null && scene().lookup("#rate-bar") == null));
    }
}
