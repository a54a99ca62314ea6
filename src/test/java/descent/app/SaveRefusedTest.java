package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model that could not be written is offered another place, beside the reason.
class SaveRefusedTest {
    @TempDir
    Path folder;
    private final Queue<Path> places = new ArrayDeque<>();
    private final WindowShots shots = new WindowShots(new WindowShots.NoChoosers() {
        @Override
        public Optional<Path> save(FileKind kind, String proposedName) {
            return Optional.ofNullable(places.poll());
        }

        @Override
        public Answer unsaved(String documentName, String action) {
            return Answer.SAVE;
        }
    });
    private final Workspace w = shots.graph().workspace();

    @AfterEach
    void close() {
        shots.close();
    }

    private Button way() {
        return (Button) shots.stage().getScene().lookup("#notice-way");
    }

    private boolean isOffered() {
        return way() != null;
    }

    private String notice() {
        return Fx.get(() -> w.notice().get() == null ? "" : w.notice().get().text());
    }

    @Test
    void saveAs_isOffered_andReachedByKey_whereTheFolderIsMissing() {
        Path good = folder.resolve("good.model");
        shots.train(2);
        places.addAll(List.of(folder.resolve("no").resolve("such.model"), good));
        Fx.run(() -> ((Button) shots.stage().getScene().lookup("#btn-save")).fire());
        WindowShots.until(this::isOffered);
        assertTrue(notice().contains("does not exist"), notice());
        assertEquals("Save as …", Fx.get(() -> way().getText()));
        Keyboard keys = new Keyboard(shots.stage());
        keys.tabTo("notice-way");
        keys.push(KeyCode.SPACE);
        WindowShots.until(() -> Files.exists(good) && !w.unsaved().get());
        WindowShots.until(() -> w.notice().get() != null && w.notice().get().text().startsWith("Saved good.model") && !isOffered());
    }

    /// Who wanted to go on with other data still does, once the file lies in a place that takes it.
    @Test
    void whatTheSaveWasFor_goesOn_afterSaveAs() {
        Path good = folder.resolve("good.model");
        shots.train(2);
        places.addAll(List.of(folder.resolve("no").resolve("such.model"), good));
        Fx.run(() -> shots.stage().fireEvent(new WindowEvent(shots.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        WindowShots.until(this::isOffered);
        assertTrue(Fx.get(shots.stage()::isShowing));
        Fx.run(() -> way().fire());
        WindowShots.until(() -> !shots.stage().isShowing());
        assertTrue(Files.exists(good));
    }
}
