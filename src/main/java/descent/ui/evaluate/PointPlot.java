package descent.ui.evaluate;

import descent.ui.common.CanvasPane;
import descent.ui.common.HoverCard;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Rows as points of a plane; beyond 20,000 rows as a 2-D histogram, since points would hide one another. Hovering names
/// the nearest row, a click or the arrow keys choose it.
abstract class PointPlot extends CanvasPane {
    private static final int NONE = -1;
    private static final double RADIUS = 3.3;
    private static final double REACH = 14;
    private static final double OPACITY = 0.7;

    private Cloud cloud = Cloud.EMPTY;
    private String without = "no rows yet";
    private PlotFrame frame;
    private int hovered = NONE;
    private int selected = NONE;
    private IntConsumer listener = i -> { };

    PointPlot(String id) {
        setId(id);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setOnMouseMoved(e -> hover(nearest(e)));
        setOnMouseExited(e -> hover(NONE));
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::key);
    }

    final void points(Cloud points) {
        without = "no rows yet";
        take(points);
    }

    /// No points yet; what is said in their place.
    final void without(String words) {
        without = words;
        take(Cloud.EMPTY);
    }

    private void take(Cloud points) {
        cloud = points;
        hovered = NONE;
        setAccessibleText(summary());
        repaint();
    }

    /// The same rows with other values: what the person points at stays.
    final void moved(Cloud points) {
        cloud = points;
        setAccessibleText(summary());
        repaint();
    }

    final int rows() {
        return cloud.rows();
    }

    final float x(int i) {
        return cloud.x()[i];
    }

    final float y(int i) {
        return cloud.y()[i];
    }

    /// Is told the index of the row that was chosen.
    public final void onRow(IntConsumer chosen) {
        listener = chosen;
    }

    /// Marks a row, which may still be on its way; −1 marks none.
    public final void select(int index) {
        selected = index;
        repaintOverlay();
    }

    private boolean isMarked() {
        return selected >= 0 && selected < rows();
    }

    /// Grid, titles and whatever lies under the points.
    abstract void under(Pen pen, PlotFrame f);

    /// Words that the points must not hide.
    void over(Pen pen, PlotFrame f) { }

    /// Pixels above the plot for words.
    double head(Pen pen) {
        return 0;
    }

    /// Test orange, as most plots show the test rows.
    Color dotColour(Palette palette) {
        return palette.test();
    }

    abstract String title(int row);

    abstract List<HoverCard.Row> details(int row);

    abstract String summary();

    @Override
    protected final void paint(Pen pen) {
        frame = PlotFrame.of(pen, cloud.xRange(), cloud.yRange(), head(pen));
        under(pen, frame);
        if (rows() == 0) {
            pen.text(without, (frame.left() + frame.right()) / 2, (frame.top() + frame.bottom()) / 2, TextAlignment.CENTER, look().font(1), look().palette().muted());
        } else if (cloud.cells().length > 0) {
            density(pen);
        } else {
            dots(pen);
        }
        over(pen, frame);
    }

    private void dots(Pen pen) {
        double r = pen.look().px(rows() > 2000 ? RADIUS * 0.6 : RADIUS);
        pen.gc().setFill(Palette.fade(dotColour(pen.palette()), rows() > 2000 ? OPACITY / 2 : OPACITY));
        for (int i = 0; i < rows(); i++) {
            if (drawable(i)) {
                pen.gc().fillOval(frame.x().pixel(x(i)) - r, frame.y().pixel(y(i)) - r, 2 * r, 2 * r);
            }
        }
    }

    final boolean drawable(int i) {
        return cloud.drawable(i);
    }

    /// Points that are not drawn, for they lie beyond the axes or are no numbers.
    final int outside() {
        return cloud.outside();
    }

    private void density(Pen pen) {
        int[] counts = cloud.cells();
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double w = frame.width() / Cloud.CELLS;
        double h = frame.height() / Cloud.CELLS;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double k = Math.log1p(counts[i]) / Math.log1p(most);
                pen.gc().setFill(Palette.fade(dotColour(pen.palette()), 0.12 + 0.88 * k));
                int column = i % Cloud.CELLS;
                int row = i / Cloud.CELLS;
                double x0 = Math.round(frame.left() + column * w);
                double y0 = Math.round(frame.top() + row * h);
                pen.gc().fillRect(x0, y0, Math.round(frame.left() + (column + 1) * w) - x0, Math.round(frame.top() + (row + 1) * h) - y0);
            }
        }
    }

    @Override
    protected final void paintOverlay(Pen pen) {
        if (frame == null) {
            return;
        }
        if (isMarked() && drawable(selected)) {
            ring(pen, selected, 3);
        }
        if (hovered != NONE) {
            ring(pen, hovered, 2);
            HoverCard.paint(pen, frame.x().pixel(x(hovered)), frame.y().pixel(y(hovered)), title(hovered), details(hovered));
        }
    }

    private void ring(Pen pen, int i, double width) {
        double r = pen.look().px(RADIUS + 2);
        double px = frame.x().pixel(x(i));
        double py = frame.y().pixel(y(i));
        pen.gc().setFill(dotColour(pen.palette()));
        pen.gc().fillOval(px - r, py - r, 2 * r, 2 * r);
        pen.gc().setStroke(pen.palette().text());
        pen.gc().setLineWidth(pen.look().px(width));
        pen.gc().strokeOval(px - r, py - r, 2 * r, 2 * r);
    }

    private int nearest(MouseEvent e) {
        if (frame == null || !frame.holds(e.getX(), e.getY())) {
            return NONE;
        }
        double reach = look().px(REACH);
        if (cloud.index() != null) {
            return cloud.index().nearest(frame.x().value(e.getX()), frame.y().value(e.getY()), frame.width() / (cloud.xRange()[1] - cloud.xRange()[0]),
                    frame.height() / (cloud.yRange()[1] - cloud.yRange()[0]), reach);
        }
        double best = reach * reach;
        int at = NONE;
        for (int i = 0; i < rows(); i++) {
            if (drawable(i)) {
                double dx = frame.x().pixel(x(i)) - e.getX();
                double dy = frame.y().pixel(y(i)) - e.getY();
                double d = dx * dx + dy * dy;
                if (d < best) {
                    best = d;
                    at = i;
                }
            }
        }
        return at;
    }

    private void hover(int index) {
        if (hovered != index) {
            hovered = index;
            repaintOverlay();
        }
    }

    private void clicked(MouseEvent e) {
        requestFocus();
        int i = nearest(e);
        if (i != NONE) {
            choose(i);
        }
    }

    private void key(KeyEvent e) {
        int step = switch (e.getCode()) {
            case RIGHT, DOWN -> 1;
            case LEFT, UP -> -1;
            default -> 0;
        };
        if (step != 0 && rows() > 0 && !e.isShortcutDown() && !e.isAltDown()) {
            choose(!isMarked() ? 0 : Math.floorMod(selected + step, rows()));
            hover(selected);
            e.consume();
        }
    }

    private void choose(int i) {
        select(i);
        setAccessibleText(title(i) + ". " + summary());
        listener.accept(i);
    }
}
