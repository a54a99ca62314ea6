package descent.ui.evaluate;

import descent.eval.PartialDependence;
import descent.eval.PartialDependence.Axis;
import descent.ui.common.CanvasPane;
import descent.ui.common.ChartScale;
import descent.ui.common.HoverCard;
import descent.ui.common.Numbers;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import java.util.Arrays;
import javafx.scene.AccessibleRole;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Partial dependence: a line over a number, bars over levels, and a plane of coloured cells over two inputs.
final class DependencePlot extends CanvasPane {
    private static final double LEGEND_EM = 4.5;
    private static final double LABEL_EM = 6;
    private PartialDependence shown;
    private String answer = "answer";

    DependencePlot() {
        setId("plot-dependence");
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Partial dependence, not worked out yet.");
    }

    /// @param what is answered: "mpg", "probability of Gentoo"
    void show(PartialDependence found, String what) {
        shown = found;
        answer = what;
        setAccessibleText(found == null ? "Partial dependence, not worked out yet." : "Partial dependence of " + what + " on "
                + String.join(" and ", found.axes().stream().map(Axis::input).toList()));
        repaint();
    }

    @Override
    protected void paint(Pen pen) {
        if (shown == null) {
            pen.text("choose one or two inputs", pen.width() / 2, pen.height() / 2, TextAlignment.CENTER, look().font(1), pen.palette().muted());
        } else if (shown.axes().size() == 2) {
            plane(pen);
        } else {
            line(pen);
        }
    }

    private double low() {
        return Arrays.stream(shown.answers()).min().orElse(0);
    }

    private double high() {
        return Arrays.stream(shown.answers()).max().orElse(1);
    }

    private void line(Pen pen) {
        Axis x = shown.axes().getFirst();
        PlotFrame f = PlotFrame.of(pen, bounds(x), PlotFrame.padded(low(), high()));
        paintAxes(pen, f, x, null);
        double[] px = new double[x.size()];
        double[] py = new double[x.size()];
        for (int i = 0; i < px.length; i++) {
            px[i] = f.x().pixel(x.values()[i]);
            py[i] = f.y().pixel(shown.answers()[i]);
        }
        pen.gc().setStroke(pen.palette().accent());
        pen.gc().setFill(pen.palette().accent());
        pen.gc().setLineWidth(pen.look().px(2.2));
        pen.gc().setLineJoin(StrokeLineJoin.ROUND);
        if (x.number() && px.length > 1) {
            pen.gc().strokePolyline(px, py, px.length);
            return;
        }
        double r = pen.look().px(5);
        for (int i = 0; i < px.length; i++) {
            pen.gc().strokeLine(px[i], f.bottom(), px[i], py[i]);
            pen.gc().fillOval(px[i] - r, py[i] - r, 2 * r, 2 * r);
        }
    }

    private static double[] bounds(Axis a) {
        double last = a.values()[a.size() - 1];
        double first = a.values()[0];
        if (a.number() && last > first) {
            return new double[] {first, last};
        }
        return new double[] {first - 0.5, Math.max(first, last) + 0.5};
    }

    /// Where the cell of a value begins: half-way to the one before. Values need not lie evenly.
    static double edge(Axis a, int i) {
        double[] ends = bounds(a);
        return i == 0 ? ends[0] : i == a.size() ? ends[1] : (a.values()[i - 1] + a.values()[i]) / 2;
    }

    /// @param y null where the y axis is the answer
    private void paintAxes(Pen pen, PlotFrame f, Axis x, Axis y) {
        f.paint(pen, x.input(), y == null ? "Mean " + answer : y.input(), x.number(), y == null || y.number());
        Font font = pen.look().font(0.92);
        if (!x.number()) {
            double room = f.width() / x.size() - 4;
            for (int i = 0; i < x.size(); i++) {
                pen.text(HoverCard.cut(pen, x.labels().get(i), font, room), f.x().pixel(i), f.bottom() + pen.look().px(12), TextAlignment.CENTER, font, pen.palette().muted());
            }
        }
        if (y != null && !y.number()) {
            for (int i = 0; i < y.size(); i++) {
                pen.text(HoverCard.cut(pen, y.labels().get(i), font, LABEL_EM * pen.em()), f.left() - pen.look().px(6), f.y().pixel(i), TextAlignment.RIGHT, font, pen.palette().muted());
            }
        }
    }

    private void plane(Pen pen) {
        Axis x = shown.axes().getFirst();
        Axis y = shown.axes().getLast();
        PlotFrame all = PlotFrame.of(pen, bounds(x), bounds(y));
        double left = y.number() ? all.left() : Math.max(all.left(), LABEL_EM * pen.em() + 2.2 * pen.em());
        double right = Math.max(left + 10, all.right() - LEGEND_EM * pen.em());
        double[] bx = bounds(x);
        double[] by = bounds(y);
        PlotFrame f = new PlotFrame(left, all.top(), right, all.bottom(), ChartScale.linear(bx[0], bx[1], left, right), ChartScale.linear(by[0], by[1], all.bottom(), all.top()));
        paintAxes(pen, f, x, y);
        for (int i = 0; i < x.size(); i++) {
            for (int j = 0; j < y.size(); j++) {
                double x0 = Math.round(f.x().pixel(edge(x, i)));
                double x1 = Math.round(f.x().pixel(edge(x, i + 1)));
                double y0 = Math.round(f.y().pixel(edge(y, j + 1)));
                double y1 = Math.round(f.y().pixel(edge(y, j)));
                pen.gc().setFill(colour(pen.palette(), shown.answers()[i * y.size() + j]));
                pen.gc().fillRect(x0, y0, x1 - x0, y1 - y0);
            }
        }
        legend(pen, f);
    }

    private void legend(Pen pen, PlotFrame f) {
        double x = f.right() + 0.8 * pen.em();
        double w = 0.9 * pen.em();
        for (int i = 0; i < f.height(); i++) {
            pen.gc().setFill(colour(pen.palette(), high() - (high() - low()) * i / f.height()));
            pen.gc().fillRect(x, f.top() + i, w, 1.5);
        }
        Font font = pen.look().font(0.92);
        pen.text(Numbers.plain(high()), x + w + 4, f.top() + 0.5 * pen.em(), TextAlignment.LEFT, font, pen.palette().text());
        pen.text(Numbers.plain(low()), x + w + 4, f.bottom() - 0.5 * pen.em(), TextAlignment.LEFT, font, pen.palette().text());
    }

    /// Low is the test colour, high the train colour, between them the surface: as on the prediction map.
    private Color colour(Palette p, double v) {
        double k = high() > low() ? (v - low()) / (high() - low()) : 0.5;
        return k < 0.5 ? p.test().interpolate(p.raised(), 2 * k) : p.raised().interpolate(p.train(), 2 * k - 1);
    }
}
