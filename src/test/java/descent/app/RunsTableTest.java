package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The table of all runs by keys and clicks: sorting by every column, deleting with undo, comparing two.
class RunsTableTest {
    private static final int EPOCHS = 25;
    private WindowShots shots;
    private Workspace workspace;
    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        workspace = shots.graph().workspace();
        WindowShots.pulses(3);
    }

    @AfterEach
    void close() {
        Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(w -> w != shots.stage()).forEach(Window::hide));
        shots.close();
    }

    private static Node node(String id) {
        return Window.getWindows().stream().filter(w -> w.isShowing() && w.getScene() != null).map(w -> w.getScene().lookup("#" + id)).filter(Objects::nonNull).findFirst().orElseThrow(() -> new AssertionError("no node #" + id));
    }

    /// Three runs, each with another seed and rate, in the window of all runs.
    @SuppressWarnings("unchecked")
    private TableView<RunItem> threeRuns() {
        for (int i = 0; i < 3; i++) {
            int seed = 9 - i;
            double lr = List.of(0.01, 0.001, 0.05).get(i);
            Fx.run(() -> workspace.edit("seed", s -> s.withSeed(seed).withLr(lr)));
            WindowShots.until(() -> workspace.prepared().get() != null);
            shots.train(EPOCHS + i);
            if (i != 1) {
                Fx.run(workspace::evaluate);
                WindowShots.until(() -> workspace.evaluation().get() != null);
            }
        }
        Fx.run(() -> ((ButtonBase) node("runs-all")).fire());
        WindowShots.pulses(5);
        TableView<RunItem> table = (TableView<RunItem>) Fx.get(() -> node("runs-table"));
        robot.targetWindow(table.getScene().getWindow());
        return table;
    }

    private static TableColumn<RunItem, ?> column(TableView<RunItem> table, String id) {
        return table.getColumns().stream().filter(c -> ("runs-table-" + id).equals(c.getId())).findFirst().orElseThrow();
    }

    private void choose(TableView<RunItem> table, int... rows) {
        Fx.run(() -> {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().selectIndices(rows[0], Arrays.copyOfRange(rows, 1, rows.length));
            table.requestFocus();
        });
        WindowShots.pulses(3);
    }

    private static <V> void sort(TableView<RunItem> table, TableColumn<RunItem, V> column, TableColumn.SortType way) {
        column.setSortType(way);
        table.getSortOrder().setAll(List.of(column));
    }

    /// Runs without a figure (not evaluated) stand at one end, and the others are in order.
    @Test
    void everyColumnButTheCurves_sortsBothWays_andBackToTheOrderOfTheRuns() {
        TableView<RunItem> table = threeRuns();
        List<String> wrong = new ArrayList<>();
        for (TableColumn<RunItem, ?> c : table.getColumns()) {
            if (c.getId().equals("runs-table-curve")) {
                assertFalse(c.isSortable());
                continue;
            }
            List<Object> rising = Fx.get(() -> sorted(table, c, TableColumn.SortType.ASCENDING));
            List<Object> falling = Fx.get(() -> sorted(table, c, TableColumn.SortType.DESCENDING));
            if (!rising.equals(ordered(rising)) || !falling.reversed().equals(ordered(falling))) {
                wrong.add(c.getId() + ": " + rising + ", " + falling);
            }
        }
        Fx.run(() -> table.getSortOrder().clear());
        assertEquals(List.copyOf(workspace.runs()), Fx.get(() -> List.copyOf(table.getItems())));
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        assertEquals(List.of(7.0, 8.0, 9.0), Fx.get(() -> sorted(table, column(table, "seed"), TableColumn.SortType.ASCENDING)));
        assertEquals(List.of(0.05, 0.01, 0.001), Fx.get(() -> sorted(table, column(table, "lr"), TableColumn.SortType.DESCENDING)));
    }

    private static List<Object> sorted(TableView<RunItem> table, TableColumn<RunItem, ?> c, TableColumn.SortType way) {
        sort(table, c, way);
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < table.getItems().size(); i++) {
            cells.add(c.getCellData(i));
        }
        return cells;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Object> ordered(List<Object> cells) {
        return cells.stream().sorted((a, b) -> ((Comparable) a).compareTo(b)).toList();
    }

    @Test
    void deleteTakesTheChosenOnes_undoBringsThemBackOneByOne_twoAreCompared() {
        TableView<RunItem> table = threeRuns();
        List<RunItem> all = Fx.get(() -> List.copyOf(workspace.runs()));
        choose(table, 0, 1);
        String words = Fx.get(() -> ((Label) node("runs-compare-words")).getText());
        assertTrue(words.startsWith("Run 1 and Run 2 differ in "), words);
        TableView<?> differences = (TableView<?>) Fx.get(() -> node("runs-differences"));
        List<String> shown = Fx.get(() -> differences.getColumns().stream().map(c -> c.getCellData(0) + "").toList());
        List<String> settings = Fx.get(() -> differences.getItems().stream().map(d -> d + "").toList());
        assertTrue(settings.stream().anyMatch(s -> s.contains("seed")) && settings.stream().anyMatch(s -> s.contains("lr")) && settings.stream().noneMatch(s -> s.contains("batch")), settings.toString());
        assertEquals(3, shown.size());
        assertEquals(List.of("Run 1", "Run 2"), Fx.get(() -> differences.getColumns().stream().skip(1).map(TableColumn::getText).toList()));
        assertTrue(Fx.get(() -> node("runs-curves").getAccessibleText()).startsWith("Loss curves of Run 1, Run 2."));
        robot.push(KeyCode.DELETE);
        WindowShots.until(() -> workspace.runs().size() == 1);
        robot.push(Keyboard.MENU_KEY, KeyCode.Z);
        WindowShots.until(() -> workspace.runs().size() == 2);
        Fx.run(() -> ((ButtonBase) node("runs-table-undo")).fire());
        assertEquals(all, Fx.get(() -> List.copyOf(workspace.runs())));
    }
}
