package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Choosers;
import descent.ui.common.Fx;
import descent.ui.common.PngWriter;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window that shows a model before it is opened, in the real program; pictures in target/look.
class ModelWindowTest {
    private static final String HEADER = "cylinders,displacement,horsepower,origin,mpg\n";

    @TempDir
    Path folder;
    private Path model;
    private WindowShots shots;
    private Workspace workspace;
    private final List<String> asked = new ArrayList<>();
    private Choosers.Answer answer = Choosers.Answer.CANCEL;

    private final class Answers extends WindowShots.NoChoosers {
        @Override
        public Optional<Path> open(FileKind kind) {
            return Optional.of(model);
        }

        @Override
        public Optional<Path> save(FileKind kind, String proposedName) {
            return Optional.of(model);
        }

        @Override
        public boolean leaveSettings(String action) {
            asked.add(action);
            return answer == Choosers.Answer.DONT_SAVE;
        }

        @Override
        public Answer unsaved(String documentName, String action) {
            asked.add(action);
            return answer;
        }
    }

    @BeforeEach
    void trainAndSave() throws IOException {
        model = folder.resolve("cars.model");
        shots = new WindowShots(new Answers());
        workspace = shots.graph().workspace();
        Path cars = Files.writeString(folder.resolve("cars.csv"), HEADER + "4,90,75,japan,31\n6,200,100,europe,20\n8,350,150,usa,13.5\n4,97,88,japan,27\n".repeat(9));
        Fx.run(() -> workspace.open(cars));
        WindowShots.until(() -> workspace.prepared().get() != null && workspace.prepared().get().table().name().equals("cars.csv"));
        Fx.run(() -> {
            workspace.edit("epochs", s -> s.withEpochs(80));
            workspace.setPace(Pace.FULL);
            workspace.train();
        });
        WindowShots.until(() -> workspace.state().get() == RunState.FINISHED);
        Fx.run(workspace::evaluate);
        WindowShots.until(() -> workspace.evaluation().get() != null);
        Fx.run(() -> workspace.saveModel(model));
        WindowShots.until(() -> Files.exists(model) && !workspace.unsaved().get());
    }

    @AfterEach
    void close() {
        shots.close();
    }

    private static <T extends Node> T lookup(String id, Class<T> type) {
        return Window.getWindows().stream().map(w -> w.getScene().lookup("#" + id)).filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    private static <T extends Node> T find(String id, Class<T> type) {
        return Fx.get(() -> lookup(id, type));
    }

    private void fire(String id) {
        Button b = find(id, Button.class);
        Fx.run(b::fire);
        WindowShots.pulses(4);
    }

    private void preview() {
        fire("btn-load");
        WindowShots.until(() -> lookup("model-open", Button.class) != null);
    }

    private void look(String name) throws IOException {
        Files.createDirectories(Path.of("target/look"));
        for (String scheme : List.of("light", "dark")) {
            WindowShots.pulses(6);
            Files.write(Path.of("target/look", name + "-" + scheme + ".png"),
                    Fx.get(() -> PngWriter.bytes(lookup("model-open", Button.class).getScene().snapshot(null))));
            Fx.run(() -> shots.graph().theme().toggleDark());
        }
    }

    @Test
    void model_isShownFirst_andUnsavedWorkAskedAbout_beforeItReplacesAnything() throws IOException {
        Fx.run(() -> workspace.edit("seed", s -> s.withSeed(5)));
        preview();
        WindowShots.until(() -> lookup("model-here", Label.class) != null);
        assertTrue(asked.isEmpty(), "asked before anything was shown");
        look("model-preview");
        assertTrue(find("model-here", Label.class).getText().startsWith("Its data are here"));
        int runs = workspace.runs().size();

        fire("model-open");
        assertEquals(List.of("opening cars.model"), asked);
        assertEquals(5, workspace.setup().get().seed());
        assertEquals(runs, workspace.runs().size());

        answer = Choosers.Answer.DONT_SAVE;
        preview();
        fire("model-open");
        WindowShots.until(() -> workspace.setup().get().seed() != 5);
        assertFalse(workspace.unsaved().get());
    }

    @Test
    void cancel_leavesEverythingAsItWas() {
        int runs = workspace.runs().size();
        preview();
        fire("model-cancel");
        assertNull(find("model-open", Button.class));
        assertEquals(runs, workspace.runs().size());
        assertTrue(asked.isEmpty());
    }

    @Test
    void tableOnTheScreen_isOfferedOrItsMisfitsListed() throws IOException {
        Path other = Files.writeString(folder.resolve("mine.csv"), HEADER + "4,91,75,japan,31\n6,200,100,mars,20\n8,350,,usa,13.5\n".repeat(9));
        Fx.run(() -> workspace.open(other));
        WindowShots.until(() -> workspace.table().get().name().equals("mine.csv"));
        preview();
        WindowShots.until(() -> lookup("model-use-table", CheckBox.class) != null);
        CheckBox use = find("model-use-table", CheckBox.class);
        assertTrue(use.isSelected());
        look("model-preview-other");
        Fx.run(() -> use.setSelected(false));
        fire("model-open");
        WindowShots.until(() -> workspace.notice().get() != null && workspace.notice().get().text().contains("can predict single rows"));
        assertEquals(RunState.STOPPED, workspace.state().get());
    }
}
