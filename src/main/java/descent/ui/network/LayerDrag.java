package descent.ui.network;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Dragging a layer by its handle: the row follows the pointer, a line shows where it would land, letting go moves it.
final class LayerDrag {
    private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("drop-before");
    private static final PseudoClass AFTER = PseudoClass.getPseudoClass("drop-after");

    /// What happens when the row is let go.
    interface Move {
        void move(int from, int to);
    }

    private final VBox stack;
    private final List<LayerRow> rows;
    private final int index;
    private final Move move;
    private double startY;
    private int target;

    LayerDrag(VBox stack, List<LayerRow> rows, int index, Move move) {
        this.stack = stack;
        this.rows = rows;
        this.index = index;
        this.move = move;
    }

    void install(Region handle) {
        handle.setOnMousePressed(e -> {
            startY = y(e);
            target = index;
            rows.get(index).requestFocus();
            e.consume();
        });
        handle.setOnMouseDragged(e -> {
            rows.get(index).setTranslateY(y(e) - startY);
            rows.get(index).setViewOrder(-1);
            target = targetAt(y(e));
            mark();
            e.consume();
        });
        handle.setOnMouseReleased(e -> {
            rows.get(index).setTranslateY(0);
            rows.get(index).setViewOrder(0);
            int to = target;
            target = index;
            mark();
            if (to != index) {
                move.move(index, to);
            }
            e.consume();
        });
    }

    private double y(MouseEvent e) {
        Point2D p = stack.sceneToLocal(e.getSceneX(), e.getSceneY());
        return p.getY();
    }

    private int targetAt(double y) {
        for (int i = 0; i < rows.size(); i++) {
            LayerRow r = rows.get(i);
            if (y < r.getLayoutY() + r.getHeight()) {
                return i;
            }
        }
        return rows.size() - 1;
    }

    private void mark() {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).pseudoClassStateChanged(BEFORE, i == target && target < index);
            rows.get(i).pseudoClassStateChanged(AFTER, i == target && target > index);
        }
    }
}
