package descent.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Transform;

/// A grid of labels (a confusion matrix, a table of figures) as a drawing and as CSV. A grid takes part once it is [#offer]ed.
public final class GridExport {
    private static final String OFFERED = "descent.export";
    private static final double LINE = 1.25;

    private GridExport() { }

    /// Lets a grid be exported wherever it is shown.
    public static void offer(GridPane grid) {
        offer(grid, () -> texts(grid));
    }

    /// @param cells row by row, as a file has them: what is on the screen may be cut, and its numbers written for people
    public static void offer(GridPane grid, Supplier<List<List<String>>> cells) {
        grid.getProperties().put(OFFERED, cells);
    }

    static boolean isOffered(Node node) {
        return node instanceof GridPane && node.hasProperties() && node.getProperties().containsKey(OFFERED);
    }

    static WritableImage picture(GridPane grid, double factor) {
        SnapshotParameters p = new SnapshotParameters();
        p.setTransform(Transform.scale(factor, factor));
        p.setFill(surface(grid));
        return grid.snapshot(p, null);
    }

    /// What lies behind the grid: the nearest opaque background.
    private static Color surface(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n instanceof Region r && r.getBackground() != null) {
                for (BackgroundFill f : r.getBackground().getFills()) {
                    if (f.getFill() instanceof Color c && c.isOpaque()) {
                        return c;
                    }
                }
            }
        }
        return Color.WHITE;
    }

    static String svg(GridPane grid, String prefix) {
        SvgBrush brush = new SvgBrush(prefix);
        brush.setFill(surface(grid));
        brush.fillRect(0, 0, grid.getWidth(), grid.getHeight());
        paint(brush, grid, grid.localToScene(Point2D.ZERO));
        return brush.document(grid.getWidth(), grid.getHeight(), grid.getAccessibleText() == null ? "" : grid.getAccessibleText());
    }

    private static void paint(Brush b, Node node, Point2D origin) {
        if (!node.isVisible()) {
            return;
        }
        Point2D at = node.localToScene(Point2D.ZERO).subtract(origin);
        if (node instanceof Region r) {
            frame(b, r, at);
        }
        if (node instanceof Label l) {
            text(b, l, at);
        } else if (node instanceof Parent p) {
            p.getChildrenUnmodifiable().forEach(c -> paint(b, c, origin));
        }
    }

    private static void frame(Brush b, Region r, Point2D at) {
        Bounds box = r.getLayoutBounds();
        if (r.getBackground() != null) {
            for (BackgroundFill f : r.getBackground().getFills()) {
                if (f.getFill() instanceof Color c && c.getOpacity() > 0) {
                    double arc = 2 * f.getRadii().getTopLeftHorizontalRadius();
                    b.setFill(c);
                    b.fillRoundRect(at.getX(), at.getY(), box.getWidth(), box.getHeight(), arc, arc);
                }
            }
        }
        if (r.getBorder() != null) {
            for (BorderStroke s : r.getBorder().getStrokes()) {
                if (s.getTopStroke() instanceof Color c && c.getOpacity() > 0) {
                    double w = s.getWidths().getTop();
                    double arc = 2 * s.getRadii().getTopLeftHorizontalRadius();
                    b.setStroke(c);
                    b.setLineWidth(w);
                    b.strokeRoundRect(at.getX() + w / 2, at.getY() + w / 2, box.getWidth() - w, box.getHeight() - w, arc, arc);
                }
            }
        }
    }

    private static void text(Brush b, Label l, Point2D at) {
        List<String> lines = l.getText() == null ? List.of() : l.getText().lines().toList();
        Pos pos = l.getAlignment();
        TextAlignment align = switch (pos.getHpos()) {
            case CENTER -> TextAlignment.CENTER;
            case RIGHT -> TextAlignment.RIGHT;
            case LEFT -> TextAlignment.LEFT;
        };
        double left = at.getX() + l.getInsets().getLeft();
        double right = at.getX() + l.getWidth() - l.getInsets().getRight();
        double x = align == TextAlignment.CENTER ? (left + right) / 2 : align == TextAlignment.RIGHT ? right : left;
        double step = LINE * l.getFont().getSize();
        double y = at.getY() + l.getHeight() / 2 - step * (lines.size() - 1) / 2;
        b.setFont(l.getFont());
        b.setTextAlign(align);
        b.setTextBaseline(VPos.CENTER);
        b.setFill(l.getTextFill());
        for (String line : lines) {
            b.fillText(line, x, y);
            y += step;
        }
    }

    @SuppressWarnings("unchecked")
    static String csv(GridPane grid) {
        List<List<String>> rows = ((Supplier<List<List<String>>>) grid.getProperties().get(OFFERED)).get();
        return rows.stream().map(row -> row.stream().map(TableCsv::quoted).collect(Collectors.joining(",")) + "\r\n").collect(Collectors.joining());
    }

    /// Row by row, the texts of its labels.
    private static List<List<String>> texts(GridPane grid) {
        List<List<String>> rows = new ArrayList<>();
        for (Node n : grid.getChildren()) {
            if (n instanceof Label l) {
                int row = GridPane.getRowIndex(l) == null ? 0 : GridPane.getRowIndex(l);
                int column = GridPane.getColumnIndex(l) == null ? 0 : GridPane.getColumnIndex(l);
                while (rows.size() <= row) {
                    rows.add(new ArrayList<>());
                }
                while (rows.get(row).size() <= column) {
                    rows.get(row).add("");
                }
                rows.get(row).set(column, l.getText().replace('\n', ' '));
            }
        }
        return rows;
    }
}
