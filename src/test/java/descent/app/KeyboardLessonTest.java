package descent.app;

import static descent.app.Keyboard.MENU_KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.Role;
import descent.eval.Evaluation;
import descent.model.LayerSpec;
import descent.model.Setup;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A class hour without a mouse: from the CSV to the saved model and back, by keys alone.
class KeyboardLessonTest {
    @TempDir
    Path folder;
    private Path csv;
    private Path model;
    private WindowShots shots;
    private Workspace workspace;
    private Keyboard keys;

    /// The native windows, which are the system's own, answer at once.
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
            text.append(String.format(Locale.ROOT, "%d,%d,%s,%.1f%n", rooms, age, random.nextBoolean() ? "north" : "south", 30.5 * rooms - 0.4 * age));
        }
        Files.writeString(csv, text);
        shots = new WindowShots(new Answers());
        workspace = shots.graph().workspace();
        keys = new Keyboard(shots.stage());
    }

    @AfterEach
    void close() {
        shots.close();
    }

    private Setup setup() {
        return Fx.get(() -> workspace.setup().get());
    }

    @Test
    void wholeLesson_fromCsvToSavedModelAndBack() {
        data();
        network();
        settings();
        train();
        Evaluation before = evaluate();
        keys.push(MENU_KEY, KeyCode.S);
        WindowShots.until(() -> Files.exists(model) && !workspace.unsaved().get());
        String fingerprint = workspace.fingerprint().get();
        keys.push(MENU_KEY, KeyCode.SHIFT, KeyCode.O);
        WindowShots.until(() -> Window.getWindows().stream().anyMatch(w -> w.getScene().lookup("#model-open") != null && w.isFocused()));
        keys.tabTo("model-open");
        keys.push(KeyCode.SPACE);
        WindowShots.until(() -> workspace.evaluation().get() == null && workspace.fingerprint().get().equals(fingerprint));
        assertEquals(before.regression(), evaluate().regression());
    }

    private void data() {
        keys.push(MENU_KEY, KeyCode.O);
        WindowShots.until(() -> workspace.table().get().name().equals("houses.csv") && workspace.prepared().get().schema().target().equals("price"));
        keys.tabTo("data-columns");
        keys.push(KeyCode.HOME);
        keys.push(KeyCode.DOWN);
        keys.push(KeyCode.SPACE);
        assertEquals(Role.TARGET, setup().schema().role("age"));
        keys.push(MENU_KEY, KeyCode.Z);
        assertEquals(Role.INPUT, setup().schema().role("age"));
        keys.tabTo("split-slider");
        int percent = setup().split().testPercent();
        keys.push(KeyCode.RIGHT);
        assertEquals(percent - 1, setup().split().testPercent());
    }

    private void network() {
        keys.tabTo("layer-0");
        keys.push(KeyCode.ENTER);
        keys.type("12");
        int layers = setup().layers().size();
        keys.tabTo("layer-add");
        keys.push(KeyCode.SPACE);
        keys.push(KeyCode.DOWN);
        keys.push(KeyCode.DOWN);
        keys.push(KeyCode.ENTER);
        assertEquals(layers + 1, setup().layers().size());
        assertEquals("Linear(12)", setup().layers().getFirst().kind() + "(" + ((LayerSpec.Linear) setup().layers().getFirst()).outFeatures() + ")");
    }

    private void settings() {
        keys.tabTo("optimizer");
        String optimizer = setup().optimizer().kind();
        keys.push(KeyCode.UP);
        assertEquals("Adam to SGD", optimizer + " to " + setup().optimizer().kind());
        keys.tabTo("lr-field");
        keys.type("0.02");
        keys.tabTo("epochs-field");
        keys.type("3000");
        assertEquals(0.02, setup().lr());
        assertEquals(3000, setup().epochs());
    }

    private void train() {
        keys.push(KeyCode.F5);
        WindowShots.until(() -> workspace.sample().get() != null && workspace.sample().get().epoch() > 5);
        keys.push(KeyCode.F5);
        WindowShots.until(() -> workspace.state().get() == RunState.PAUSED);
        int epochs = epochs();
        keys.push(KeyCode.F6);
        WindowShots.until(() -> epochs() == epochs + 1);
        keys.tabTo("lr-field");
        keys.type("0.01");
        keys.push(KeyCode.F5);
        WindowShots.until(() -> !workspace.currentRun().get().run().rateChanges().isEmpty());
        keys.push(KeyCode.SHIFT, KeyCode.F5);
        WindowShots.until(() -> workspace.state().get() == RunState.STOPPED);
    }

    private int epochs() {
        return workspace.currentRun().get().run().history().count();
    }

    private Evaluation evaluate() {
        keys.push(KeyCode.F8);
        WindowShots.until(() -> workspace.evaluation().get() != null);
        return Fx.get(() -> workspace.evaluation().get());
    }
}
