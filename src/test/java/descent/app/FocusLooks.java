package descent.app;

import descent.ui.common.Contrast;
import descent.ui.common.Fx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.TraversalDirection;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// Walks a scene with Tab, and looks at each stop with the focus and without.
final class FocusLooks {
    /// Pixels around a node in which its focus may show.
    private static final int AROUND = 6;
    /// A tab pane shows it at the name of the tab, a table at its side: not less than a button does.
    private static final double LINE = 24;
    /// WCAG 2.2: a part that tells a state stands out 3 to 1.
    private static final double SEEN = 3;
    private final Scene scene;
    private final Parent root;

    FocusLooks(Scene scene) {
        this.scene = scene;
        this.root = scene.getRoot();
    }

    /// What Tab comes to, from the first on that can have the focus; on the JavaFX thread.
    List<Node> stops() {
        Set<Node> seen = new LinkedHashSet<>();
        Node first = SceneWalk.all(root).stream().filter(n -> n.isFocusTraversable() && !n.isDisabled()).findFirst().orElse(null);
        if (first == null) {
            return List.of();
        }
        first.requestFocus();
        for (Node at = scene.getFocusOwner(); at != null && seen.add(at); at = scene.getFocusOwner()) {
            at.requestFocusTraversal(TraversalDirection.NEXT);
        }
        return new ArrayList<>(seen);
    }

    /// How many pixels come to stand out when a key brings the focus, for each pixel of the node's shorter side; not on the JavaFX thread.
    double shows(Node node) {
        Fx.run(() -> {
            node.requestFocus();
            node.requestFocusTraversal(TraversalDirection.NEXT);
            scene.getFocusOwner().requestFocusTraversal(TraversalDirection.PREVIOUS);
        });
        WindowShots.pulses(1);
        boolean there = Fx.get(() -> scene.getFocusOwner() == node && node.isFocusVisible());
        WritableImage with = Fx.get(() -> picture(node));
        Fx.run(root::requestFocus);
        WindowShots.pulses(1);
        WritableImage without = Fx.get(() -> picture(node));
        return there ? changed(with, without) / Math.clamp(Math.min(node.getLayoutBounds().getWidth(), node.getLayoutBounds().getHeight()), 1, LINE) : Double.NaN;
    }

    private static double changed(WritableImage with, WritableImage without) {
        int changed = 0;
        for (int y = 0; y < Math.min(with.getHeight(), without.getHeight()); y++) {
            for (int x = 0; x < Math.min(with.getWidth(), without.getWidth()); x++) {
                Color a = with.getPixelReader().getColor(x, y);
                Color b = without.getPixelReader().getColor(x, y);
                if (!a.equals(b) && Contrast.of(a, b) >= SEEN) {
                    changed++;
                }
            }
        }
        return changed;
    }

    private WritableImage picture(Node node) {
        Bounds at = SceneWalk.place(node);
        SnapshotParameters there = new SnapshotParameters();
        double left = Math.max(0, Math.floor(at.getMinX()) - AROUND);
        double top = Math.max(0, Math.floor(at.getMinY()) - AROUND);
        there.setViewport(new Rectangle2D(left, top, Math.min(scene.getWidth(), at.getMaxX() + AROUND) - left, Math.min(scene.getHeight(), at.getMaxY() + AROUND) - top));
        return root.snapshot(there, null);
    }
}
