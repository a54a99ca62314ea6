package descent.ui.common;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;

/// The caret of a text field that was in use when its window closed would go on blinking, and JavaFX would make 60 pulses a
/// second for it until the program ends. It rests while the window is closed; the field has the focus again when it is back.
final class Caret {
    private final Scene scene;
    private Node resting;

    private Caret(Scene scene) {
        this.scene = scene;
    }

    static void restsWithWindow(Scene scene) {
        Caret caret = new Caret(scene);
        scene.windowProperty().flatMap(Window::showingProperty).orElse(false).addListener((_, _, shown) -> caret.show(shown));
    }

    private void show(boolean shown) {
        if (!shown && scene.getFocusOwner() instanceof TextInputControl field) {
            resting = field;
            scene.getRoot().requestFocus();
        } else if (shown && resting != null) {
            if (scene.getFocusOwner() == scene.getRoot()) {
                resting.requestFocus();
            }
            resting = null;
        }
    }
}
