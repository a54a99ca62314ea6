package descent.ui.runs;

import descent.ui.common.CanvasPane;
import descent.ui.common.ChartScale;
import descent.ui.common.HoverCard;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import descent.ui.common.Ticks;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Curves of a few runs over each other on a log axis, or the band of many: for comparing two runs and for seeing what is chance.
final class CurvePlot extends CanvasPane {
    /// @param name   at the right of the legend
    /// @param colour index of the palette: 0 train blue, 1 test orange, from 2 on the run colours
    /// @param dashed as the curve of rows that do not train
    /// @param band   filled between its lowest and its highest value
    record Line(String name, Curves curve, int colour, boolean dashed, boolean band) { }

    private static final double SMALL = 0.92;
    private static final double BAND = 0.28;
    private static final double LEGEND = 20;
    private static final double LEAST = 1e-30;
    private static final double MARKS_APART = 70;
    private static final double MARK = 3.5;

    private List<Line> lines = List.of();
    private String empty = "";

    CurvePlot(String id, String emptyWords) {
        setId(id);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        empty = emptyWords;
        setAccessibleText(emptyWords);
    }

    /// @param spoken the drawing in a sentence
    void show(List<Line> all, String spoken) {
        lines = List.copyOf(all);
        setAccessibleText(all.isEmpty() ? empty : spoken);
        repaint();
    }

    static Color colour(Palette p, int index) {
        return index == 0 ? p.train() : index == 1 ? p.test() : p.runs().get((index - 2) % p.runs().size());
    }

    @Override
    protected void paint(Pen pen) {
        double top = 0;
        double bottom = Double.POSITIVE_INFINITY;
        int epochs = 1;
        for (Line l : lines) {
            for (int k = 0; k < l.curve().size(); k++) {
                if (l.curve().high()[k] > 0) {
                    top = Math.max(top, l.curve().high()[k]);
                    bottom = Math.min(bottom, Math.max(LEAST, l.curve().low()[k] > 0 ? l.curve().low()[k] : l.curve().high()[k]));
                }
                epochs = Math.max(epochs, l.curve().epochs()[k]);
            }
        }
        if (top <= 0) {
            pen.text(HoverCard.cut(pen, empty, pen.look().font(1), pen.width()), pen.width() / 2, pen.height() / 2, TextAlignment.CENTER, pen.look().font(1), pen.palette().muted());
            return;
        }
        double left = pen.look().px(58);
        double right = Math.max(left + 10, pen.width() - pen.look().px(12));
        double y0 = pen.look().px(LEGEND + 8);
        double y1 = Math.max(y0 + 10, pen.height() - pen.look().px(38));
        ChartScale x = ChartScale.linear(1, Math.max(2, epochs), left, right);
        ChartScale y = ChartScale.log(bottom * 0.93, Math.max(bottom * 1.1, top * 1.07), y1, y0, y1);
        axes(pen, new PlotFrame(left, y0, right, y1, x, y));
        pen.gc().save();
        pen.clip(left, y0, right - left, y1 - y0);
        lines.forEach(l -> curve(pen, x, y, l));
        pen.gc().restore();
        legend(pen, left);
    }

    private static void axes(Pen pen, PlotFrame f) {
        Font font = pen.look().font(SMALL);
        Palette p = pen.palette();
        double free = Double.POSITIVE_INFINITY;
        for (Ticks.Tick t : f.y().ticks((int) Math.max(2, f.height() / (3 * pen.em())))) {
            double py = f.y().pixel(t.value());
            pen.line(f.left(), py, f.right(), py, t.major() ? p.grid() : p.faint());
            if (t.major() && free - py > 1.2 * pen.em()) {
                pen.text(t.label(), f.left() - pen.look().px(6), py, TextAlignment.RIGHT, font, p.muted());
                free = py;
            }
        }
        for (Ticks.Tick t : Ticks.whole(f.x().low(), f.x().high(), (int) Math.max(2, f.width() / (6 * pen.em())))) {
            pen.text(t.label(), f.x().pixel(t.value()), f.bottom() + pen.look().px(12), TextAlignment.CENTER, font, p.muted());
        }
        pen.line(f.left(), f.top(), f.left(), f.bottom(), p.axis());
        pen.line(f.left(), f.bottom(), f.right(), f.bottom(), p.axis());
        pen.text("Epoch", (f.left() + f.right()) / 2, f.bottom() + pen.look().px(28), TextAlignment.CENTER, font, p.muted());
        pen.turnedText("Loss (log)", pen.look().px(8), (f.top() + f.bottom()) / 2, font, p.muted());
    }

    private static void curve(Pen pen, ChartScale x, ChartScale y, Line line) {
        Curves c = line.curve();
        double[] xs = new double[2 * c.size()];
        double[] ys = new double[2 * c.size()];
        int n = 0;
        for (int k = 0; k < c.size(); k++) {
            if (c.high()[k] > 0) {
                xs[n] = x.pixel(c.epochs()[k]);
                ys[n++] = y.pixel(Math.max(LEAST, line.band() ? Math.sqrt((double) c.low()[k] * c.high()[k]) : c.low()[k]));
                if (!line.band() && c.high()[k] > c.low()[k]) {
                    xs[n] = xs[n - 1];
                    ys[n++] = y.pixel(c.high()[k]);
                }
            }
        }
        Color colour = colour(pen.palette(), line.colour());
        if (line.band()) {
            band(pen, x, y, c, colour);
        }
        pen.gc().setStroke(colour);
        pen.gc().setLineWidth(pen.look().px(1.8));
        pen.dashes(line.dashed() ? new double[] {7, 3.5} : new double[0]);
        pen.gc().strokePolyline(xs, ys, n);
        pen.dashes();
        double gap = pen.look().px(MARKS_APART);
        double next = n == 0 || line.band() ? Double.POSITIVE_INFINITY : xs[0] + gap / 2;
        for (int i = 0; i < n; i++) {
            if (xs[i] >= next) {
                mark(pen, xs[i], ys[i], line.colour());
                next = xs[i] + gap;
            }
        }
    }

    /// Runs differ by marks too, never by colour alone: none for the first, then a square, a triangle, a circle.
    private static void mark(Pen pen, double x, double y, int colour) {
        double r = pen.look().px(MARK);
        pen.gc().setFill(colour(pen.palette(), colour));
        switch (colour) {
            case 0, 1 -> { }
            case 2 -> pen.gc().fillRect(x - r, y - r, 2 * r, 2 * r);
            case 3 -> pen.gc().fillPolygon(new double[] {x - 1.3 * r, x + 1.3 * r, x}, new double[] {y + r, y + r, y - 1.3 * r}, 3);
            default -> pen.gc().fillOval(x - r, y - r, 2 * r, 2 * r);
        }
    }

    private static void band(Pen pen, ChartScale x, ChartScale y, Curves c, Color colour) {
        double[] xs = new double[2 * c.size()];
        double[] ys = new double[2 * c.size()];
        int n = 0;
        for (int k = 0; k < c.size(); k++) {
            if (c.high()[k] > 0) {
                xs[n] = x.pixel(c.epochs()[k]);
                ys[n++] = y.pixel(c.high()[k]);
            }
        }
        for (int k = c.size() - 1; k >= 0; k--) {
            if (c.high()[k] > 0) {
                xs[n] = x.pixel(c.epochs()[k]);
                ys[n++] = y.pixel(Math.max(LEAST, c.low()[k]));
            }
        }
        pen.gc().setFill(Palette.fade(colour, BAND));
        pen.gc().fillPolygon(xs, ys, n);
    }

    private void legend(Pen pen, double left) {
        double x = left;
        double y = pen.look().px(LEGEND / 2);
        Font font = pen.look().font(SMALL);
        double room = (pen.width() - left) / lines.size();
        for (Line l : lines) {
            pen.gc().setStroke(colour(pen.palette(), l.colour()));
            pen.gc().setLineWidth(pen.look().px(l.band() ? 7 : 2));
            pen.dashes(l.dashed() && !l.band() ? new double[] {7, 3.5} : new double[0]);
            pen.gc().strokeLine(x, y, x + pen.look().px(24), y);
            pen.dashes();
            if (!l.band()) {
                mark(pen, x + pen.look().px(12), y, l.colour());
            }
            pen.text(HoverCard.cut(pen, l.name(), font, room - pen.look().px(36)), x + pen.look().px(29), y, TextAlignment.LEFT, font, pen.palette().text());
            x += room;
        }
    }
}
