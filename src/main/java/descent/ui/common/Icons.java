package descent.ui.common;

import javafx.scene.AccessibleRole;
import javafx.scene.control.ButtonBase;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons of the Material Design pack. Their sizes follow the text size through the style sheet of [Theme]; a FontIcon
/// never gets `setStyle` (it loses its font).
public final class Icons {
    private Icons() { }

    /// An icon in the normal size; it is decoration, so screen readers skip it.
    public static FontIcon of(Ikon ikon, String... styleClasses) {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().addAll(styleClasses);
        icon.setAccessibleRole(AccessibleRole.NODE);
        icon.setMouseTransparent(true);
        return icon;
    }

    /// Makes `button` an icon with a tooltip that is also its spoken name.
    public static <B extends ButtonBase> B button(B button, String id, Ikon ikon, String name) {
        button.setId(id);
        button.setGraphic(of(ikon));
        button.getStyleClass().addAll("flat", Css.ICON_BUTTON);
        button.setAccessibleText(name);
        Tip.set(button, name);
        return button;
    }
}
