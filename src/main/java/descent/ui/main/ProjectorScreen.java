package descent.ui.main;

import descent.ui.common.Theme;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The projector's one key: larger text, and where a second screen is connected the window goes there, full screen, and
/// comes back with the same key.
final class ProjectorScreen {
    private final Stage stage;
    private final Theme theme;
    private Rectangle2D home;

    ProjectorScreen(Stage stage, Theme theme) {
        this.stage = stage;
        this.theme = theme;
    }

    void toggle() {
        boolean on = !theme.projector().get();
        theme.projector().set(on);
        if (on) {
            Screen.getScreens().stream().filter(s -> !shows(s)).findFirst().ifPresent(this::go);
        } else if (home != null) {
            stage.setFullScreen(false);
            place(home);
            home = null;
        }
    }

    /// Where the window comes back to; null while it is there.
    Rectangle2D home() {
        return home;
    }

    private boolean shows(Screen s) {
        return s.getBounds().contains(stage.getX() + stage.getWidth() / 2, stage.getY() + stage.getHeight() / 2);
    }

    private void go(Screen other) {
        home = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        place(other.getVisualBounds());
        stage.setFullScreenExitHint("F11 leaves the projector");
        stage.setFullScreen(true);
    }

    private void place(Rectangle2D r) {
        stage.setX(r.getMinX());
        stage.setY(r.getMinY());
        stage.setWidth(r.getWidth());
        stage.setHeight(r.getHeight());
    }
}
