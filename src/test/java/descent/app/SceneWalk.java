package descent.app;

import descent.ui.common.Contrast;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/// Looks at every node of a scene, for tests: what can be read, and what has the focus in which order.
final class SceneWalk {
    /// WCAG AA for text below 18 pt.
    static final double TEXT_CONTRAST = 4.5;

    private SceneWalk() { }

    static List<Node> all(Parent root) {
        List<Node> out = new ArrayList<>();
        for (Node n : root.getChildrenUnmodifiable()) {
            if (n.isVisible()) {
                out.add(n);
                if (n instanceof Parent p) {
                    out.addAll(all(p));
                }
            }
        }
        return out;
    }

    static String name(Node n) {
        return n.getClass().getSimpleName() + (n.getId() == null ? "" : "#" + n.getId()) + n.getStyleClass();
    }

    /// Texts that stand out too little from what is behind them; disabled controls are exempt.
    static List<String> faint(Parent root) {
        List<String> out = new ArrayList<>();
        for (Node n : all(root)) {
            if (n instanceof Text t && t.getParent() instanceof Labeled l && !t.getText().isBlank() && t.getFill() instanceof Color c && !l.isDisabled() && l.getOpacity() == 1) {
                Color behind = behind(l);
                double contrast = Contrast.of(Contrast.over(c, behind), behind);
                if (contrast < TEXT_CONTRAST) {
                    out.add(String.format(Locale.ROOT, "“%s” in %s has contrast %.2f (%s on %s)", t.getText(), name(l), contrast, c, behind));
                }
            }
        }
        return out;
    }

    /// The colour behind a node: the fills of it and of what it lies in, blended.
    private static Color behind(Node node) {
        List<Color> layers = new ArrayList<>();
        for (Node n = node; n != null; n = n.getParent()) {
            Background b = n instanceof Region r ? r.getBackground() : null;
            if (b != null) {
                List<BackgroundFill> fills = b.getFills();
                for (int i = fills.size() - 1; i >= 0; i--) {
                    if (fills.get(i).getFill() instanceof Color c && c.getOpacity() > 0) {
                        layers.add(c);
                        if (c.isOpaque()) {
                            return blend(layers);
                        }
                    }
                }
            }
        }
        return blend(layers);
    }

    private static Color blend(List<Color> topFirst) {
        Color below = Color.WHITE;
        for (int i = topFirst.size() - 1; i >= 0; i--) {
            below = Contrast.over(topFirst.get(i), below);
        }
        return below;
    }

    static Bounds place(Node n) {
        return n.localToScene(n.getLayoutBounds());
    }
}
