package descent.ui.common;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The JavaFX thread as an executor: the only place with `Platform.runLater`.
///
/// A task handed in on the JavaFX thread runs at once, any other in the next free moment of that thread. Made for what
/// happens at human speed (a file was read, a run ended); what happens every epoch is read once per pulse instead.
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /// After what the JavaFX thread does now, even when it is called there: what is not needed for the next picture.
    public static void later(Runnable task) {
        Platform.runLater(task);
    }
}
