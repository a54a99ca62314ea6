package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Role;
import descent.eval.Evaluation;
import descent.model.Setup;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Tip;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The whole job by mouse and keyboard in the real window: open a CSV, change roles, split, layers, rate and epochs,
/// train, pause, step, change the rate live, stop, evaluate, save, reopen.
class JourneyTest {
    private static final KeyCode MENU_KEY = System.getProperty("os.name").startsWith("Mac") ? KeyCode.COMMAND : KeyCode.CONTROL;
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 960;

    @TempDir
    Path folder;
    private Path csv;
    private Path model;
    private WindowShots shots;
    private Workspace workspace;
    private final FxRobot robot = new FxRobot();

    /// Answers what a person would choose in the native windows.
    private final class Answers extends WindowShots.NoChoosers {
        @Override
        public Optional<Path> open(FileKind kind) {
            return Optional.of(kind == FileKind.MODEL ? model : csv);
        }

        @Override
        public Optional<Path> save(FileKind kind, String proposedName) {
            return Optional.of(model);
        }
    }

    @BeforeEach
    void open() throws IOException {
        csv = folder.resolve("houses.csv");
        model = folder.resolve("houses.model");
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("rooms,age,town,price\n");
        for (int i = 0; i < 80; i++) {
            int rooms = 2 + random.nextInt(6);
            int age = random.nextInt(90);
            String town = random.nextBoolean() ? "north" : "south";
            text.append(String.format(Locale.ROOT, "%d,%d,%s,%.1f%n", rooms, age, town, 30.5 * rooms - 0.4 * age + (town.equals("north") ? 12 : 0)));
        }
        Files.writeString(csv, text);
        shots = new WindowShots(new Answers());
        workspace = shots.graph().workspace();
        Fx.run(() -> {
            shots.stage().setWidth(WIDTH);
            shots.stage().setHeight(HEIGHT);
        });
        WindowShots.pulses(3);
        robot.targetWindow(shots.stage());
    }

    @AfterEach
    void close() {
        shots.close();
    }

    @Test
    void wholeJob_works_byMouseAndKeyboard() {
        openCsv();
        changeRoles();
        changeSplit();
        changeLayers();
        changeNumbers();
        trainPauseStepStop();
        saveAndReopen(evaluated());
    }

    private Setup setup() {
        return Fx.get(() -> workspace.setup().get());
    }

    private void click(String id) {
        Fx.run(() -> assertFalse(node(id).isDisabled(), "#" + id + " is disabled"));
        robot.clickOn(node(id));
    }

    private Node node(String id) {
        Node n = shots.stage().getScene().lookup("#" + id);
        assertTrue(n != null, "no node #" + id);
        return n;
    }

    private void type(String id, String text) {
        robot.doubleClickOn(node(id));
        robot.push(MENU_KEY, KeyCode.A);
        robot.write(text, 0);
        robot.push(KeyCode.ENTER);
    }

    private void openCsv() {
        click("btn-open");
        WindowShots.until(() -> workspace.table().get().name().equals("houses.csv"));
        assertEquals("price", setup().schema().target());
    }

    private void changeRoles() {
        WindowShots.pulses(3);
        click("data-col-age");
        assertEquals(Role.UNUSED, setup().schema().role("age"));
        click("data-col-age");
        assertEquals(Role.INPUT, setup().schema().role("age"));
    }

    private void changeSplit() {
        click("split-slider");
        int before = setup().split().testPercent();
        robot.push(KeyCode.RIGHT);
        assertEquals(before - 1, setup().split().testPercent());
        Fx.run(() -> workspace.edit("split", s -> s.withSplit(s.split().withTestPercent(25))));
    }

    private void changeLayers() {
        click("layer-add");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        assertEquals(4, setup().layers().size(), "a layer was added");
        robot.push(MENU_KEY, KeyCode.Z);
        assertEquals(3, setup().layers().size(), "and taken back");
    }

    private void changeNumbers() {
        type("lr-field", "0,02");
        assertEquals(0.02, setup().lr());
        type("epochs-field", "3000");
        assertEquals(3000, setup().epochs());
        type("lr-field", "fast");
        assertEquals(0.02, setup().lr(), "letters change nothing");
        type("lr-field", "0.02");
    }

    /// Of the big button, in each of its three meanings.
    private String trainTip() {
        return Fx.get(() -> Tip.of(shots.stage().getScene().lookup("#btn-train").getParent()));
    }

    private void trainPauseStepStop() {
        assertEquals("Train a new run from the start weights (F5)", trainTip());
        click("btn-train");
        WindowShots.until(() -> workspace.sample().get() != null && workspace.sample().get().epoch() > 5);
        assertEquals("Pause the run; it goes on from here later (F5)", trainTip());
        click("btn-train");
        WindowShots.until(() -> workspace.state().get() == RunState.PAUSED);
        assertEquals("Go on with the run where it was paused (F5)", trainTip());
        int epochs = epochs();
        click("btn-step");
        WindowShots.until(() -> epochs() == epochs + 1);
        type("lr-field", "0.01");
        click("btn-train");
        WindowShots.until(() -> !workspace.currentRun().get().run().rateChanges().isEmpty());
        click("btn-stop");
        WindowShots.until(() -> workspace.state().get() == RunState.STOPPED);
        assertEquals(0.01, workspace.currentRun().get().run().rateChanges().getFirst().lr());
    }

    private int epochs() {
        return workspace.currentRun().get().run().history().count();
    }

    private Evaluation evaluated() {
        click("btn-evaluate");
        WindowShots.until(() -> workspace.evaluation().get() != null);
        return workspace.evaluation().get();
    }

    private void saveAndReopen(Evaluation before) {
        click("btn-save");
        WindowShots.until(() -> Files.exists(model) && !workspace.unsaved().get());
        String fingerprint = workspace.fingerprint().get();
        click("btn-load");
        WindowShots.until(() -> robot.lookup("#model-open").tryQuery().isPresent());
        robot.clickOn("#model-open");
        WindowShots.until(() -> workspace.evaluation().get() == null && workspace.fingerprint().get().equals(fingerprint));
        WindowShots.until(() -> !node("btn-evaluate").isDisabled());
        assertEquals(0.01, setup().lr(), "the rate that was set last is shown again");
        assertEquals(before.regression(), evaluated().regression(), "the reopened model evaluates to the bit as before");
    }
}
