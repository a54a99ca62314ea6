package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.Fx;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A panel whose words change their size while it stands open, and that is asked for again. JavaFX once went round for ever there:
/// the panel was moved by a listener of its width, in the middle of the walk through the paths of its frame.
class PanelsChangeTest {
    private WindowShots shots;

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        WindowShots.pulses(3);
    }

    @AfterEach
    void close() {
        shots.close();
    }

    private void press(String id) {
        ((ButtonBase) shots.stage().getScene().lookup("#" + id)).fire();
    }

    private static long popups() {
        return Fx.get(() -> Window.getWindows().stream().filter(PopupWindow.class::isInstance).count());
    }

    @Test
    void textSize_mayChange_underAnOpenPanel() {
        for (String button : List.of("btn-race", "data-options")) {
            Fx.run(() -> press(button));
            for (int step : new int[] {1, 1, -1, 1, 0, -1, -1, -1, 0}) {
                Fx.run(() -> shots.graph().theme().zoom(step));
                WindowShots.pulses(2);
            }
            Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide));
        }
    }

    @Test
    void panel_mayBeAskedForAgain_whileItIsOpen_inAnotherSize() {
        Fx.run(() -> press("btn-race"));
        WindowShots.pulses(2);
        for (int step : new int[] {1, 0, 1, 1, 0, -1, 0}) {
            Fx.run(() -> {
                shots.graph().theme().zoom(step);
                press("btn-race");
            });
            WindowShots.pulses(2);
            assertEquals(1, popups());
        }
    }

    @Test
    void projector_mayBeTurnedOn_underAnOpenPanel() {
        Fx.run(() -> press("btn-race"));
        for (boolean on : new boolean[] {true, false, true, false}) {
            Fx.run(() -> {
                shots.graph().theme().projector().set(on);
                press("btn-race");
            });
            WindowShots.pulses(2);
        }
        assertEquals(1, popups());
    }

    @Test
    void window_mayBeMoved_underAnOpenPanel_andTheTextChange() {
        for (int step : new int[] {1, 1, -1, 0}) {
            Fx.run(() -> press("btn-race"));
            WindowShots.pulses(2);
            assertEquals(1, popups());
            Fx.run(() -> {
                shots.stage().setX(shots.stage().getX() + 7);
                shots.stage().setY(shots.stage().getY() + 5);
                shots.graph().theme().zoom(step);
            });
            WindowShots.pulses(2);
        }
    }
}
