package descent.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.Fault;
import descent.model.ModelFile;
import descent.model.OptimizerSpec.Adam;
import descent.model.OptimizerSpec.SGD;
import descent.model.SavedModel;
import descent.train.Pace;
import descent.train.Phase;
import descent.train.Run;
import descent.train.RunState;
import descent.ui.common.Choosers;
import descent.ui.common.Fx;
import descent.ui.common.PngWriter;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The instruments by keyboard in the real window: replay and branch, the quiz about a sabotaged run, the overshoot mark, a race.
class InstrumentsJourneyTest {
    private static final KeyCode MENU_KEY = System.getProperty("os.name").startsWith("Mac") ? KeyCode.COMMAND : KeyCode.CONTROL;
    private static final int EPOCHS = 60;

    @TempDir
    Path folder;
    private Path model;
    private Choosers.Epoch which = Choosers.Epoch.LAST;
    private WindowShots shots;
    private Workspace workspace;
    private final FxRobot robot = new FxRobot();

    private final class Answers extends WindowShots.NoChoosers {
        @Override
        public Optional<Path> open(FileKind kind) {
            return Optional.of(model);
        }

        @Override
        public Optional<Path> save(FileKind kind, String proposedName) {
            model = folder.resolve(proposedName);
            return Optional.of(model);
        }

        @Override
        public Epoch whichEpoch(int epoch, int last) {
            return which;
        }
    }

    @BeforeEach
    void open() {
        shots = new WindowShots(new Answers());
        workspace = shots.graph().workspace();
        Fx.run(() -> {
            shots.stage().setWidth(1300);
            shots.stage().setHeight(800);
            workspace.setPace(Pace.FULL);
            workspace.edit("epochs", s -> s.withEpochs(EPOCHS));
        });
        WindowShots.pulses(3);
        robot.targetWindow(shots.stage());
    }

    @AfterEach
    void close() {
        shots.close();
    }

    /// In the window or in a panel over it.
    private Node node(String id) {
        return Fx.get(() -> seen(id));
    }

    private String text(String id) {
        return Fx.get(() -> ((Labeled) seen(id)).getText());
    }

    private Node seen(String id) {
        return Stream.concat(Stream.of(shots.stage()), Window.getWindows().stream()).map(w -> w.getScene().lookup("#" + id)).filter(Objects::nonNull)
                .findFirst().orElseThrow(() -> new AssertionError("no node #" + id));
    }

    private void press(String id) {
        Node n = node(id);
        Fx.run(() -> {
            assertFalse(n.isDisabled(), "#" + id + " is disabled");
            ((ButtonBase) n).fire();
        });
        WindowShots.pulses(2);
    }

    /// A panel over the window, for a person to look at.
    private void look(String id, String name) {
        Node panel = node(id);
        WindowShots.pulses(3);
        Fx.run(() -> {
            SnapshotParameters plain = new SnapshotParameters();
            try {
                Files.createDirectories(Path.of("target/look"));
                Files.write(Path.of("target/look", name + ".png"), PngWriter.bytes(panel.snapshot(plain, null)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void menu(String id) {
        Fx.run(() -> {
            MenuItem item = find(((MenuBar) shots.stage().getScene().lookup("#menu-bar")).getMenus(), id);
            assertTrue(item != null && !item.isDisable(), id + " cannot be chosen");
            if (item instanceof CheckMenuItem check) {
                check.setSelected(!check.isSelected()); // fire() alone does not turn it, the menu does
            }
            item.fire();
        });
    }

    private static MenuItem find(List<? extends MenuItem> items, String id) {
        for (MenuItem i : items) {
            MenuItem found = id.equals(i.getId()) ? i : i instanceof Menu m ? find(m.getItems(), id) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Run run() {
        return workspace.currentRun().get().run();
    }

    private void train() {
        int before = Fx.get(() -> workspace.runs().size());
        robot.push(KeyCode.F5);
        WindowShots.until(() -> workspace.runs().size() == before + 1 && WindowShots.ended(workspace));
        WindowShots.pulses(10);
    }

    @Test
    void replay_looksBackSavesAndBranches_byKeyboard() throws IOException {
        train();
        String end = workspace.services().trainer().fingerprint().join();
        Run first = run();
        robot.push(KeyCode.F4);
        assertEquals(EPOCHS, epoch());
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.LEFT);
        assertEquals(EPOCHS - 2, epoch());
        robot.push(KeyCode.HOME);
        for (int i = 0; i < 9; i++) {
            robot.push(KeyCode.RIGHT);
        }
        followed(10);
        robot.push(KeyCode.F7);
        assertEquals(Phase.LOSS, Fx.get(() -> workspace.stepView().get().phase()));
        assertEquals("▶", Fx.get(() -> ((Labeled) shots.stage().getScene().lookup("#code-line-2").lookup(".code-number")).getText()));

        which = Choosers.Epoch.LOOKED_AT;
        robot.push(MENU_KEY, KeyCode.S);
        WindowShots.until(() -> model != null && Files.exists(model) && workspace.notice().get() != null);
        assertEquals("auto-mpg-epoch-10.model", model.getFileName().toString());
        assertTrue(Fx.get(() -> workspace.unsaved().get()), "the last model is still unsaved");
        SavedModel saved = ModelFile.read(model);
        assertEquals(9, saved.progress().epoch());
        assertArrayEquals(Arrays.copyOf(first.history().trainAll(), 9), saved.history().train());

        TextField lr = (TextField) node("replay-lr");
        Fx.run(() -> lr.setText("0,05"));
        press("replay-branch");
        WindowShots.until(() -> run() != first && WindowShots.ended(workspace));
        assertEquals(0, epoch(), "a new run ends the looking back");
        assertArrayEquals(Arrays.copyOf(first.history().trainAll(), 10), Arrays.copyOf(run().history().trainAll(), 10));
        assertEquals(10, run().rateChanges().getFirst().epoch());
        assertEquals(0.05, run().rateChanges().getFirst().lr());
        assertEquals("Run 1 from 10, lr 0.05", Fx.get(() -> workspace.currentRun().get().name().get()));
        assertFalse(end.equals(Fx.get(() -> workspace.fingerprint().get())));
    }

    private int epoch() {
        return Fx.get(() -> workspace.replay().epoch().get());
    }

    /// Chart, diagram, predictions, readouts, loop and lens are those of the epoch.
    private void followed(int epoch) {
        WindowShots.until(() -> workspace.replay().moment().get() != null && workspace.replay().moment().get().epoch() == epoch - 1);
        float loss = run().history().train(epoch - 1);
        assertEquals(epoch, epoch());
        assertEquals(epoch - 1, Fx.get(() -> workspace.weights().get().epoch()));
        assertEquals(loss, Fx.get(() -> workspace.sample().get().loss()));
        assertEquals(run().history().test(epoch - 1), (float) (double) Fx.get(() -> workspace.evaluation().get().lossScaled()), 1e-6f);
        assertEquals(epoch, Fx.get(() -> workspace.stepView().get().epoch()));
        assertEquals("Results at epoch " + epoch, Fx.get(() -> ((Labeled) shots.stage().getScene().lookup("#results-card").lookup(".card-title")).getText()));
        assertEquals("As it stood at epoch " + epoch, text("network-which"));
    }

    @Test
    void replay_isLeftWithEscape_andTheLastWeightsAreShownAgain() {
        train();
        String end = workspace.services().trainer().fingerprint().join();
        robot.push(KeyCode.F4);
        robot.push(KeyCode.HOME);
        followed(1);
        assertFalse(end.equals(Fx.get(() -> workspace.fingerprint().get())));
        robot.push(KeyCode.ESCAPE);
        WindowShots.until(() -> workspace.fingerprint().get().equals(end));
        assertEquals(0, epoch());
        assertEquals(null, Fx.get(() -> workspace.evaluation().get()), "as before looking back");
        WindowShots.until(() -> workspace.weights().get().epoch() == EPOCHS);
    }

    @Test
    void sabotage_isAskedAboutInRuns_andAnsweredAfterAChoice() {
        assertFalse(Fx.get(() -> find(((MenuBar) shots.stage().getScene().lookup("#menu-bar")).getMenus(), "menu-sabotage").isVisible()));
        menu("menu-teacher");
        assertTrue(Fx.get(() -> find(((MenuBar) shots.stage().getScene().lookup("#menu-bar")).getMenus(), "menu-sabotage").isVisible()));
        menu("sabotage-step");
        train();
        assertTrue(text("chart-words").contains("broken on purpose"));
        press("run-1-riddle");
        press("quiz-5");
        look("quiz-panel", "quiz");
        assertTrue(text("quiz-answer").startsWith("No, not that. Line 4, optimizer.step(), is missing"), text("quiz-answer"));
        assertEquals("4  optimizer.step()  ← broken", text("quiz-4"));
        assertFalse(node("quiz-4").isDisabled(), "the line that is broken stays readable");
        assertTrue(node("quiz-3").isDisabled());
        assertFalse(node("run-1-riddle").isVisible(), "it is no riddle any more");
        assertFalse(node("chart-message").isVisible() && text("chart-words").contains("broken on purpose"), text("chart-words"));
        menu("menu-teacher");
        assertEquals(Fault.NONE, Fx.get(() -> workspace.setup().get().fault()));
        train();
        assertFalse(node("run-2-riddle").isVisible());
        assertEquals(Fault.NONE, run().setup().fault());
    }

    /// Whoever opens the Line card first finds there what it is for, and the button.
    @Test
    void line_isSteppedInItsOwnCard_whichSaysWhatItIsFor() {
        Fx.run(() -> ((TabPane) shots.stage().getScene().lookup("#side-tabs")).getSelectionModel().select(3));
        WindowShots.pulses(3);
        assertTrue(node("lens-view").getAccessibleText().contains("nothing stepped yet"));
        assertEquals("Step line", text("lens-step-line"));
        press("lens-step-line");
        WindowShots.until(() -> workspace.stepView().get() != null);
        assertEquals(Phase.FORWARD, Fx.get(() -> workspace.stepView().get().phase()));
        Node step = node("lens-step-line");
        Fx.run(step::requestFocus);
        robot.push(KeyCode.SPACE);
        WindowShots.until(() -> workspace.stepView().get().phase() == Phase.LOSS);
        robot.push(KeyCode.F7);
        WindowShots.until(() -> workspace.stepView().get().phase() == Phase.BACKWARD);
    }

    @Test
    void prediction_isToldAndKeptWithItsRun() {
        Fx.run(() -> {
            MenuButton pencil = (MenuButton) shots.stage().getScene().lookup("#btn-predict");
            pencil.getItems().stream().filter(i -> "predict-slow".equals(i.getId())).findFirst().orElseThrow().fire();
        });
        train();
        String told = text("chart-words");
        assertTrue(told.startsWith("You expected ") && told.contains("it came to"), told);
        assertEquals(told, Fx.get(() -> workspace.currentRun().get().prediction().get()));
        train();
        assertEquals("", Fx.get(() -> workspace.currentRun().get().prediction().get()), "the second run was not predicted");
        assertEquals(told, Fx.get(() -> workspace.runs().getFirst().prediction().get()));
    }

    private static void mouse(Node node, EventType<MouseEvent> type, double x) {
        Point2D at = node.localToScene(x, 2);
        node.fireEvent(new MouseEvent(type, x, 2, at.getX(), at.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, true, null));
    }

    /// Something above it may have taken the press.
    @Test
    void sliderThatIsDragged_withoutHavingHeardOfThePress_staysAsItIs() {
        train();
        List<Throwable> thrown = new ArrayList<>();
        Fx.run(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, e) -> thrown.add(e));
            for (String id : List.of("replay-scrubber", "lr-slider", "pace-dial")) {
                Slider slider = (Slider) shots.stage().getScene().lookup("#" + id);
                Node thumb = slider.lookup(".thumb");
                double before = slider.getValue();
                mouse(thumb, MouseEvent.MOUSE_DRAGGED, -20);
                mouse(thumb, MouseEvent.MOUSE_RELEASED, -20);
                assertEquals(before, slider.getValue(), id);
                mouse(thumb, MouseEvent.MOUSE_PRESSED, 3);
                mouse(thumb, MouseEvent.MOUSE_DRAGGED, -20);
                mouse(thumb, MouseEvent.MOUSE_RELEASED, -20);
                assertTrue(slider.getValue() < before, id);
            }
            Thread.currentThread().setUncaughtExceptionHandler(null);
        });
        assertEquals(List.of(), thrown);
    }

    @Test
    void overshootMark_followsAnSgdRun_andHidesWithItsReasonUnderAdam() {
        Fx.run(() -> workspace.edit("optimizer", s -> s.withOptimizer(new SGD(0.05)).withEpochs(1_000_000)));
        WindowShots.pulses(2);
        assertFalse(node("lr-overshoot").isVisible());
        robot.push(KeyCode.F5);
        WindowShots.until(() -> seen("lr-overshoot").isVisible());
        assertTrue(text("lr-overshoot-line").endsWith("steps start to overshoot here"), text("lr-overshoot-line"));
        double mark = run().overshoot().rate();
        assertTrue(mark > 0.01 && mark < 1, "2/λmax " + mark);
        robot.push(KeyCode.SHIFT, KeyCode.F5);
        WindowShots.until(() -> workspace.state().get() == RunState.STOPPED);
        Fx.run(() -> workspace.edit("optimizer", s -> s.withOptimizer(new Adam(0.05))));
        WindowShots.pulses(2);
        assertFalse(node("lr-overshoot").isVisible());
        assertEquals("No overshoot mark: The mark is for SGD without momentum: Adam adapts its steps.", Fx.get(() -> seen("lr-slider").getAccessibleHelp()));
    }

    @Test
    void race_endsInAWinnerTable_whoseLanesCanBecomeTheModel() {
        robot.push(MENU_KEY, KeyCode.L);
        look("race-panel", "race-panel");
        TextField values = (TextField) node("race-values");
        Fx.run(() -> {
            values.setText("0.001, 0.1, 1");
            values.requestFocus();
        });
        press("race-start");
        WindowShots.until(() -> workspace.runs().size() == 3 && workspace.state().get() == RunState.FINISHED);
        WindowShots.pulses(10);
        assertTrue(text("chart-words").startsWith("lr 0.1 wins the race"), text("chart-words"));
        WindowShots.until(() -> run().setup().lr() == 0.1);
        assertEquals(0.1, run().setup().lr(), "the winner is the current model");
        WindowShots.until(() -> workspace.weights().get().epoch() == EPOCHS && workspace.fit().get() != null && workspace.fit().get().epoch() == EPOCHS);
        press("race-winners");
        assertTrue(node("chart-message").isVisible(), "the table can be opened again");
        TableView<?> table = (TableView<?>) node("race-table");
        assertEquals(3, Fx.get(() -> table.getItems().size()));
        look("race-result", "race-table");
        Run before = run();
        Fx.run(() -> table.getSelectionModel().select(1));
        press("race-choose");
        WindowShots.until(() -> run() != before);
        assertEquals(before.setup().withLr(run().setup().lr()), run().setup());
        assertEquals(0.001, run().setup().lr());
        assertEquals(1, workspace.runs().stream().map(i -> i.run().history().train(0)).distinct().count(), "all lanes show the same first loss");
    }
}
