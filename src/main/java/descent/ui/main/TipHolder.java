package descent.ui.main;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/// Holds a control and shows its tooltip even while the control is disabled, since then the reason matters most.
final class TipHolder extends StackPane {
    TipHolder(Control control) {
        getChildren().add(control);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPickOnBounds(true);
    }

    void tip(Tooltip tooltip) {
        Tooltip.install(this, tooltip);
    }
}
