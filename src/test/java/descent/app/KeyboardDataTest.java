package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Kind;
import descent.data.Samples;
import descent.data.Table;
import descent.model.Setup;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Everything around the data with nothing but a keyboard: Tab finds each control, arrows, Space and Enter work it, Escape
/// leaves. And what is slow is shown and can be cancelled; a latch holds the io thread, so that it is slow for sure.
class KeyboardDataTest {
    private static final KeyCode MENU_KEY = System.getProperty("os.name").startsWith("Mac") ? KeyCode.COMMAND : KeyCode.CONTROL;
    private static final int MOST_TABS = 120;

    @TempDir
    Path dir;
    private Path odd;
    private WindowShots shots;
    private Workspace workspace;
    private final FxRobot robot = new FxRobot();

    /// Opens the odd file.
    private final class Answers extends WindowShots.NoChoosers {
        @Override
        public Optional<Path> open(FileKind kind) {
            return Optional.of(odd);
        }

        @Override
        public Optional<Path> save(FileKind kind, String proposedName) {
            return Optional.of(dir.resolve(proposedName));
        }
    }

    @BeforeEach
    void open() throws IOException {
        StringBuilder s = new StringBuilder("a title line\nname;weight;mpg\n");
        for (int i = 0; i < 300; i++) {
            s.append("car").append(i).append(';').append(2000 + i).append(',').append(5).append(';').append(i == 250 ? "many" : String.valueOf(i % 40)).append('\n');
        }
        odd = Files.writeString(dir.resolve("odd.csv"), s);
        shots = new WindowShots(new Answers());
        workspace = shots.graph().workspace();
        WindowShots.pulses(3);
        robot.targetWindow(shots.stage());
    }

    @AfterEach
    void close() {
        shots.close();
    }

    private static Window newest() {
        return Fx.get(() -> Window.getWindows().getLast());
    }

    private static Node focused(Window w) {
        return Fx.get(() -> w.getScene().getFocusOwner());
    }

    /// Tab, until the control with this id has the focus.
    private void tabTo(Window w, String id) {
        for (int i = 0; i < MOST_TABS; i++) {
            Node at = focused(w);
            if (at != null && id.equals(at.getId())) {
                return;
            }
            robot.push(KeyCode.TAB);
        }
        throw new AssertionError("Tab never came to #" + id + " in " + MOST_TABS + " steps; it ended at " + focused(w));
    }

    private static <T extends Node> T find(Window w, String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(Fx.get(() -> w.getScene().lookup("#" + id)), id));
    }

    private Stage importView() {
        robot.push(MENU_KEY, KeyCode.O);
        WindowShots.until(() -> Window.getWindows().getLast() instanceof Stage s && s.getTitle().startsWith("Import"));
        Stage w = (Stage) newest();
        TableView<?> rows = find(w, "import-preview", TableView.class);
        WindowShots.until(() -> rows.getItems().size() == 300);
        return w;
    }

    @Test
    void importView_isWorkedByKeys_toTheImport() {
        Stage w = importView();
        ComboBox<?> delimiter = find(w, "import-delimiter", ComboBox.class);
        TableView<?> rows = find(w, "import-preview", TableView.class);
        tabTo(w, "import-delimiter");
        robot.push(KeyCode.DOWN);
        WindowShots.until(() -> Objects.equals(delimiter.getValue(), ',') && rows.getColumns().size() > 1 && !rows.getItems().isEmpty()
                && !rows.getColumns().get(1).getText().equals("name"));
        robot.push(KeyCode.DOWN);
        WindowShots.until(() -> Objects.equals(delimiter.getValue(), ';') && rows.getColumns().size() == 4 && rows.getItems().size() == 300);
        tabTo(w, "import-header");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        WindowShots.until(() -> rows.getColumns().size() == 4 && rows.getColumns().get(1).getText().equals("name") && rows.getItems().size() == 300);
        tabTo(w, "import-problems");
        robot.push(KeyCode.END);
        assertEquals(250, Fx.get(() -> rows.getSelectionModel().getSelectedIndex()));
        tabTo(w, "import-ok");
        robot.push(KeyCode.ENTER);
        WindowShots.until(() -> workspace.table().get().name().equals("odd.csv"));
        assertEquals(List.of("name", "weight", "mpg"), workspace.table().get().columns().stream().map(c -> c.name()).toList());
        assertFalse(Fx.get(w::isShowing));
    }

    @Test
    void longReasons_leaveTheMenusTheirWidth() throws IOException {
        StringBuilder s = new StringBuilder("a,name,y\n");
        for (int i = 0; i < 300; i++) {
            s.append(i).append(",'Smith, J',").append(i).append('\n');
        }
        Files.writeString(odd, s);
        Stage w = importView();
        for (String id : List.of("import-encoding", "import-delimiter", "import-missing")) {
            ComboBox<?> menu = find(w, id, ComboBox.class);
            assertTrue(Fx.get(menu::getWidth) > 200, id + " is " + menu.getWidth() + " wide");
        }
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void escape_cancelsTheImport_fromEveryControl() {
        Table before = workspace.table().get();
        for (String id : List.of("import-encoding", "import-own-marks", "import-preview", "import-problems", "import-cancel", "import-ok")) {
            Stage w = importView();
            tabTo(w, id);
            robot.push(KeyCode.ESCAPE);
            assertFalse(Fx.get(w::isShowing), "Escape does not leave from " + id);
            assertSame(before, workspace.table().get());
        }
    }

    @Test
    void escape_closesAnOpenMenuFirst_andEnterImportsFromTheRows() {
        Stage w = importView();
        tabTo(w, "import-delimiter");
        robot.push(KeyCode.ALT, KeyCode.DOWN);
        ComboBox<?> menu = find(w, "import-delimiter", ComboBox.class);
        WindowShots.until(menu::isShowing);
        robot.push(KeyCode.ESCAPE);
        assertFalse(Fx.get(menu::isShowing));
        assertTrue(Fx.get(w::isShowing));
        tabTo(w, "import-problems");
        robot.push(KeyCode.ENTER);
        WindowShots.until(() -> workspace.table().get().name().equals("odd.csv"));
    }

    @Test
    void columns_areFoundChosenAndChanged_byKeys() {
        robot.push(KeyCode.TAB);
        tabTo(shots.stage(), "data-all-columns");
        robot.push(KeyCode.SPACE);
        WindowShots.until(() -> Window.getWindows().getLast() instanceof PopupWindow);
        Window pop = newest();
        TableView<?> view = find(pop, "columns-table", TableView.class);
        WindowShots.until(() -> !view.getItems().isEmpty());
        Setup before = workspace.setup().get();
        assertEquals("columns-table", focused(pop).getId());
        robot.push(KeyCode.HOME);
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.push(KeyCode.U);
        List<String> firstTwo = Fx.get(() -> List.of(String.valueOf(view.getColumns().getFirst().getCellData(0)), String.valueOf(view.getColumns().getFirst().getCellData(1))));
        assertTrue(firstTwo.stream().noneMatch(workspace.setup().get().schema().inputs()::contains), firstTwo.toString());
        tabTo(pop, "columns-search");
        robot.targetWindow(pop);
        robot.write("weight", 0);
        WindowShots.until(() -> view.getItems().size() == 1);
        tabTo(pop, "columns-table");
        robot.push(KeyCode.HOME);
        robot.push(KeyCode.T);
        assertEquals("weight", workspace.setup().get().schema().target());
        tabTo(pop, "columns-kind");
        robot.push(KeyCode.SPACE);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        WindowShots.until(() -> workspace.setup().get().schema().kinds().get("weight") == Kind.CATEGORY);
        tabTo(pop, "columns-proposed");
        robot.push(KeyCode.SPACE);
        tabTo(pop, "columns-table");
        robot.push(KeyCode.ESCAPE);
        assertFalse(Fx.get(pop::isShowing), "Escape closes the columns");
        while (!workspace.setup().get().equals(before)) {
            assertTrue(Fx.get(() -> workspace.canUndo().get()), "every change can be undone");
            robot.push(MENU_KEY, KeyCode.Z);
        }
    }

    @Test
    void samples_areChosenByKeys() {
        menu("menu-all-samples");
        Window w = newest();
        String second = Samples.list().get(1).name();
        String id = "sample-" + Samples.list().get(1).file().replaceAll("\\W", "-");
        tabTo(w, id);
        robot.push(KeyCode.SPACE);
        assertFalse(Fx.get(w::isShowing));
        assertEquals(Samples.open(second).name(), workspace.table().get().name());
    }

    @Test
    void madeData_isMadeByKeys() {
        menu("menu-make-data");
        Window w = newest();
        assertEquals("made-shape", focused(w).getId());
        robot.push(KeyCode.DOWN);
        tabTo(w, "made-rows");
        robot.push(MENU_KEY, KeyCode.A);
        robot.targetWindow(w);
        robot.write("123", 0);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.ENTER);
        assertFalse(Fx.get(w::isShowing), "Enter takes the data");
        assertEquals(123, workspace.table().get().rows());
    }

    /// From the menu bar, which F10 and the arrow keys reach.
    private void menu(String id) {
        MenuItem item = item(find(shots.stage(), "menu-bar", MenuBar.class).getMenus(), id);
        assertNotNull(item, id);
        Fx.run(item::fire);
        WindowShots.pulses(2);
    }

    private static MenuItem item(List<? extends MenuItem> items, String id) {
        for (MenuItem i : items) {
            MenuItem inside = id.equals(i.getId()) ? i : i instanceof Menu m ? item(m.getItems(), id) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private CountDownLatch holdIo() {
        CountDownLatch hold = new CountDownLatch(1);
        workspace.services().io().execute(() -> {
            try {
                hold.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        return hold;
    }

    @Test
    void slowOpening_isShownBelow_andCancelLeavesTheDataBefore() throws IOException {
        Path file = Files.writeString(dir.resolve("slow.csv"), "x,y\n" + "1.5,2\n2.5,3\n".repeat(200));
        Table before = workspace.table().get();
        ButtonBase cancel = find(shots.stage(), "status-cancel", ButtonBase.class);
        CountDownLatch hold = holdIo();
        Fx.run(() -> workspace.open(file));
        WindowShots.until(cancel::isVisible);
        tabTo(shots.stage(), "status-cancel");
        robot.push(KeyCode.SPACE);
        assertFalse(cancel.isVisible());
        hold.countDown();
        WindowShots.until(() -> workspace.notice().get() != null && workspace.notice().get().text().startsWith("Reading was cancelled"));
        assertSame(before, workspace.table().get());
    }

    @Test
    void slowImport_showsItsBar_andEscapeLeavesTheDataBefore() {
        Table before = workspace.table().get();
        Stage w = importView();
        ProgressBar bar = find(w, "import-progress", ProgressBar.class);
        assertFalse(bar.isVisible());
        CountDownLatch hold = holdIo();
        tabTo(w, "import-delimiter");
        robot.push(KeyCode.DOWN);
        WindowShots.until(bar::isVisible);
        robot.push(KeyCode.ESCAPE);
        hold.countDown();
        CountDownLatch done = new CountDownLatch(1);
        workspace.services().io().execute(done::countDown);
        WindowShots.until(() -> done.getCount() == 0);
        assertFalse(Fx.get(w::isShowing));
        assertSame(before, workspace.table().get());
    }

    @Test
    void slowExport_isCancelled_andWritesNothing() throws IOException {
        ButtonBase cancel = find(shots.stage(), "status-cancel", ButtonBase.class);
        CountDownLatch hold = holdIo();
        menu("menu-export-data");
        WindowShots.until(cancel::isVisible);
        Fx.run(cancel::fire);
        hold.countDown();
        WindowShots.until(() -> workspace.notice().get() != null && workspace.notice().get().text().startsWith("Cancelled"));
        try (Stream<Path> files = Files.list(dir)) {
            assertEquals(List.of(odd), files.toList());
        }
    }
}
