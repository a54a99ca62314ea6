package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.eval.Evaluation;
import descent.model.LayerSpec;
import descent.train.Run;
import descent.train.RunState;
import descent.ui.common.CanvasPane;
import descent.ui.common.Fx;
import descent.ui.common.PngWriter;
import descent.ui.common.RunItem;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// What is done with runs, in the real window: validation with early stopping and the best epoch taken by a click, the
/// table of all runs with delete and undo, other seeds, the lab record and the exports.
class RunsJourneyTest {
    private static final Path LOOK = Path.of("target/look");

    @TempDir
    Path folder;
    private WindowShots shots;
    private Workspace workspace;
    private final FxRobot robot = new FxRobot();

    /// Every file goes into the test's folder under the name that is proposed.
    private final class Answers extends WindowShots.NoChoosers {
        @Override
        public Optional<Path> save(FileKind kind, String proposedName) {
            return Optional.of(folder.resolve(proposedName));
        }
    }

    @BeforeEach
    void open() {
        shots = new WindowShots(new Answers());
        workspace = shots.graph().workspace();
        WindowShots.pulses(3);
        robot.targetWindow(shots.stage());
    }

    @AfterEach
    void close() {
        if (shots == null) {
            return;
        }
        Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(w -> w != shots.stage()).forEach(Window::hide));
        shots.close();
    }

    /// Also within what runs on the JavaFX thread already.
    private static <T> T onFx(Supplier<T> what) {
        return Platform.isFxApplicationThread() ? what.get() : Fx.get(what);
    }

    private static Node node(String id) {
        return onFx(() -> {
            for (Window w : Window.getWindows()) {
                Node n = w.isShowing() && w.getScene() != null ? w.getScene().lookup("#" + id) : null;
                if (n != null) {
                    return n;
                }
            }
            throw new AssertionError("no node #" + id);
        });
    }

    private static void press(String id) {
        Fx.run(() -> {
            ButtonBase b = (ButtonBase) node(id);
            assertFalse(b.isDisabled(), "#" + id + " is disabled");
            b.fire();
        });
        WindowShots.pulses(3);
    }

    private static String text(String id) {
        return onFx(() -> ((Label) node(id)).getText());
    }

    private void type(String id, String text) {
        Fx.run(() -> {
            TextField f = (TextField) node(id);
            f.setText(text);
            f.fireEvent(new ActionEvent());
        });
        WindowShots.pulses(2);
    }

    private static void picture(String name, Node root) {
        Fx.run(() -> {
            try {
                Files.createDirectories(LOOK);
                Files.write(LOOK.resolve(name + ".png"), PngWriter.bytes(root.getScene().snapshot(null)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Run run() {
        return Fx.get(() -> workspace.currentRun().get().run());
    }

    @Test
    void validation_stopsEarly_andTheBestEpochIsTakenByAClick() {
        press("training-more");
        type("validation-field", "25");
        type("patience-field", "10");
        type("lr-field", "0.05");
        assertEquals(25, Fx.get(() -> workspace.setup().get().split().validationPercent()));
        assertEquals(10, Fx.get(() -> workspace.setup().get().patience()));
        assertTrue(text("validation-words").contains("stay unseen"), text("validation-words"));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().validation() != null);
        shots.train(400);
        Run run = run();
        assertTrue(run.message().startsWith("Stopped early"), run.message());
        assertEquals(run.history().count() - 10, run.best().epoch());
        String last = Fx.get(() -> workspace.fingerprint().get());
        assertTrue(text("chart-words").contains("last weights"), text("chart-words"));
        shots.picture(LOOK.resolve("validation-light.png"), 1280, 800);
        robot.clickOn("#take-best");
        WindowShots.until(() -> run.weightsEpoch() == run.best().epoch() - 1 && !workspace.fingerprint().get().equals(last) && text("chart-words").contains("not the last ones"));
        press("btn-evaluate");
        WindowShots.until(() -> workspace.evaluation().get() != null);
        assertEquals(1, Fx.get(() -> workspace.runDesk().testLooks().get()));
        assertTrue(text("split-validation-label").contains("looked at the test rows once"), text("split-validation-label"));
        Fx.run(() -> shots.graph().theme().scheme().set(Theme.Scheme.DARK));
        WindowShots.pulses(5);
        shots.picture(LOOK.resolve("validation-dark-720.png"), 1280, 720);
        robot.clickOn("#take-last");
        WindowShots.until(() -> workspace.fingerprint().get().equals(last));
        for (int i = 0; i < 4; i++) {
            Fx.run(workspace::undo);
        }
        assertEquals(0, Fx.get(() -> workspace.setup().get().split().validationPercent()), "epochs, rate, patience and validation rows are taken back");
    }

    @Test
    void runsTable_deletesWithUndo_andComparesTwo() {
        shots.train(30);
        type("lr-field", "0.1");
        shots.train(30);
        type("seed-field", "7");
        shots.train(30);
        press("runs-all");
        WindowShots.pulses(5);
        TableView<?> table = (TableView<?>) node("runs-table");
        assertEquals(3, Fx.get(() -> table.getItems().size()));
        Fx.run(() -> table.getSelectionModel().selectIndices(0, 1));
        WindowShots.pulses(5);
        assertTrue(text("runs-compare-words").startsWith("Run 1 and Run 2 differ in lr only"), text("runs-compare-words"));
        picture("runs-table-light", table);
        Fx.run(() -> shots.graph().theme().scheme().set(Theme.Scheme.DARK));
        WindowShots.pulses(5);
        picture("runs-table-dark", table);
        Fx.run(() -> shots.graph().theme().projector().set(true));
        WindowShots.pulses(5);
        picture("runs-table-projector", table);
        robot.targetWindow(table.getScene().getWindow());
        Fx.run(() -> {
            table.getSelectionModel().clearAndSelect(0);
            table.requestFocus();
        });
        robot.push(KeyCode.DELETE);
        WindowShots.until(() -> workspace.runs().size() == 2);
        press("runs-table-undo");
        WindowShots.until(() -> workspace.runs().size() == 3);
        assertEquals("Run 1", Fx.get(() -> workspace.runs().getFirst().name().get()));
        assertEquals(3, Fx.get(() -> table.getItems().size()));
        RunItem current = Fx.get(() -> workspace.currentRun().get());
        Fx.run(() -> {
            table.getSelectionModel().clearAndSelect(table.getItems().indexOf(current));
            table.requestFocus();
        });
        robot.push(KeyCode.DELETE);
        WindowShots.pulses(5);
        assertTrue(Fx.get(() -> workspace.runs().contains(current)), "the current run's model is the one in the window");
    }

    @Test
    void otherSeeds_tellTheSpread_andCanBeCancelled() {
        Fx.run(() -> workspace.edit("epochs", s -> s.withEpochs(40)));
        press("runs-chance");
        type("chance-seeds", "4");
        press("chance-repeat");
        WindowShots.until(() -> text("chance-words").contains(" over 4 seeds"));
        WindowShots.pulses(5);
        picture("chance-light", node("chance-window"));
        type("chance-folds", "3");
        press("chance-cross");
        WindowShots.until(() -> text("chance-words").contains(" over 3 folds"));
        Fx.run(() -> workspace.edit("epochs", s -> s.withEpochs(5_000_000)));
        press("chance-repeat");
        WindowShots.until(() -> node("chance-progress").isVisible());
        press("chance-progress-cancel");
        WindowShots.until(() -> text("chance-words").startsWith("Cancelled"));
        assertEquals(RunState.IDLE, Fx.get(() -> workspace.state().get()));
    }

    @Test
    void labRecord_isWrittenByOneClick_andOpensInABrowser() throws Exception {
        Fx.run(() -> workspace.edit("validation rows", s -> s.withSplit(s.split().withValidation(20))));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().validation() != null);
        shots.train(60);
        press("btn-evaluate");
        WindowShots.until(() -> workspace.evaluation().get() != null);
        Fx.run(() -> workspace.currentRun().get().note().set("A first try <script>alert(1)</script>"));
        fire("menu-lab-record");
        Path page = folder.resolve("auto-mpg-lab-record.html");
        WindowShots.until(() -> Files.exists(page));
        String html = Files.readString(page);
        for (String part : List.of("Data and split", "Settings", "Prediction made", "Curves", "Results", "best straight line", "<svg", "&lt;script&gt;",
                Fx.get(() -> workspace.fingerprint().get()))) {
            assertTrue(html.contains(part), "the page lacks " + part);
        }
        Browser.check(page, LOOK.resolve("lab-record"));
        classes();
    }

    /// Three classes: a confusion matrix in the place of the scatter plot.
    private void classes() throws IOException {
        Fx.run(() -> workspace.openSample("Palmer Penguins"));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().validation() != null);
        shots.train(60);
        press("btn-evaluate");
        WindowShots.until(() -> workspace.evaluation().get() != null);
        press("runs-lab");
        Path page = folder.resolve("palmer-penguins-lab-record.html");
        WindowShots.until(() -> Files.exists(page));
        assertTrue(Files.readString(page).contains("Confusion matrix of the test rows"));
        Browser.check(page, LOOK.resolve("lab-record-classes"));
        otherDataOpen(network(Files.readString(page)));
    }

    private static String network(String html) {
        return html.substring(html.indexOf("<figure>"), html.indexOf("</figure>"));
    }

    /// Other data, other layers and gradients are on the screen: the record is about the run all the same.
    private void otherDataOpen(String before) throws IOException {
        Fx.run(() -> {
            workspace.openSample("Auto MPG");
            workspace.edit("layers", s -> s.withLayers(List.of(new LayerSpec.Linear(LayerSpec.Linear.FOLLOWS_TARGET))));
        });
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.runDesk().foreign().get());
        Fx.run(() -> ((Toggle) node("net-gradients")).setSelected(true));
        Path page = folder.resolve("auto-mpg-lab-record.html");
        Files.delete(page);
        press("runs-lab");
        WindowShots.until(() -> Files.exists(page));
        String html = Files.readString(page);
        assertEquals(before, network(html));
        assertTrue(html.contains("Loss chart, epoch 60 of 60, finished. Train loss from"), "the run's curve");
    }

    /// Numbers as they are, not as they are shown, in the order and with the columns that are shown.
    @Test
    void rowsOfEvaluate_areWrittenAsCsv_withTheirFigures() throws IOException {
        shots.train(30);
        press("btn-evaluate");
        WindowShots.until(() -> workspace.evaluation().get() != null);
        press("btn-evaluate-window");
        Fx.run(() -> ((TabPane) node("evaluate-tabs")).getSelectionModel().select(2));
        WindowShots.until(() -> node("evaluate-root").lookup("#rows-table") instanceof TableView<?> t && t.getColumns().size() > 5);
        Fx.run(() -> {
            Node table = node("rows-table");
            table.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null));
            ContextMenu menu = (ContextMenu) Window.getWindows().stream().filter(w -> w instanceof ContextMenu).reduce((older, newest) -> newest).orElseThrow();
            menu.hide();
            menu.getItems().getFirst().fire();
        });
        Path file = folder.resolve("rows-table.csv");
        WindowShots.until(() -> Files.exists(file));
        List<String> lines = Files.readAllLines(file);
        Evaluation e = workspace.evaluation().get();
        assertTrue(lines.getFirst().startsWith("row,actual,predicted,error,|error|,"), lines.getFirst());
        assertEquals(e.rows() + 1, lines.size());
        assertTrue(lines.get(1).startsWith((e.tableRows()[0] + 1) + "," + e.actual()[0] + "," + e.predicted()[0] + "," + (e.predicted()[0] - e.actual()[0]) + ","), lines.get(1));
    }

    private void fire(String menuItem) {
        Fx.run(() -> {
            MenuItem found = find(((MenuBar) node("menu-bar")).getMenus(), menuItem);
            assertNotNull(found, "no entry " + menuItem);
            assertFalse(found.isDisable(), menuItem + " is disabled");
            found.fire();
        });
    }

    private static MenuItem find(List<? extends MenuItem> items, String id) {
        for (MenuItem i : items) {
            MenuItem inside = id.equals(i.getId()) ? i : i instanceof Menu m ? find(m.getItems(), id) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    @Test
    void everyDrawingInView_isWrittenAsPngAndSvg_andTablesAsCsv() throws IOException {
        shots.train(40);
        press("btn-evaluate");
        WindowShots.until(() -> workspace.evaluation().get() != null);
        WindowShots.pulses(5);
        Fx.run(() -> {
            Menu menu = (Menu) find(((MenuBar) node("menu-bar")).getMenus(), "menu-export-pictures");
            menu.getOnShowing().handle(new Event(Menu.ON_SHOWING));
            List<MenuItem> offered = menu.getItems().stream().filter(i -> i.getId() != null).toList();
            assertTrue(offered.size() >= 4, "offered: " + offered.stream().map(MenuItem::getText).toList());
            offered.forEach(MenuItem::fire);
        });
        CompletableFuture.runAsync(() -> { }, workspace.services().io()).join(); // files are written one after the other, so the last one is there
        for (CanvasPane p : Fx.get(() -> shots.stage().getScene().getRoot().lookupAll("*").stream().filter(CanvasPane.class::isInstance).map(CanvasPane.class::cast)
                .filter(c -> c.isVisible() && c.getId() != null && Files.exists(folder.resolve(c.getId() + ".svg"))).toList())) {
            String svg = Files.readString(folder.resolve(p.getId() + ".svg"));
            assertTrue(svg.startsWith("<svg xmlns") && svg.strip().endsWith("</svg>"), p.getId());
            assertEquals(0, Files.size(folder.resolve(p.getId() + ".png")) < 1000 ? 1 : 0, p.getId() + ".png is empty");
        }
        String loss = Files.readString(folder.resolve("chart-loss.svg"));
        assertTrue(loss.contains("polyline") && loss.contains(">Epoch</text>"), loss.substring(0, Math.min(500, loss.length())));
        Browser.check(folder.resolve("chart-loss.svg"), LOOK.resolve("chart-loss-svg"));
        if (Files.exists(folder.resolve("net-canvas.svg"))) {
            Browser.check(folder.resolve("net-canvas.svg"), LOOK.resolve("net-svg"));
        }
    }

    /// The key itself, or what it begins, takes the rows off their scene before it comes to their list.
    @Test
    void key_inRowsThatAreTakenAway_isNoFault() {
        Fx.run(() -> {
            workspace.edit("epochs", s -> s.withEpochs(2));
            workspace.train();
        });
        WindowShots.until(() -> workspace.currentRun().get() != null && WindowShots.ended(workspace));
        WindowShots.pulses(4);
        List<Throwable> thrown = new ArrayList<>();
        Fx.run(() -> {
            ScrollPane scroll = (ScrollPane) shots.stage().getScene().lookup("#runs-scroll");
            Node rows = scroll.getContent();
            Node row = rows.lookup("#run-" + workspace.currentRun().get().run().id());
            row.addEventFilter(KeyEvent.KEY_PRESSED, _ -> scroll.setContent(null));
            Thread.currentThread().setUncaughtExceptionHandler((_, e) -> thrown.add(e));
            row.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
            Thread.currentThread().setUncaughtExceptionHandler(null);
            assertEquals(null, rows.getScene(), "else this test shows nothing");
            scroll.setContent(rows);
        });
        assertEquals(List.of(), thrown);
    }
}
