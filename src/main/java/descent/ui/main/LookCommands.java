package descent.ui.main;

import descent.ui.common.Theme;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// The commands for how the window looks: theme, projector, text size.
record LookCommands(Command dark, Command projector, Command chartOnly, Command larger, Command smaller, Command normalSize) {
    static LookCommands of(Theme theme, Commands.Desk desk) {
        return new LookCommands(
                Command.of("Light or dark", "Change between light and dark", MaterialDesignW.WEATHER_NIGHT, "F9", theme::toggleDark),
                Command.of("Projector", "Larger text for the back row", MaterialDesignP.PROJECTOR_SCREEN_OUTLINE, "F11", desk.projector()),
                Command.of("Chart alone", "The loss chart over the whole window, with the learning rate under it", null, "Shift+F11", () -> desk.chartOnly().set(!desk.chartOnly().get())),
                Command.of("Larger text", "Larger text", null, "Shortcut+Plus", () -> theme.zoom(1)),
                Command.of("Smaller text", "Smaller text", null, "Shortcut+Minus", () -> theme.zoom(-1)),
                Command.of("Normal text", "Normal text size", null, "Shortcut+DIGIT0", () -> theme.zoom(0)));
    }
}
