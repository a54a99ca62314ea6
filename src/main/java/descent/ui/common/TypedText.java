package descent.ui.common;

import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/// A field whose text becomes a setting when it is taken: on Enter, and when the focus leaves. A key of the menu leaves the
/// focus where it is, so that whoever begins something by it asks for the text first.
public interface TypedText {
    KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");

    /// Takes what stands in the field now.
    ///
    /// @return why it is refused, "" when it is taken
    String takeNow();

    /// Takes the text of the field with the focus, if one has it.
    ///
    /// @return why it is refused, "" where nothing is
    static String takeFocused() {
        for (Window w : Window.getWindows()) {
            Node n = w.isFocused() && w.getScene() != null ? w.getScene().getFocusOwner() : null;
            while (n != null && !(n instanceof TypedText)) {
                n = n.getParent();
            }
            if (n instanceof TypedText field) {
                return field.takeNow();
            }
        }
        return "";
    }

    /// What undoes and redoes settings in a window, for the fields in it.
    static void settings(Scene scene, Runnable undo, Runnable redo) {
        scene.getProperties().put(UNDO, undo);
        scene.getProperties().put(REDO, redo);
    }

    /// A text field keeps the keys of Undo for the letters that are typed in it. Once its text is taken, they are the window's.
    ///
    /// @param taken whether the text is that of the setting
    static void leaveUndo(TextField field, BooleanSupplier taken) {
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            KeyCombination keys = UNDO.match(e) ? UNDO : REDO.match(e) ? REDO : null;
            if (keys != null && taken.getAsBoolean() && field.getScene().getProperties().get(keys) instanceof Runnable settings) {
                settings.run();
                e.consume();
            }
        });
    }
}
