package descent.ui.main;

import descent.ui.common.Theme;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;

/// Pictures of the window in any size, for the tour, the README and tests. A window larger than the screen cannot be
/// shown everywhere (the Headless platform's screen is 1000 pixels high), so its content is laid out in a scene of its
/// own for the picture, and put back.
public final class WindowPicture {
    private WindowPicture() { }

    public static WritableImage of(MainWindow window, double width, double height) {
        return of(window, width, height, root -> { });
    }

    /// @param look sees the window's root as it is laid out in the picture's size
    public static WritableImage of(MainWindow window, double width, double height, Consumer<Parent> look) {
        return of(window.stage(), window.theme(), width, height, 1, look);
    }

    /// Of the main window or of one beside it.
    ///
    /// @param scale pixels of the picture for each logical one: 2 as a fine screen has it
    public static WritableImage of(Stage window, Theme theme, double width, double height, double scale, Consumer<Parent> look) {
        Scene shown = window.getScene();
        Parent root = shown.getRoot();
        shown.setRoot(new Region());
        Scene large = new Scene(root, width, height);
        Stage screen = new Stage(); // never shown: tells what is drawn by hand how fine the picture is
        screen.setRenderScaleX(scale);
        screen.setRenderScaleY(scale);
        screen.setScene(large);
        theme.attach(large);
        try {
            large.snapshot(null);
            SnapshotParameters fine = new SnapshotParameters();
            fine.setTransform(new Scale(scale, scale));
            WritableImage picture = scale == 1 ? large.snapshot(null) : root.snapshot(fine, null);
            look.accept(root);
            return picture;
        } finally {
            screen.setScene(null);
            large.setRoot(new Region());
            shown.setRoot(root);
        }
    }
}
