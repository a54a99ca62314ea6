package descent.ui.common;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Room for a window: a projector's screen has 720 lines, and with large text less fits on it than a window would like.
public final class ScreenRoom {
    private ScreenRoom() { }

    /// What can be seen of the screen that a window stands on.
    ///
    /// @param owner null for the first screen
    public static Rectangle2D of(Window owner) {
        return owner == null || Double.isNaN(owner.getX()) ? Screen.getPrimary().getVisualBounds()
                : Screen.getScreens().stream().filter(s -> s.getBounds().contains(owner.getX() + owner.getWidth() / 2, owner.getY() + owner.getHeight() / 2)).findFirst()
                        .orElse(Screen.getPrimary()).getVisualBounds();
    }

    /// Makes a window no larger than there is room for; what is in it scrolls or gives way.
    ///
    /// @param stage that is shown already, so that its frame counts
    public static void limit(Stage stage, Rectangle2D room) {
        if (stage.getWidth() > room.getWidth()) {
            stage.setWidth(room.getWidth());
            stage.setX(room.getMinX());
        }
        if (stage.getHeight() > room.getHeight()) {
            stage.setHeight(room.getHeight());
        }
        if (stage.getY() + stage.getHeight() > room.getMaxY()) {
            stage.setY(Math.max(room.getMinY(), room.getMaxY() - stage.getHeight()));
        }
    }
}
