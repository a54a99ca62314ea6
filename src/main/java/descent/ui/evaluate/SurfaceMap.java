package descent.ui.evaluate;

import descent.train.LossSurface;
import descent.train.LossSurface.Way;
import descent.ui.common.CanvasPane;
import descent.ui.common.HoverCard;
import descent.ui.common.Numbers;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/// The loss over a plane of weights as a shade with contour lines, stronger where it is lower, and the ways of the runs on it:
/// a ring at the start, a point at the end. Hovering tells the loss of a place and the nearest epoch; the arrow keys go
/// along the current way.
final class SurfaceMap extends CanvasPane {
    private static final int LEVELS = 12;
    private static final double DEEPEST = 0.62;
    private static final double REACH = 12;

    /// How a way is drawn.
    record Style(String name, int colour) { }

    private final WritableImage image = new WritableImage(LossSurface.POINTS, LossSurface.POINTS);
    private LossSurface surface;
    private List<Style> styles = List.of();
    private double[] levels = {};
    private PlotFrame frame;
    private double pointerX = Double.NaN;
    private double pointerY = Double.NaN;
    private int walked = -1;

    SurfaceMap() {
        setId("plot-surface");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Loss map, not drawn yet.");
        setOnMouseMoved(e -> point(e.getX(), e.getY()));
        setOnMouseExited(e -> point(Double.NaN, Double.NaN));
        setOnMouseClicked(e -> requestFocus());
        setOnKeyPressed(this::key);
    }

    /// @param now null takes the map away
    void show(LossSurface now, List<Style> ways) {
        surface = now;
        styles = List.copyOf(ways);
        levels = now == null ? new double[0] : Contours.levels(now.loss(), LEVELS);
        walked = -1;
        setAccessibleText(now == null ? "Loss map, not drawn yet." : summary());
        repaint();
    }

    private String summary() {
        StringBuilder s = new StringBuilder(surface.exact() ? "Loss map of the two parameters." : "Loss map, a slice.");
        for (int i = 0; i < surface.ways().size(); i++) {
            Way w = surface.ways().get(i);
            s.append(' ').append(styles.get(i).name()).append(": loss ").append(Numbers.plain(w.loss()[0])).append(" at the start, ")
                    .append(Numbers.plain(w.loss()[w.points() - 1])).append(" after ").append(w.epochs()[w.points() - 1]).append(" epochs.");
        }
        return s.toString();
    }

    @Override
    protected void paint(Pen pen) {
        if (surface == null) {
            frame = null;
            return;
        }
        frame = PlotFrame.of(pen, new double[] {surface.xLow(), surface.xHigh()}, new double[] {surface.yLow(), surface.yHigh()});
        heat(pen);
        pen.gc().setImageSmoothing(true);
        pen.gc().drawImage(image, frame.left(), frame.top(), frame.width(), frame.height());
        frame.paint(pen, surface.xName(), surface.yName());
        pen.gc().save();
        pen.clip(frame.left(), frame.top(), frame.width(), frame.height());
        contours(pen);
        for (int i = surface.ways().size() - 1; i >= 0; i--) {
            way(pen, surface.ways().get(i), styles.get(i));
        }
        pen.gc().restore();
    }

    /// By the rank of the loss between the contour levels, so that a steep start does not flatten the valley.
    private void heat(Pen pen) {
        PixelWriter out = image.getPixelWriter();
        Color low = pen.palette().surface().interpolate(pen.palette().text(), DEEPEST);
        int n = LossSurface.POINTS;
        for (int row = 0; row < n; row++) {
            for (int col = 0; col < n; col++) {
                float v = surface.loss(col, row);
                double k = Float.isFinite(v) ? Contours.rank(levels, v) : 1;
                out.setColor(col, n - 1 - row, low.interpolate(pen.palette().surface(), k));
            }
        }
    }

    private void contours(Pen pen) {
        pen.gc().setStroke(Palette.fade(pen.palette().muted(), 0.8));
        pen.gc().setLineWidth(pen.hairline());
        int n = LossSurface.POINTS;
        for (double level : levels) {
            for (double[] s : Contours.segments(surface.loss(), n, level)) {
                pen.gc().strokeLine(px(s[0]), py(s[1]), px(s[2]), py(s[3]));
            }
        }
    }

    private double px(double column) {
        return frame.left() + frame.width() * column / (LossSurface.POINTS - 1);
    }

    private double py(double row) {
        return frame.bottom() - frame.height() * row / (LossSurface.POINTS - 1);
    }

    private void way(Pen pen, Way way, Style style) {
        double[] xs = new double[way.points()];
        double[] ys = new double[xs.length];
        int n = 0;
        while (n < xs.length && Double.isFinite(way.x()[n]) && Double.isFinite(way.y()[n])) {
            xs[n] = Math.clamp(frame.x().pixel(way.x()[n]), frame.left() - 4 * frame.width(), frame.right() + 4 * frame.width());
            ys[n] = Math.clamp(frame.y().pixel(way.y()[n]), frame.top() - 4 * frame.height(), frame.bottom() + 4 * frame.height());
            n++;
        }
        Color colour = pen.palette().run(style.colour());
        pen.gc().setLineJoin(StrokeLineJoin.ROUND);
        pen.gc().setStroke(Palette.fade(pen.palette().surface(), 0.85));
        pen.gc().setLineWidth(pen.look().px(4.5));
        pen.gc().strokePolyline(xs, ys, n);
        pen.gc().setStroke(colour);
        pen.gc().setLineWidth(pen.look().px(2));
        pen.dashes(pen.palette().dashes(style.colour()));
        pen.gc().strokePolyline(xs, ys, n);
        pen.dashes();
        for (int i = 1; i < n - 1 && n <= 60; i++) {
            dot(pen, xs[i], ys[i], 2, colour, colour);
        }
        dot(pen, xs[0], ys[0], 4.5, pen.palette().surface(), colour);
        dot(pen, xs[n - 1], ys[n - 1], 4.5, colour, pen.palette().surface());
    }

    private static void dot(Pen pen, double x, double y, double radius, Color fill, Color rim) {
        double r = pen.look().px(radius);
        pen.gc().setFill(fill);
        pen.gc().fillOval(x - r, y - r, 2 * r, 2 * r);
        pen.gc().setStroke(rim);
        pen.gc().setLineWidth(pen.look().px(1.6));
        pen.gc().strokeOval(x - r, y - r, 2 * r, 2 * r);
    }

    @Override
    protected void paintOverlay(Pen pen) {
        if (frame == null) {
            return;
        }
        Way first = surface.ways().getFirst();
        pen.haloText("start", frame.x().pixel(first.x()[0]), frame.y().pixel(first.y()[0]) - 1.1 * pen.em(), TextAlignment.CENTER, pen.look().font(0.92), pen.palette().text());
        if (walked >= 0) {
            card(pen, first, walked, 0);
        } else if (frame.holds(pointerX, pointerY)) {
            hover(pen);
        }
    }

    private void hover(Pen pen) {
        int col = (int) Math.round((pointerX - frame.left()) / frame.width() * (LossSurface.POINTS - 1));
        int row = (int) Math.round((frame.bottom() - pointerY) / frame.height() * (LossSurface.POINTS - 1));
        double best = look().px(REACH);
        int way = -1;
        int point = -1;
        for (int i = 0; i < surface.ways().size(); i++) {
            Way w = surface.ways().get(i);
            for (int j = 0; j < w.points(); j++) {
                double d = Math.hypot(frame.x().pixel(w.x()[j]) - pointerX, frame.y().pixel(w.y()[j]) - pointerY);
                if (d < best) {
                    best = d;
                    way = i;
                    point = j;
                }
            }
        }
        if (way >= 0) {
            card(pen, surface.ways().get(way), point, way);
        } else {
            HoverCard.paint(pen, pointerX, pointerY, "loss " + Numbers.measured(surface.loss(col, row)),
                    List.of(new HoverCard.Row(surface.xName(), Numbers.plain(surface.x(col))), new HoverCard.Row(surface.yName(), Numbers.plain(surface.y(row)))));
        }
    }

    private void card(Pen pen, Way w, int point, int index) {
        double x = frame.x().pixel(w.x()[point]);
        double y = frame.y().pixel(w.y()[point]);
        dot(pen, x, y, 5.5, pen.palette().run(styles.get(index).colour()), pen.palette().text());
        List<HoverCard.Row> rows = new ArrayList<>(List.of(new HoverCard.Row("loss", Numbers.measured(w.loss()[point]))));
        if (!surface.exact()) {
            rows.add(new HoverCard.Row("beside the slice", Numbers.plain(Math.round(1e4 * w.aside()[point]) / 1e4)));
        }
        HoverCard.paint(pen, x, y, styles.get(index).name() + ", epoch " + Numbers.count(w.epochs()[point]), rows);
    }

    private void point(double x, double y) {
        pointerX = x;
        pointerY = y;
        walked = -1;
        repaintOverlay();
    }

    private void key(KeyEvent e) {
        int step = switch (e.getCode()) {
            case RIGHT, UP -> 1;
            case LEFT, DOWN -> -1;
            default -> 0;
        };
        if (step != 0 && surface != null && !e.isShortcutDown() && !e.isAltDown()) {
            Way w = surface.ways().getFirst();
            walked = Math.clamp(walked + (walked < 0 && step < 0 ? 0 : step), 0, w.points() - 1);
            setAccessibleText("Epoch " + w.epochs()[walked] + ", loss " + Numbers.plain(w.loss()[walked]) + ". " + summary());
            repaintOverlay();
            e.consume();
        }
    }
}
