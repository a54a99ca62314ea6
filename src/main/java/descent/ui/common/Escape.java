package descent.ui.common;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The key that closes what stands beside the window.
final class Escape {
    private Escape() { }

    /// Whatever has the focus in it: a table or a closed list would keep the key for itself. An open list is closed first, and a cell
    /// that is being edited is left as it was.
    static void closes(Scene scene, Runnable close) {
        if (scene.getProperties().putIfAbsent(Escape.class, close) == null) {
            scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
                boolean list = scene.getFocusOwner() instanceof ComboBoxBase<?> c && c.isShowing();
                if (e.getCode() == KeyCode.ESCAPE && !list && !isEdited(scene.getFocusOwner())) {
                    close.run();
                    e.consume();
                }
            });
        }
    }

    private static boolean isEdited(Node focused) {
        for (Node n = focused; n != null; n = n.getParent()) {
            if (n instanceof TableView<?> t && t.getEditingCell() != null) {
                return true;
            }
        }
        return false;
    }
}
