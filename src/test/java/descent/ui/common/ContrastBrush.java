package descent.ui.common;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Affine;

/// Draws nothing, but remembers what lies where, and tells which texts and lines stand out too little from what is behind
/// them. A text is looked at where it begins, a line along its points.
public final class ContrastBrush implements Brush {
    /// WCAG 2.2: 1.4.3 for text, 1.4.11 for what a drawing cannot be understood without.
    private static final double TEXT = 4.5;
    private static final double LINE = 3;

    /// What lies below: a filled place and its colour.
    private record Filled(Bounds where, Color colour) { }

    private record State(Affine at, Color fill, Color stroke) { }

    private final Palette palette;
    private final Deque<State> saved = new ArrayDeque<>();
    private final List<Filled> below = new ArrayList<>();
    private final List<double[]> path = new ArrayList<>();
    private final Map<Color, Double> strongest = new HashMap<>();
    private final Set<String> faint = new LinkedHashSet<>();
    private Affine at = new Affine();
    private Color fill = Color.BLACK;
    private Color stroke = Color.BLACK;
    private int texts;
    private int lines;

    private ContrastBrush(Palette palette) {
        this.palette = palette;
    }

    /// What was looked at in a drawing.
    public record Report(int texts, int lines, List<String> faint) { }

    /// Draws a pane, and what lies above it, as it looks now.
    public static Report of(CanvasPane pane) {
        ContrastBrush brush = new ContrastBrush(pane.look().palette());
        Pen pen = new Pen(brush, pane.getWidth(), pane.getHeight(), 1, pane.look());
        pane.paint(pen);
        pane.paintOverlay(pen);
        brush.strongest.forEach((colour, contrast) -> {
            if (contrast < LINE) {
                brush.faint.add(String.format(Locale.ROOT, "the strongest of the translucent lines in %s has contrast %.2f", colour, contrast));
            }
        });
        return new Report(brush.texts, brush.lines, List.copyOf(brush.faint));
    }

    private Color behind(double x, double y) {
        Color c = palette.surface();
        for (Filled f : below) {
            if (f.where.contains(x, y)) {
                c = Contrast.over(f.colour, c);
            }
        }
        return c;
    }

    private void lay(double x, double y, double w, double h, Color colour) {
        below.add(new Filled(at.transform(new BoundingBox(x, y, Math.max(0, w), Math.max(0, h))), colour));
    }

    private void look(String what, Color colour, double x, double y, double wanted) {
        Point2D p = at.transform(x, y);
        Color ground = behind(p.getX(), p.getY());
        double found = Contrast.of(Contrast.over(colour, ground), ground);
        if (found < wanted && !colour.equals(ground)) { // a line may end in a dot of its own colour
            faint.add(String.format(Locale.ROOT, "%s has contrast %.2f: %s on %s", what, found, colour, ground));
        }
    }

    private void text(String text, double x, double y) {
        if (!text.isBlank() && fill.getOpacity() > 0) {
            texts++;
            look("“" + text + "”", fill, x, y, TEXT);
        }
    }

    /// Grid lines help the eye along and carry nothing that the axis does not say; rims and halos are the ground's own.
    private boolean carriesNothing(Color c) {
        Color whole = new Color(c.getRed(), c.getGreen(), c.getBlue(), 1);
        return whole.equals(palette.grid()) || whole.equals(palette.faint()) || whole.equals(palette.border()) || whole.equals(palette.surface());
    }

    /// How strong a translucent line is says an amount, as that of a weight: of each colour the strongest counts.
    private void shades(Color c, double x, double y) {
        Point2D p = at.transform(x, y);
        Color ground = behind(p.getX(), p.getY());
        strongest.merge(new Color(c.getRed(), c.getGreen(), c.getBlue(), 1), Contrast.of(Contrast.over(c, ground), ground), Math::max);
    }

    private void line(Color c, double... xy) {
        if (carriesNothing(c)) {
            return;
        }
        lines++;
        if (c.getOpacity() < 1) {
            shades(c, xy[0], xy[1]);
            return;
        }
        for (int i = 0; i + 1 < xy.length; i += 2) {
            if (Double.isFinite(xy[i]) && Double.isFinite(xy[i + 1])) {
                look("a line", c, xy[i], xy[i + 1], LINE);
            }
        }
    }

    @Override
    public void save() {
        saved.push(new State(new Affine(at), fill, stroke));
    }

    @Override
    public void restore() {
        State s = saved.pop();
        at = s.at;
        fill = s.fill;
        stroke = s.stroke;
    }

    @Override
    public void translate(double dx, double dy) {
        at.appendTranslation(dx, dy);
    }

    @Override
    public void rotate(double degrees) {
        at.appendRotation(degrees);
    }

    @Override
    public void scale(double x, double y) {
        at.appendScale(x, y);
    }

    @Override
    public void setFill(Paint colour) {
        fill = (Color) colour;
    }

    @Override
    public void setStroke(Paint colour) {
        stroke = (Color) colour;
    }

    @Override
    public void setLineWidth(double width) { }

    @Override
    public void setLineDashes(double... lengths) { }

    @Override
    public void setLineCap(StrokeLineCap cap) { }

    @Override
    public void setLineJoin(StrokeLineJoin join) { }

    @Override
    public void setFont(Font font) { }

    @Override
    public void setTextAlign(TextAlignment align) { }

    @Override
    public void setTextBaseline(VPos baseline) { }

    @Override
    public void setImageSmoothing(boolean on) { }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        lay(x, y, w, h, fill);
    }

    @Override
    public void strokeRect(double x, double y, double w, double h) {
        line(stroke, x, y, x + w, y + h);
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double arcWidth, double arcHeight) {
        lay(x, y, w, h, fill);
    }

    @Override
    public void strokeRoundRect(double x, double y, double w, double h, double arcWidth, double arcHeight) {
        line(stroke, x, y, x + w, y + h);
    }

    @Override
    public void fillOval(double x, double y, double w, double h) {
        lay(x, y, w, h, fill);
    }

    /// A rim is seen against what lies outside of it.
    @Override
    public void strokeOval(double x, double y, double w, double h) {
        line(stroke, x - 1, y - 1);
    }

    @Override
    public void rule(double x0, double y0, double x1, double y1, double width, Paint colour, double... dashes) {
        line((Color) colour, x0, y0, x1, y1);
    }

    @Override
    public void strokeLine(double x0, double y0, double x1, double y1) {
        line(stroke, x0, y0, x1, y1);
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys, int n) {
        for (int i = 0; i < n; i++) {
            line(stroke, xs[i], ys[i]);
        }
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int n) { }

    @Override
    public void fillText(String text, double x, double y) {
        text(text, x, y);
    }

    @Override
    public void strokeText(String text, double x, double y) { }

    /// A map of colours; what is written on it has a halo.
    @Override
    public void drawImage(Image image, double x, double y, double w, double h) { }

    @Override
    public void beginPath() {
        path.clear();
    }

    @Override
    public void moveTo(double x, double y) {
        path.add(new double[] {x, y});
    }

    @Override
    public void lineTo(double x, double y) {
        path.add(new double[] {x, y});
    }

    @Override
    public void closePath() { }

    @Override
    public void stroke() {
        path.forEach(p -> line(stroke, p));
    }

    @Override
    public void fill() { }

    @Override
    public void clipRect(double x, double y, double w, double h) { }

    @Override
    public void clearRect(double x, double y, double w, double h) { }
}
