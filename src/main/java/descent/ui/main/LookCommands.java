package descent.ui.main;

import descent.ui.common.Theme;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// The commands for how the window looks: theme, projector, text size.
///
/// @param smooth whether the lines of the loss chart are smoothed
record LookCommands(Command dark, Command projector, Command chartOnly, Command larger, Command smaller, Command normalSize, BooleanProperty smooth) {
    /// The keys of the menu are those of a keyboard with + and - of their own. On an American one + is Shift and =; the number block has
    /// keys of its own everywhere.
    private static final List<String> LARGER = List.of("Shortcut+EQUALS", "Shortcut+Shift+EQUALS", "Shortcut+Shift+Plus", "Shortcut+ADD");
    private static final String SMALLER = "Shortcut+SUBTRACT";
    private static final KeyCombination NORMAL = new KeyCodeCombination(KeyCode.NUMPAD0, KeyCombination.SHORTCUT_DOWN);

    /// Gives a window the other keys that write + − 0.
    static void otherKeys(Scene scene, Theme theme) {
        LARGER.forEach(k -> scene.getAccelerators().put(KeyCombination.valueOf(k), () -> theme.zoom(1)));
        scene.getAccelerators().put(KeyCombination.valueOf(SMALLER), () -> theme.zoom(-1));
        scene.getAccelerators().put(NORMAL, () -> theme.zoom(0));
    }

    static LookCommands of(Theme theme, Commands.Desk desk) {
        return new LookCommands(
                Command.of("Light or dark", "Change between light and dark", MaterialDesignW.WEATHER_NIGHT, "F9", theme::toggleDark),
                Command.of("Projector", "Larger text for the back row", MaterialDesignP.PROJECTOR_SCREEN_OUTLINE, "F11", desk.projector()),
                Command.of("Chart alone", "The loss chart over the whole window, with the learning rate under it", null, "Shift+F11", () -> desk.chartOnly().set(!desk.chartOnly().get())),
                Command.of("Larger text", "Larger text", null, "Shortcut+Plus", () -> theme.zoom(1)),
                Command.of("Smaller text", "Smaller text", null, "Shortcut+Minus", () -> theme.zoom(-1)),
                Command.of("Normal text", "Normal text size", null, "Shortcut+0", () -> theme.zoom(0)),
                desk.smooth());
    }
}
