package descent.app;

import descent.ui.common.Fx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/// A person who has nothing but keys.
final class Keyboard {
    static final KeyCode MENU_KEY = System.getProperty("os.name").startsWith("Mac") ? KeyCode.COMMAND : KeyCode.CONTROL;
    private static final int MOST_TABS = 120;

    private final FxRobot robot = new FxRobot();

    Keyboard(Stage stage) {
        robot.targetWindow(stage);
    }

    void push(KeyCode... keys) {
        robot.push(keys);
    }

    /// What has the focus, a pop-over's before the window's and a later window's before an earlier one's; null for nothing.
    static Node owner() {
        List<Window> focused = new ArrayList<>(Window.getWindows().filtered(Window::isFocused));
        Stream<Window> overs = focused.stream().filter(x -> !(x instanceof Stage));
        Stream<Window> stages = focused.reversed().stream().filter(Stage.class::isInstance);
        return Stream.concat(overs, stages).map(x -> x.getScene().getFocusOwner()).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /// Presses Tab until the focus is there.
    void tabTo(Predicate<Node> wanted, String what) {
        Set<String> met = new HashSet<>();
        for (int i = 0; i < MOST_TABS; i++) {
            if (Fx.get(() -> owner() != null && wanted.test(owner()))) {
                return;
            }
            met.add(Fx.get(() -> owner() == null ? "nothing" : owner().getId()));
            push(KeyCode.TAB);
        }
        throw new AssertionError("Tab never comes to " + what + ", only to " + met);
    }

    void tabTo(String id) {
        tabTo(n -> id.equals(n.getId()), id);
    }

    void write(String text) {
        robot.write(text, 0);
    }

    /// In place of what stands in the field.
    void type(String text) {
        push(MENU_KEY, KeyCode.A);
        write(text);
        push(KeyCode.ENTER);
    }
}
