package descent.ui.common;

import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;

/// JavaFX's slider cannot bear a drag whose press it has not heard of, because something above it took it or because its skin is a new
/// one (its scroll bar can): such a drag moves nothing.
public final class Drags {
    private Drags() { }

    public static void beginWithAPress(Slider slider) {
        boolean[] pressed = {false};
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pressed[0] = true);
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> pressed[0] = false);
        slider.skinProperty().subscribe(_ -> pressed[0] = false);
        slider.addEventFilter(MouseEvent.MOUSE_DRAGGED, e -> {
            if (!pressed[0]) {
                e.consume();
            }
        });
    }
}
