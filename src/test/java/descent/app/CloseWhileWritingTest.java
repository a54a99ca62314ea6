package descent.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.ModelFile;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who closes the window while a model is being written to a slow disk gets both: the file, and then the end.
class CloseWhileWritingTest {
    @TempDir
    Path folder;
    private final CountDownLatch slow = new CountDownLatch(1);
    private WindowShots shots;
    private Path file;

    /// A saved model, which is being saved under another name: nothing is asked at the end.
    @BeforeEach
    void beginToWrite() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        Workspace w = shots.graph().workspace();
        Fx.run(() -> {
            w.edit("epochs", s -> s.withEpochs(2));
            w.setPace(Pace.FULL);
            w.train();
        });
        WindowShots.until(() -> w.state().get() == RunState.FINISHED);
        Fx.run(() -> w.saveModel(folder.resolve("first.model")));
        WindowShots.until(() -> !w.unsaved().get() && w.written().isDone());
        file = folder.resolve("second.model");
        w.services().io().execute(() -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Fx.run(() -> w.saveModel(file));
    }

    @AfterEach
    void close() {
        slow.countDown();
        shots.close();
    }

    private void askToClose() {
        Stage stage = shots.stage();
        Fx.run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void windowStays_untilTheFileIsWritten() throws IOException {
        askToClose();
        assertTrue(Fx.get(shots.stage()::isShowing));
        assertTrue(Fx.get(() -> shots.graph().workspace().notice().get().text()).startsWith("Descent closes as soon as the file is written"));
        slow.countDown();
        WindowShots.until(() -> !shots.stage().isShowing());
        assertTrue(ModelFile.read(file).isWhere(ModelFile.read(folder.resolve("first.model")))); // the second they were saved in may differ
    }

    /// The disk may never answer.
    @Test
    void closedTwice_isClosed() {
        askToClose();
        askToClose();
        assertFalse(Fx.get(shots.stage()::isShowing));
    }
}
