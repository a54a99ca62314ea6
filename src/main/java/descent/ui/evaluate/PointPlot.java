package descent.ui.evaluate;

import descent.ui.common.CanvasPane;
import descent.ui.common.HoverCard;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
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
    static final int MOST_POINTS = 20_000;
    private static final int NONE = -1;
    private static final int CELLS = 64;
    private static final double RADIUS = 3.3;
    private static final double REACH = 14;
    private static final double OPACITY = 0.7;

    private float[] xs = new float[0];
    private float[] ys = new float[0];
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

    final void points(float[] x, float[] y) {
        xs = x;
        ys = y;
        hovered = NONE;
        selected = NONE;
        setAccessibleText(summary());
        repaint();
    }

    /// The same rows with other values: what the person points at stays.
    final void moved(float[] x, float[] y) {
        xs = x;
        ys = y;
        setAccessibleText(summary());
        repaint();
    }

    final int rows() {
        return xs.length;
    }

    final float x(int i) {
        return xs[i];
    }

    final float y(int i) {
        return ys[i];
    }

    /// Is told the index of the row that was chosen.
    public final void onRow(IntConsumer chosen) {
        listener = chosen;
    }

    /// Marks a row; −1 marks none.
    public final void select(int index) {
        selected = index >= 0 && index < xs.length ? index : NONE;
        repaintOverlay();
    }

    /// The axes for the present points.
    abstract PlotFrame frame(Pen pen);

    /// Grid, titles and whatever lies under the points.
    abstract void under(Pen pen, PlotFrame f);

    /// Test orange, as most plots show the test rows.
    Color dotColour(Palette palette) {
        return palette.test();
    }

    abstract String title(int row);

    abstract List<HoverCard.Row> details(int row);

    abstract String summary();

    @Override
    protected final void paint(Pen pen) {
        frame = frame(pen);
        under(pen, frame);
        if (xs.length == 0) {
            pen.text("no rows yet", (frame.left() + frame.right()) / 2, (frame.top() + frame.bottom()) / 2, TextAlignment.CENTER, look().font(1), look().palette().muted());
        } else if (xs.length > MOST_POINTS) {
            density(pen);
        } else {
            dots(pen);
        }
    }

    private void dots(Pen pen) {
        double r = pen.look().px(xs.length > 2000 ? RADIUS * 0.6 : RADIUS);
        pen.gc().setFill(Palette.fade(dotColour(pen.palette()), xs.length > 2000 ? OPACITY / 2 : OPACITY));
        for (int i = 0; i < xs.length; i++) {
            if (drawable(i)) {
                pen.gc().fillOval(frame.x().pixel(xs[i]) - r, frame.y().pixel(ys[i]) - r, 2 * r, 2 * r);
            }
        }
    }

    private boolean drawable(int i) {
        return Float.isFinite(xs[i]) && Float.isFinite(ys[i]);
    }

    private void density(Pen pen) {
        int[] counts = new int[CELLS * CELLS];
        int most = 1;
        for (int i = 0; i < xs.length; i++) {
            if (drawable(i)) {
                int cx = Math.clamp((int) ((frame.x().pixel(xs[i]) - frame.left()) / frame.width() * CELLS), 0, CELLS - 1);
                int cy = Math.clamp((int) ((frame.y().pixel(ys[i]) - frame.top()) / frame.height() * CELLS), 0, CELLS - 1);
                most = Math.max(most, ++counts[cy * CELLS + cx]);
            }
        }
        double w = frame.width() / CELLS;
        double h = frame.height() / CELLS;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double k = Math.log1p(counts[i]) / Math.log1p(most);
                pen.gc().setFill(Palette.fade(dotColour(pen.palette()), 0.12 + 0.88 * k));
                int column = i % CELLS;
                int row = i / CELLS;
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
        if (selected != NONE && drawable(selected)) {
            ring(pen, selected, 3);
        }
        if (hovered != NONE) {
            ring(pen, hovered, 2);
            HoverCard.paint(pen, frame.x().pixel(xs[hovered]), frame.y().pixel(ys[hovered]), title(hovered), details(hovered));
        }
    }

    private void ring(Pen pen, int i, double width) {
        double r = pen.look().px(RADIUS + 2);
        double px = frame.x().pixel(xs[i]);
        double py = frame.y().pixel(ys[i]);
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
        double best = look().px(REACH) * look().px(REACH);
        int at = NONE;
        for (int i = 0; i < xs.length; i++) {
            if (drawable(i)) {
                double dx = frame.x().pixel(xs[i]) - e.getX();
                double dy = frame.y().pixel(ys[i]) - e.getY();
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
        if (step != 0 && xs.length > 0 && !e.isShortcutDown() && !e.isAltDown()) {
            choose(selected == NONE ? 0 : Math.floorMod(selected + step, xs.length));
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
