package descent.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.layout.StackPane;

/// Holds a control and shows its [Tip] even while the control is disabled, since then the reason matters most.
public final class TipHolder extends StackPane {
    public TipHolder(Control control) {
        getChildren().add(control);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPickOnBounds(true);
    }

    /// Disables a control as long as there is a reason, and says it.
    ///
    /// @param why   the reason, or ""
    /// @param words what the control does
    public static TipHolder of(Control control, ObservableValue<String> why, String words) {
        TipHolder holder = new TipHolder(control);
        Tip.set(control, "");
        why.subscribe(w -> {
            control.setDisable(!w.isEmpty());
            control.setAccessibleHelp(w.isEmpty() ? words : w);
            Tip.set(holder, w.isEmpty() ? words : w);
        });
        return holder;
    }
}
