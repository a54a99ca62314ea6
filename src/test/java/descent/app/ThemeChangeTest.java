package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.Fx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The theme changes while a pop-over stands open: it closes, and nothing looks for a colour in vain.
class ThemeChangeTest {
    private static final Logger CSS = Logger.getLogger("javafx.css");

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord told) {
            said.add(told.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private WindowShots shots;

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        WindowShots.pulses(3);
        CSS.addHandler(listener);
    }

    @AfterEach
    void close() {
        CSS.removeHandler(listener);
        shots.close();
    }

    private static long popups() {
        return Fx.get(() -> Window.getWindows().stream().filter(PopupWindow.class::isInstance).count());
    }

    @Test
    void openPopOver_closes_andNoColourIsMissed() {
        for (String button : List.of("data-options", "data-all-columns", "data-preview")) {
            Fx.run(() -> ((ButtonBase) shots.stage().getScene().lookup("#" + button)).fire());
            WindowShots.until(() -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance));
            WindowShots.pulses(3);
            Fx.run(shots.graph().theme()::toggleDark);
            WindowShots.pulses(5);
            assertEquals(0, popups(), button);
            assertEquals(List.of(), said, button);
            Fx.run(() -> ((ButtonBase) shots.stage().getScene().lookup("#" + button)).fire());
            WindowShots.pulses(5);
            assertEquals(1, popups(), button);
            assertEquals(List.of(), said, button + " in the new colours");
            Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide));
            WindowShots.pulses(3);
        }
    }

    /// Before the next frame, as programs open menus and people with quick fingers may.
    @Test
    void menuOpenedRightAfterTheChange_missesNoColour() {
        Fx.run(() -> {
            for (Menu m : ((MenuBar) shots.stage().getScene().lookup(".menu-bar")).getMenus()) {
                m.show();
                shots.graph().theme().toggleDark();
            }
        });
        WindowShots.pulses(5);
        assertEquals(0, popups());
        assertEquals(List.of(), said);
    }
}
