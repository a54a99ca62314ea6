package descent.ui.common;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A window beside the main one, which stays usable: it is made once, keeps its place, and Escape closes it.
public final class SideWindow {
    private static final double SCREEN = 0.94;

    private final Stage stage = new Stage();
    private final Scene scene;
    private boolean owned;

    /// @param width in em of the text
    public SideWindow(String title, Parent root, Theme theme, double width, double height) {
        double em = theme.textSize().get();
        scene = new Scene(root, width * em, height * em);
        theme.attach(scene);
        Escape.closes(scene, stage::hide);
        stage.setTitle(title + " — Descent");
        stage.getIcons().setAll(Assets.icons());
        stage.setScene(scene);
    }

    /// Shows it, or brings it to the front.
    public void show(Window owner) {
        if (!owned) {
            owned = true;
            stage.initOwner(owner);
            stage.setWidth(Math.min(scene.getWidth(), Math.max(scene.getWidth() * SCREEN / 2, owner.getWidth() * SCREEN)));
        }
        boolean first = !stage.isShowing();
        stage.show();
        if (first) {
            ScreenRoom.limit(stage, ScreenRoom.of(owner));
        }
        stage.toFront();
    }

    public Stage stage() {
        return stage;
    }
}
