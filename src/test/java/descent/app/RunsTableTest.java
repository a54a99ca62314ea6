package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Run;
import descent.ui.common.CanvasPane;
import descent.ui.common.Fx;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.event.ActionEvent;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The table of all runs by keys and clicks: names, notes, stars, sorting, deleting with undo, comparing; and the mark of the
/// best epoch on the curve.
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

    private void editTo(TableView<RunItem> table, String text) {
        WindowShots.until(() -> table.getEditingCell() != null && table.lookup(".text-field") != null);
        Fx.run(() -> {
            TextField field = (TextField) table.lookup(".text-field");
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
        WindowShots.pulses(3);
    }

    @Test
    void nameByF2_noteAndStarInTheirCells_goWithTheRun() {
        TableView<RunItem> table = threeRuns();
        RunItem first = Fx.get(() -> workspace.runs().getFirst());
        choose(table, 0);
        robot.push(KeyCode.F2);
        WindowShots.until(() -> table.getEditingCell() != null);
        assertEquals("runs-table-name", Fx.get(() -> table.getEditingCell().getTableColumn().getId()));
        editTo(table, "  zebra ");
        assertEquals("zebra", Fx.get(() -> first.name().get()));
        choose(table, 0);
        robot.push(KeyCode.F2);
        editTo(table, "   ");
        assertEquals("zebra", Fx.get(() -> first.name().get()), "a blank name is refused");
        Fx.run(() -> edit(table, column(table, "note")));
        editTo(table, "slow, but it gets there");
        assertEquals("slow, but it gets there", Fx.get(() -> first.note().get()));
        CheckBox star = (CheckBox) Fx.get(() -> node("runs-table-star-" + first.run().id()));
        assertEquals("Star of zebra", Fx.get(star::getAccessibleText));
        Fx.run(star::fire);
        assertTrue(Fx.get(() -> first.starred().get()));
        Fx.run(() -> sort(table, column(table, "name"), TableColumn.SortType.ASCENDING));
        assertEquals(2, Fx.get(() -> table.getItems().indexOf(first)), "Run 2, Run 3, zebra");
        assertEquals(true, Fx.get(() -> column(table, "star").getCellData(2)));
        assertEquals("slow, but it gets there", Fx.get(() -> column(table, "note").getCellData(2)));
    }

    /// Escape leaves the cell; only the next one leaves the window.
    @Test
    void escape_leavesTheCellThatIsEdited_andThenTheWindow() {
        TableView<RunItem> table = threeRuns();
        choose(table, 0);
        robot.push(KeyCode.F2);
        WindowShots.until(() -> table.getEditingCell() != null);
        robot.push(KeyCode.ESCAPE);
        WindowShots.pulses(3);
        assertTrue(Fx.get(() -> table.getScene().getWindow().isShowing()));
        assertTrue(Fx.get(() -> table.getEditingCell() == null));
        robot.push(KeyCode.ESCAPE);
        WindowShots.until(() -> !table.getScene().getWindow().isShowing());
    }

    private static <V> void edit(TableView<RunItem> table, TableColumn<RunItem, V> column) {
        table.edit(0, column);
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

    /// A row that was emptied, or is another run's now, does not follow the run it had.
    @Test
    void starsOfADeletedRun_followItNoMore() {
        TableView<RunItem> table = threeRuns();
        List<RunItem> all = Fx.get(() -> List.copyOf(workspace.runs()));
        List<CheckBox> boxes = Fx.get(() -> all.stream().map(r -> (CheckBox) node("runs-table-star-" + r.run().id())).toList());
        Fx.run(() -> workspace.runs().remove(all.getFirst()));
        WindowShots.pulses(5);
        Fx.run(() -> all.forEach(r -> r.name().set("renamed " + r.run().id())));
        for (RunItem r : all) {
            long named = Fx.get(() -> boxes.stream().filter(b -> ("Star of renamed " + r.run().id()).equals(b.getAccessibleText())).count());
            assertEquals(table.getItems().contains(r) ? 1 : 0, named, r.name().get());
        }
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

    /// Nobody sees it: it is compared, and drawn, once the window is back.
    @Test
    void closedWindow_comparesNothing_untilItIsBack() {
        TableView<RunItem> table = threeRuns();
        choose(table, 0, 1);
        Label words = (Label) Fx.get(() -> node("runs-compare-words"));
        Node curves = Fx.get(() -> node("runs-curves"));
        Window window = table.getScene().getWindow();
        Fx.run(window::hide);
        Fx.run(() -> workspace.runs().get(0).name().set("slow"));
        shots.train(EPOCHS);
        assertTrue(Fx.get(curves::getAccessibleText).startsWith("Loss curves of Run 1, Run 2."));
        Fx.run(() -> ((ButtonBase) node("runs-all")).fire());
        assertTrue(Fx.get(curves::getAccessibleText).startsWith("Loss curves of slow, Run 2."), Fx.get(curves::getAccessibleText));
        assertTrue(Fx.get(words::getText).startsWith("slow and Run 2 differ in "), Fx.get(words::getText));
    }

    /// Everything that can have the focus has an id and a name, and nothing reaches out of its place.
    @Test
    void windowsOfRunsAndOfChance_nameEverything_andCutNothing() {
        TableView<RunItem> table = threeRuns();
        choose(table, 0, 1);
        List<String> wrong = new ArrayList<>();
        Stage runs = (Stage) Fx.get(() -> table.getScene().getWindow());
        Fx.run(() -> MainWindowTest.nameless(runs.getScene().getRoot(), wrong));
        SideLooks.shoot(shots.graph().theme(), runs, "runs-window", wrong);
        Fx.run(() -> ((ButtonBase) node("runs-chance")).fire());
        Fx.run(() -> {
            TextField seeds = (TextField) node("chance-seeds");
            seeds.setText("3");
            seeds.fireEvent(new ActionEvent());
        });
        Stage chance = (Stage) Fx.get(() -> node("chance-window").getScene().getWindow());
        for (String way : List.of("chance-repeat", "chance-cross")) {
            String before = Fx.get(() -> ((Label) node("chance-words")).getText());
            Fx.run(() -> ((ButtonBase) node(way)).fire());
            WindowShots.until(() -> ((Label) node("chance-words")).getText().contains(" over ") && !((Label) node("chance-words")).getText().equals(before));
            WindowShots.pulses(3);
            Fx.run(() -> MainWindowTest.nameless(chance.getScene().getRoot(), wrong));
            SideLooks.shoot(shots.graph().theme(), chance, way, wrong);
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    /// The mark on the curve is taken by a click on it, never by itself.
    @Test
    void diamondOfTheBestEpoch_isTakenByAClick() {
        Fx.run(() -> workspace.edit("validation rows", s -> s.withSplit(s.split().withValidation(25)).withLr(0.05).withPatience(10)));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().validation() != null);
        shots.train(400);
        Run run = Fx.get(() -> workspace.currentRun().get().run());
        String last = Fx.get(() -> workspace.fingerprint().get());
        CanvasPane chart = (CanvasPane) Fx.get(() -> node("chart-loss"));
        WindowShots.until(() -> chart.getAccessibleText().contains(" is lowest at epoch "));
        double[] at = Fx.get(() -> diamond(chart.svg("test")));
        WindowShots.pulses(3);
        assertTrue(run.weightsEpoch() < 0, "nothing is taken before");
        Fx.run(() -> chart.fireEvent(click(chart.localToScene(at[0] + 40, at[1] + 40))));
        WindowShots.pulses(5);
        assertTrue(run.weightsEpoch() < 0, "a click beside it takes nothing");
        Fx.run(() -> chart.fireEvent(click(chart.localToScene(at[0], at[1]))));
        WindowShots.until(() -> run.weightsEpoch() == run.best().epoch() - 1 && !workspace.fingerprint().get().equals(last)
                && workspace.notice().get() != null && workspace.notice().get().text().contains("lowest validation loss"));
        assertNotEquals(last, Fx.get(() -> workspace.fingerprint().get()));
    }

    private static MouseEvent click(Point2D p) {
        return new MouseEvent(MouseEvent.MOUSE_CLICKED, p.getX(), p.getY(), p.getX(), p.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, true, null);
    }

    /// The middle of the only polygon with four corners.
    private static double[] diamond(String svg) {
        List<MatchResult> found = Pattern.compile("<polygon points=\"([^\"]+)\"").matcher(svg).results().filter(m -> m.group(1).strip().split("\\s+").length == 4).toList();
        assertEquals(1, found.size(), "diamonds on the chart");
        double[] numbers = Arrays.stream(found.getFirst().group(1).strip().split("[\\s,]+")).mapToDouble(Double::parseDouble).toArray();
        double x = (numbers[0] + numbers[2] + numbers[4] + numbers[6]) / 4;
        double y = (numbers[1] + numbers[3] + numbers[5] + numbers[7]) / 4;
        return new double[] {x, y};
    }
}
