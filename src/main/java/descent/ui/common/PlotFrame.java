package descent.ui.common;

import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// The axes of a small plot: where it lies, which values stand where, and how both are drawn.
public record PlotFrame(double left, double top, double right, double bottom, ChartScale x, ChartScale y) {
    private static final double SMALL = 0.92;
    private static final double LABEL_GAP = 6;
    private static final double BOTTOM = 42;
    private static final double PAD = 0.05;

    /// A range that holds lo…hi with a little air, and is never empty.
    public static double[] padded(double lo, double hi) {
        if (!Double.isFinite(lo) || !Double.isFinite(hi)) {
            return new double[] {0, 1};
        }
        double span = hi > lo ? hi - lo : Math.max(1, Math.abs(lo));
        return new double[] {lo - PAD * span, hi + PAD * span};
    }

    /// The least and greatest finite value of all arrays, padded.
    public static double[] range(float[]... arrays) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (float[] a : arrays) {
            for (float v : a) {
                if (Float.isFinite(v)) {
                    lo = Math.min(lo, v);
                    hi = Math.max(hi, v);
                }
            }
        }
        return padded(lo, hi);
    }

    /// A frame that fills the canvas, with room for labels as wide as these bounds need.
    public static PlotFrame of(Pen pen, double[] xBounds, double[] yBounds) {
        return of(pen, xBounds, yBounds, 0);
    }

    /// @param head pixels above the plot for words
    public static PlotFrame of(Pen pen, double[] xBounds, double[] yBounds, double head) {
        double widest = 0;
        for (Ticks.Tick t : Ticks.linear(yBounds[0], yBounds[1], 5)) {
            widest = Math.max(widest, pen.look().width(t.label(), pen.look().font(SMALL)));
        }
        double left = widest + pen.look().px(LABEL_GAP) + 1.7 * pen.em();
        double top = pen.look().px(8) + head;
        double right = Math.max(left + 10, pen.width() - pen.look().px(14));
        double bottom = Math.max(top + 10, pen.height() - pen.look().px(BOTTOM));
        return new PlotFrame(left, top, right, bottom, ChartScale.linear(xBounds[0], xBounds[1], left, right),
                ChartScale.linear(yBounds[0], yBounds[1], bottom, top));
    }

    /// A title of several words that is too long for a low plot is its first one there, or left out.
    static String upright(String title, double room, ToDoubleFunction<String> width) {
        int space = title.indexOf(' ');
        if (space < 0 || width.applyAsDouble(title) <= room) {
            return title;
        }
        String first = title.substring(0, space);
        return width.applyAsDouble(first) <= room ? first : "";
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    public boolean holds(double px, double py) {
        return px >= left && px <= right && py >= top && py <= bottom;
    }

    /// Grid, labels and titles.
    public void paint(Pen pen, String xTitle, String yTitle) {
        paint(pen, xTitle, yTitle, true, true);
    }

    /// @param xTicks false where the axis has labels of its own, as levels have
    /// @param yTicks likewise
    public void paint(Pen pen, String xTitle, String yTitle, boolean xTicks, boolean yTicks) {
        Font font = pen.look().font(SMALL);
        Palette p = pen.palette();
        for (Ticks.Tick t : yTicks ? y.ticks((int) Math.max(2, height() / (3 * pen.em()))) : List.<Ticks.Tick>of()) {
            double py = y.pixel(t.value());
            pen.line(left, py, right, py, p.grid());
            pen.text(t.label(), left - pen.look().px(LABEL_GAP), py, TextAlignment.RIGHT, font, p.muted());
        }
        for (Ticks.Tick t : xTicks ? x.ticks((int) Math.max(2, width() / (3.2 * pen.em()))) : List.<Ticks.Tick>of()) {
            double px = x.pixel(t.value());
            pen.line(px, top, px, bottom, p.grid());
            pen.text(t.label(), px, bottom + pen.look().px(12), TextAlignment.CENTER, font, p.muted());
        }
        pen.line(left, top, left, bottom, p.axis());
        pen.line(left, bottom, right, bottom, p.axis());
        pen.text(HoverCard.cut(pen, xTitle, font, width()), (left + right) / 2, bottom + pen.look().px(30), TextAlignment.CENTER, font, p.muted());
        pen.turnedText(HoverCard.cut(pen, upright(yTitle, height(), w -> pen.look().width(w, font)), font, height()), pen.look().px(8), (top + bottom) / 2, font, p.muted());
    }
}
