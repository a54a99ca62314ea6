package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Kind;
import descent.data.MadeData;
import descent.data.Role;
import descent.data.Samples;
import descent.data.Table;
import descent.data.Task;
import descent.model.LossSpec;
import descent.model.Setup;
import descent.ui.common.Fx;
import descent.ui.common.PngWriter;
import descent.ui.common.Workspace;
import descent.ui.data.MakeDataWindow;
import descent.ui.data.SamplesWindow;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.event.ActionEvent;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The windows around the data, opened as a person does, with pictures in target/look in light and dark.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataWindowsTest {
    private static final int WIDE = 1000;

    @TempDir
    Path dir;
    private WindowShots shots;
    private Workspace workspace;

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        workspace = shots.graph().workspace();
    }

    @AfterAll
    void close() {
        shots.close();
    }

    private void sample(String name) {
        Fx.run(() -> workspace.openSample(name));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().table() == workspace.table().get());
    }

    private static Window newest() {
        return Window.getWindows().getLast();
    }

    private static <T extends Node> T find(String id, Class<T> type) {
        return Fx.get(() -> Window.getWindows().stream().map(w -> w.getScene().lookup("#" + id)).filter(type::isInstance).map(type::cast).findFirst().orElseThrow());
    }

    private void press(String id) {
        Fx.run(() -> ((Button) shots.stage().getScene().lookup("#" + id)).fire());
        WindowShots.pulses(8);
    }

    private static void hide(Window w) {
        Fx.run(w::hide);
        WindowShots.pulses(2);
    }

    /// The newest window in light and dark; a pop-over, which closes when the theme changes, as it stands.
    private void look(String name) {
        boolean stays = newest() instanceof Stage;
        for (String scheme : stays ? List.of("light", "dark") : List.of("light")) {
            WindowShots.pulses(6);
            byte[] png = Fx.get(() -> PngWriter.bytes(newest().getScene().snapshot(null)));
            try {
                Files.createDirectories(Path.of("target/look"));
                Files.write(Path.of("target/look", "data-" + name + "-" + scheme + ".png"), png);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            if (stays) {
                Fx.run(() -> shots.graph().theme().toggleDark());
            }
        }
    }

    private void shoot(String file) {
        try {
            Files.createDirectories(Path.of("target/look"));
            Files.write(Path.of("target/look", file), Fx.get(() -> PngWriter.bytes(newest().getScene().snapshot(null))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void popOvers_closeWhenTheThemeChanges_andComeBackInItsColours() {
        sample("Auto MPG");
        press("data-all-columns");
        int open = Fx.get(() -> Window.getWindows().size());
        Fx.run(() -> shots.graph().theme().toggleDark());
        assertEquals(open - 1, Fx.get(() -> Window.getWindows().size()));
        for (String button : List.of("data-all-columns", "data-options", "data-preview")) {
            press(button);
            WindowShots.pulses(20);
            shoot(button + "-dark.png");
            hide(newest());
        }
        Fx.run(() -> shots.graph().theme().toggleDark());
    }

    private static String cell(TableView<?> view, int row, int column) {
        return Fx.get(() -> String.valueOf(view.getColumns().get(column).getCellData(row)));
    }

    @Test
    void preview_saysWhichRowIsTrainAndWhichTest() {
        sample("Auto MPG");
        press("data-preview");
        TableView<?> view = find("preview-table", TableView.class);
        int test = workspace.prepared().get().split().test()[0];
        int train = workspace.prepared().get().split().train()[0];

        assertEquals("test", cell(view, test, 1));
        assertEquals("train", cell(view, train, 1));
        look("preview");
        hide(newest());
    }

    /// Before another pop-over was closed the toolkit remembers this one with all that is in it.
    @Test
    void previewThatWasClosed_keepsNoFormerTable() throws IOException {
        Path file = Files.writeString(dir.resolve("former.csv"), "x,y\n" + "1.5,2\n2.5,3.5\n4,1\n".repeat(20));
        Fx.run(() -> workspace.open(file));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().table().name().equals("former.csv"));
        WeakReference<Table> former = new WeakReference<>(workspace.table().get());
        press("data-preview");
        assertTrue(find("preview-words", Label.class).getText().startsWith("60 rows, 2 columns; 48 rows train, 12 test"));
        hide(newest());
        press("data-options");
        hide(newest());
        sample("Auto MPG");
        WindowShots.until(() -> {
            System.gc();
            return former.refersTo(null);
        });
    }

    @Test
    void options_showTheFittedFigures_andOverruleTheTask() {
        sample("Auto MPG");
        press("data-options");
        TableView<?> fitted = find("data-fitted", TableView.class);
        WindowShots.until(() -> !fitted.getItems().isEmpty());

        assertEquals(workspace.setup().get().schema().inputs().size() + 1, fitted.getItems().size());
        look("options");
        assertEquals(List.of(), sideways(fitted), "all columns have room");
        hide(newest());
        Fx.run(() -> workspace.role("origin", Role.TARGET));
        assertEquals(Task.MULTICLASS, workspace.task().get());
        Setup before = workspace.setup().get();
        Fx.run(() -> workspace.role("cylinders", Role.TARGET));
        Fx.run(() -> workspace.task(Task.REGRESSION));
        assertEquals(new LossSpec.MSELoss(), workspace.setup().get().loss());
        Fx.run(() -> workspace.task(Task.MULTICLASS));
        assertEquals("CrossEntropyLoss", workspace.setup().get().loss().kind());
        Fx.run(() -> List.of(1, 2, 3).forEach(i -> workspace.undo()));
        assertEquals(before, workspace.setup().get());
    }

    /// Scrollbars that lie: what they could show has room.
    private static List<Node> sideways(TableView<?> table) {
        return Fx.get(() -> table.lookupAll(".scroll-bar").stream().filter(b -> b instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL && bar.isVisible()).toList());
    }

    @Test
    void options_haveRoomForTheFittedFigures_alsoOnAProjector() {
        sample("Palmer Penguins");
        Fx.run(() -> shots.graph().theme().projector().set(true));
        try {
            WindowShots.pulses(8);
            press("data-options");
            TableView<?> fitted = find("data-fitted", TableView.class);
            WindowShots.until(() -> !fitted.getItems().isEmpty());
            WindowShots.pulses(8);
            shoot("data-options-projector.png");
            assertEquals(List.of(), sideways(fitted));
            double em = Fx.get(() -> ((Label) fitted.lookup(".column-header .label")).getFont().getSize());
            assertEquals(2 * em, Fx.get(fitted::getFixedCellSize), 1, "rows grow with the text");
            hide(newest());
        } finally {
            Fx.run(() -> shots.graph().theme().projector().set(false));
        }
    }

    @Test
    void columns_takeRolesByKeyboard_manyAtOnceAndOneUndo() {
        sample("Auto MPG");
        press("data-all-columns");
        TableView<?> view = find("columns-table", TableView.class);
        WindowShots.until(() -> !view.getItems().isEmpty());
        look("columns-few");
        Setup before = workspace.setup().get();
        String target = before.schema().target();

        Fx.run(() -> {
            view.getSelectionModel().selectAll();
            view.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "u", "u", KeyCode.U, false, false, false, false));
        });

        assertEquals(List.of(), workspace.setup().get().schema().inputs());
        assertTrue(!target.isEmpty() && workspace.setup().get().schema().target().isEmpty());
        Fx.run(workspace::undo);
        assertEquals(before, workspace.setup().get());
        hide(newest());
    }

    @Test
    void columns_areReadAsAnotherKind_andSortedByAFigure() {
        sample("Auto MPG");
        press("data-all-columns");
        TableView<?> view = find("columns-table", TableView.class);
        WindowShots.until(() -> !view.getItems().isEmpty());
        Setup before = workspace.setup().get();
        MenuButton kind = find("columns-kind", MenuButton.class);
        Fx.run(() -> {
            view.getSelectionModel().clearAndSelect(1);
            kind.getItems().get(1).fire();
        });
        WindowShots.until(() -> "categories".equals(view.getColumns().get(2).getCellData(1)));

        assertEquals(Map.of("cylinders", Kind.CATEGORY), workspace.setup().get().schema().kinds());
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().preprocessing().inFeatures() == 13);
        Fx.run(() -> {
            TableColumn<?, ?> max = view.getColumns().get(7);
            sort(view, max);
        });
        assertEquals("5140.0", cell(view, 0, 7));
        look("columns-sorted");
        Fx.run(workspace::undo);
        assertEquals(before, workspace.setup().get());
        hide(newest());
    }

    @SuppressWarnings("unchecked")
    private static <T> void sort(TableView<T> view, TableColumn<?, ?> by) {
        by.setSortType(TableColumn.SortType.DESCENDING);
        view.getSortOrder().setAll((TableColumn<T, ?>) by);
    }

    @Test
    void warnings_areSaid_onTheCard() throws IOException {
        Path file = Files.writeString(dir.resolve("few.csv"), "x,y\n" + "1.5,2\n2.5,3.5\n4,1\n".repeat(6));
        Fx.run(() -> workspace.open(file));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().table().name().equals("few.csv"));
        assertTrue(find("data-warnings", Label.class).getText().startsWith("Only 4 test rows"));
    }

    @Test
    void columns_areUsable_withAThousand() throws IOException {
        StringBuilder s = new StringBuilder("y");
        for (int c = 1; c < WIDE; c++) {
            s.append(",x").append(c);
        }
        for (int row = 0; row < 60; row++) {
            s.append('\n').append(row * row % 17 + 0.5);
            for (int c = 1; c < WIDE; c++) {
                s.append(',').append((row * 31 + c * 7) % 23 + 0.25);
            }
        }
        Path file = Files.writeString(dir.resolve("wide.csv"), s);
        long start = System.nanoTime();
        Fx.run(() -> workspace.open(file));
        WindowShots.until(() -> workspace.table().get() != null && workspace.table().get().name().equals("wide.csv") && workspace.prepared().get() != null);
        ListView<?> list = find("data-columns", ListView.class);
        assertEquals(WIDE, list.getItems().size());
        look("wide-window");
        long fold = stall(() -> press("data-all-columns"));
        TableView<?> view = find("columns-table", TableView.class);
        WindowShots.until(() -> view.getItems().size() == WIDE);
        look("columns-1000");
        hide(newest());
        long preview = stall(() -> press("data-preview"));
        look("preview-1000");
        hide(newest());
        System.out.println("1,000 columns: column table " + fold + " ms, preview " + preview + " ms, all " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    private static long stall(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void importWindow_asksForADoubtfulFile_andListsRemarks() throws IOException {
        StringBuilder s = new StringBuilder("a title line\nname;weight;mpg\n");
        for (int i = 0; i < 300; i++) {
            s.append("car").append(i).append(';').append(2000 + i).append(',').append(5).append(';').append(i == 250 ? "many" : String.valueOf(i % 40)).append('\n');
        }
        Path file = Files.writeString(dir.resolve("doubtful.csv"), s);
        Object before = workspace.table().get();
        Fx.run(() -> workspace.open(file));
        WindowShots.until(() -> newest() instanceof Stage stage && stage.getTitle().startsWith("Import"));
        ListView<?> problems = find("import-problems", ListView.class);
        TableView<?> rows = find("import-preview", TableView.class);
        WindowShots.until(() -> rows.getItems().size() == 300);
        assertEquals(before, workspace.table().get());
        Fx.run(() -> problems.getSelectionModel().selectLast());
        assertEquals(250, Fx.get(() -> rows.getSelectionModel().getSelectedIndex()));
        look("import");
        Fx.run(find("import-ok", Button.class)::fire);
        WindowShots.until(() -> workspace.table().get().name().equals("doubtful.csv"));
    }

    @Test
    void cellOfManyLetters_isShownByItsBeginning_andWrittenWhole() throws IOException {
        Path file = Files.writeString(dir.resolve("long.csv"), "t,y\n" + "x".repeat(300) + ",1.5\nb,2.5\nc,3.5\nd,4.5\n");
        Fx.run(() -> workspace.open(file));
        WindowShots.until(() -> workspace.table().get().name().equals("long.csv"));
        press("data-preview");
        TableView<?> view = find("preview-table", TableView.class);
        WindowShots.pulses(10);
        assertEquals(300, cell(view, 0, 2).length());
        List<String> shown = Fx.get(() -> view.lookupAll(".table-cell").stream().map(n -> ((TableCell<?, ?>) n).getText()).filter(t -> t != null && t.startsWith("xxx")).toList());
        assertEquals(List.of("x".repeat(200) + "…"), shown);
        hide(newest());
    }

    @Test
    void samplesAndMadeData_areDrawn() {
        Fx.run(() -> new SamplesWindow(shots.graph().theme(), s -> { }).show(shots.stage()));
        look("samples");
        assertEquals(Samples.list().size(), Fx.get(() -> newest().getScene().getRoot().lookupAll(".sample").size()));
        hide(newest());
        Fx.run(() -> new MakeDataWindow(shots.graph().theme(), t -> { }).show(shots.stage()));
        ComboBox<?> shape = find("made-shape", ComboBox.class);
        for (int i = 0; i < MadeData.Shape.values().length; i++) {
            int at = i;
            Fx.run(() -> shape.getSelectionModel().select(at));
            look("make-" + MadeData.Shape.values()[i].name().toLowerCase(Locale.ROOT));
        }
        hide(newest());
    }

    @Test
    void madeData_refusesInWords_whatIsNoNumberOfRows() {
        Fx.run(() -> new MakeDataWindow(shots.graph().theme(), t -> { }).show(shots.stage()));
        TextField rows = find("made-rows", TextField.class);
        for (String typed : List.of("abc", "-1", "99999999999", "")) {
            Fx.run(() -> {
                rows.setText(typed);
                rows.fireEvent(new ActionEvent());
            });
            assertTrue(Fx.get(() -> newest().getScene().getRoot().lookupAll(".note").stream().anyMatch(n -> n instanceof Label l
                    && l.getText().contains("a whole number from 2 to 100,000"))), "no words about '" + typed + "'");
        }
        look("make-refused");
        hide(newest());
    }
}
