package descent.ui.main;

import javafx.scene.control.Control;
import javafx.scene.layout.StackPane;

/// Holds a control and shows its [descent.ui.common.Tip] even while the control is disabled, since then the reason matters most.
final class TipHolder extends StackPane {
    TipHolder(Control control) {
        getChildren().add(control);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPickOnBounds(true);
    }
}
