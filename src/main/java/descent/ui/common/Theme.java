package descent.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// Light or dark, and the size of all text. Follows the system's colour scheme until the person chooses.
///
/// All sizes in the style sheet are in em, so the text size scales the whole window. Icons are the exception (they
/// know pixels only): their sizes are written into a small sheet that is made for the text size.
public final class Theme {
    public enum Scheme { SYSTEM, LIGHT, DARK }

    public static final int NORMAL = 13;
    public static final int PROJECTOR = 18;
    public static final int SMALLEST = 12;
    public static final int LARGEST = 22;
    public static final int LARGEST_PROJECTED = 30;

    private final ObjectProperty<Scheme> scheme = new SimpleObjectProperty<>(this, "scheme", Scheme.SYSTEM);
    private final BooleanProperty projector = new SimpleBooleanProperty(this, "projector");
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
    private final ReadOnlyIntegerWrapper textSize = new ReadOnlyIntegerWrapper(this, "textSize", NORMAL);
    private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>()); // a window that is gone needs no colours
    private final Glossary glossary = new Glossary();
    private final IntegerProperty normalSize = new SimpleIntegerProperty(this, "normalSize", NORMAL);
    private final IntegerProperty projectorSize = new SimpleIntegerProperty(this, "projectorSize", PROJECTOR);
    private final InvalidationListener systemColours = o -> recolour(); // the platform outlives the theme and must not hold it
    private Consumer<Scene> attached = s -> { };
    private boolean styled;

    /// On the JavaFX thread. Controls need [#dressControls] besides.
    public Theme() {
        Assets.loadFonts();
        scheme.subscribe(s -> recolour());
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(systemColours));
        projector.subscribe(p -> resize());
        normalSize.subscribe(s -> resize());
        projectorSize.subscribe(s -> resize());
    }

    public ObjectProperty<Scheme> scheme() {
        return scheme;
    }

    /// Larger text, for the back row.
    public BooleanProperty projector() {
        return projector;
    }

    /// Pixels of the text while there is no projector; kept between [#SMALLEST] and [#LARGEST].
    public IntegerProperty normalSize() {
        return normalSize;
    }

    /// Pixels of the text on a projector; kept between [#SMALLEST] and [#LARGEST_PROJECTED].
    public IntegerProperty projectorSize() {
        return projectorSize;
    }

    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /// Pixels of the root's text.
    public ReadOnlyIntegerProperty textSize() {
        return textSize.getReadOnlyProperty();
    }

    /// Chooses the other one of light and dark.
    public void toggleDark() {
        scheme.set(dark.get() ? Scheme.LIGHT : Scheme.DARK);
    }

    /// Text larger (+1) or smaller (−1) by a pixel; 0 is back to normal. What is changed is the size in use: with or without projector.
    public void zoom(int direction) {
        IntegerProperty size = projector.get() ? projectorSize : normalSize;
        int usual = projector.get() ? PROJECTOR : NORMAL;
        size.set(direction == 0 ? usual : Math.clamp(size.get() + direction, SMALLEST, projector.get() ? LARGEST_PROJECTED : LARGEST));
    }

    /// Gives a window's scene colours, fonts and sizes, and keeps them up to date as long as the scene is used.
    public void attach(Scene scene) {
        dressControls();
        scenes.add(scene);
        glossary.explain(scene);
        Caret.restsWithWindow(scene);
        attached.accept(scene);
        dress(scene);
    }

    /// Told of every window that is dressed, for what all of them shall be able to do.
    public void onAttach(Consumer<Scene> listener) {
        attached = listener;
    }

    /// The words that the bubbles of all windows explain.
    public Glossary glossary() {
        return glossary;
    }

    private void recolour() {
        ColorScheme system = Platform.getPreferences().getColorScheme();
        dark.set(scheme.get() == Scheme.DARK || (scheme.get() == Scheme.SYSTEM && system == ColorScheme.DARK));
        closePopups();
        if (styled) {
            styleControls();
        }
        scenes.forEach(this::dress);
    }

    /// Before the first control is made, else JavaFX reads its own style sheet for it, which takes time and is of no use. A first
    /// frame without controls needs neither style sheets nor the font of code.
    public void dressControls() {
        if (!styled) {
            styled = true;
            Assets.loadCodeFonts();
            styleControls();
        }
    }

    private void styleControls() {
        Application.setUserAgentStylesheet(dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /// Pop-overs that stand open lose their colours when the theme changes under them (JavaFX resolves them anew without
    /// the owner): they close, and come back in the new colours.
    private void closePopups() {
        List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).map(PopupWindow.class::cast)
                .filter(p -> p.getOwnerWindow() != null && scenes.contains(p.getOwnerWindow().getScene())).forEach(Window::hide);
    }

    private void resize() {
        textSize.set(projector.get() ? Math.clamp(projectorSize.get(), SMALLEST, LARGEST_PROJECTED) : Math.clamp(normalSize.get(), SMALLEST, LARGEST));
        scenes.forEach(this::dress);
    }

    private void dress(Scene scene) {
        scene.getRoot().getStyleClass().removeAll("light", "dark", "projector");
        scene.getRoot().getStyleClass().add(dark.get() ? "dark" : "light");
        if (projector.get()) {
            scene.getRoot().getStyleClass().add("projector");
        }
        scene.getStylesheets().setAll(Assets.styleSheet(), sizes(textSize.get()));
        if (scene.getWindow() != null && scene.getWindow().isShowing()) {
            scene.getRoot().applyCss(); // at once, for a menu that opens before the next frame takes its colours from here
        }
    }

    private static String sizes(int px) {
        String css = String.format(Locale.ROOT, """
                .root { -fx-font-size: %dpx; }
                .ikonli-font-icon { -fx-icon-size: %dpx; }
                .ikonli-font-icon.icon-small { -fx-icon-size: %dpx; }
                .ikonli-font-icon.icon-large { -fx-icon-size: %dpx; }
                """, px, Math.round(px * 1.35), Math.round(px * 1.05), Math.round(px * 1.7));
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
