package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;

/// The words are there from the start, their window only once the pointer has come.
class TipTest {
    private static Tooltip window(Node node) {
        return node.getProperties().values().stream().filter(Tooltip.class::isInstance).map(Tooltip.class::cast).findFirst().orElse(null);
    }

    private static void pointerComesTo(Node node) {
        node.fireEvent(new MouseEvent(MouseEvent.MOUSE_ENTERED, 1, 1, 1, 1, MouseButton.NONE, 0, false, false, false, false,
                false, false, false, false, false, true, new PickResult(node, 1, 1)));
    }

    @Test
    void window_isMadeWhenThePointerComes_ofTheWordsOfThen() {
        Fx.run(() -> {
            Button button = new Button();
            Tip.set(button, "first");
            Tip.set(button, "second");
            assertNull(window(button), "made before anybody looked");
            assertEquals("second", button.getAccessibleHelp());
            pointerComesTo(button);
            Tooltip made = window(button);
            assertNotNull(made);
            assertEquals("second", made.getText());
            Tip.set(button, "third");
            assertEquals("third", made.getText(), "while it may be open");
            pointerComesTo(button);
            assertEquals(made, window(button), "one is enough");
        });
    }

    @Test
    void noWords_noWindow() {
        Fx.run(() -> {
            Button button = new Button();
            Tip.set(button, "");
            pointerComesTo(button);
            assertNull(window(button));
            Tip.set(button, "words");
            pointerComesTo(button);
            Tip.set(button, null);
            assertNull(window(button), "taken away with its words");
            assertEquals("", Tip.of(button));
            assertNull(button.getAccessibleHelp());
        });
    }

    @Test
    void helpThatWasSetByHand_staysWhatIsSpoken() {
        Fx.run(() -> {
            Button button = new Button();
            button.setAccessibleHelp("by hand");
            Tip.set(button, "words");
            assertEquals("by hand", button.getAccessibleHelp());
            Tip.set(button, "");
            assertEquals("by hand", button.getAccessibleHelp());
        });
    }
}
