package descent.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.common.Preferences;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowPlaceTest {
    @TempDir
    Path dir;

    /// The projector may not be there at the next start, and its place is nobody's choice.
    @Test
    void place_isTheOneBeforeTheProjector_whenOneQuitsThere() {
        Preferences preferences = new Preferences(new AppFolder(dir.resolve("home")), Runnable::run, e -> {
            throw new AssertionError(e);
        });
        Fx.run(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(), 300, 200));
            WindowPlace place = new WindowPlace(stage, preferences);
            place.restore(300, 200);
            stage.show();
            stage.setMaximized(false);
            stage.setX(40);
            stage.setY(30);
            stage.setWidth(400);
            stage.setHeight(300);
            place.remember(null);
            assertEquals("40,30,400,300", preferences.text("window", ""));
            place.remember(new Rectangle2D(7, 8, 500, 350));
            assertEquals("7,8,500,350", preferences.text("window", ""));
            stage.close();
        });
    }
}
