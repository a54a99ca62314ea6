package descent.app.bench;

import descent.app.StartClock;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The floor of every start: a window of the same size with nothing in it.
public final class EmptyStage {
    /// Where the measurement looks for a window.
    private static final double CORNER = 100;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private EmptyStage() { }

    public static void main(String[] args) {
        Platform.startup(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(), WIDTH, HEIGHT));
            stage.setX(CORNER);
            stage.setY(CORNER);
            stage.show();
            StartClock.whole(stage.getScene(), () -> true, Platform::exit);
        });
    }
}
