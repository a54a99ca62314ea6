package descent.ui.network;

import descent.ui.common.HoverCard;
import descent.ui.common.Numbers;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws the network: edges by strength and sign, units, names, counts and the legend.
final class NetworkPainter {
    static final double RADIUS = 7.5;
    private static final double STEP = 34;
    private static final double NAMES = 7;
    private static final int MEASURED = 200; // names; far more than are ever drawn
    private static final double SMALL = 0.92;
    private static final double THINNEST = 0.5;
    private static final double THICKEST = 4;
    private static final double LEGEND = 22;
    private static final double COUNTS = 26;

    private final Pen pen;
    private final NetworkShape shape;
    private final NetworkLayout layout;

    NetworkPainter(Pen pen, NetworkShape shape, NetworkLayout layout) {
        this.pen = pen;
        this.shape = shape;
        this.layout = layout;
    }

    /// The layout for a canvas: names left and right, counts and legend below.
    static NetworkLayout layout(Pen pen, NetworkShape shape) {
        double r = pen.look().px(RADIUS);
        boolean notes = shape.notes().stream().anyMatch(n -> !n.isEmpty());
        double bottom = pen.height() - pen.look().px(LEGEND + COUNTS) - (notes ? 1.1 * pen.em() : 0) - r;
        return new NetworkLayout(shape, new NetworkLayout.Room(names(pen, shape.inputs()) + r + 2, r + pen.look().px(8),
                pen.width() - names(pen, shape.outputs()) - r - 2, Math.max(r + 20, bottom), pen.look().px(STEP)));
    }

    private static double names(Pen pen, List<String> names) {
        double w = 0;
        for (String n : names.subList(0, Math.min(names.size(), MEASURED))) {
            w = Math.max(w, pen.look().width(n, pen.look().font(SMALL)));
        }
        return Math.min(w, NAMES * pen.em()) + pen.look().px(6);
    }

    void edges(NetworkEdges edges) {
        pen.gc().setLineCap(StrokeLineCap.BUTT);
        if (edges.edges().isEmpty()) {
            bareEdges();
        }
        for (NetworkEdges.Edge e : edges.edges()) {
            double k = edges.relative(e);
            edge(e, Palette.fade(sign(pen.palette(), e.strength()), 0.12 + 0.8 * Math.sqrt(k)), THINNEST + (THICKEST - THINNEST) * k);
        }
    }

    /// Before there are weights: which units are joined, no more.
    private void bareEdges() {
        pen.gc().setStroke(Palette.fade(pen.palette().muted(), 0.3));
        pen.gc().setLineWidth(pen.look().px(0.7));
        for (int c = 1; c < shape.columns(); c++) {
            for (int t = 0; t < shape.shown(c).size(); t++) {
                for (int f = 0; f < shape.shown(c - 1).size(); f++) {
                    pen.gc().strokeLine(layout.x(c - 1), layout.y(c - 1, f), layout.x(c), layout.y(c, t));
                }
            }
        }
    }

    void edge(NetworkEdges.Edge e, Color colour, double width) {
        pen.gc().setStroke(colour);
        pen.gc().setLineWidth(pen.look().px(width));
        pen.gc().strokeLine(layout.x(e.column() - 1), layout.y(e.column() - 1, e.fromPlace()), layout.x(e.column()), layout.y(e.column(), e.toPlace()));
    }

    static Color sign(Palette p, double v) {
        return v < 0 ? p.test() : p.train();
    }

    /// @param fills how dark a unit of a column is, 0 to 1 (its bias); {column}{unit}, null for none
    void units(double[][] fills) {
        for (int c = 0; c < shape.columns(); c++) {
            List<Integer> units = shape.shown(c);
            double r = Math.min(pen.look().px(RADIUS), 0.46 * layout.step(c));
            for (int p = 0; p < units.size(); p++) {
                double fill = c == 0 ? 0.75 : fills != null && c < fills.length && units.get(p) < fills[c].length ? fills[c][units.get(p)] : 0;
                pen.gc().setFill(pen.palette().surface().interpolate(pen.palette().muted(), fill));
                pen.gc().fillOval(layout.x(c) - r, layout.y(c, p) - r, 2 * r, 2 * r);
                pen.gc().setStroke(pen.palette().axis());
                pen.gc().setLineWidth(pen.look().px(1));
                pen.gc().strokeOval(layout.x(c) - r, layout.y(c, p) - r, 2 * r, 2 * r);
            }
            if (shape.isCut(c)) {
                dots(c);
            }
        }
    }

    private void dots(int column) {
        double r = pen.look().px(1.4);
        pen.gc().setFill(pen.palette().muted());
        for (int i = -1; i <= 1; i++) {
            pen.gc().fillOval(layout.x(column) - r, layout.dotsY(column) + i * pen.look().px(5) - r, 2 * r, 2 * r);
        }
    }

    void ring(int column, int place, double width) {
        double r = Math.min(pen.look().px(RADIUS), 0.46 * layout.step(column)) + pen.look().px(2);
        pen.gc().setStroke(pen.palette().accent());
        pen.gc().setLineWidth(pen.look().px(width));
        pen.gc().strokeOval(layout.x(column) - r, layout.y(column, place) - r, 2 * r, 2 * r);
    }

    void names() {
        Font font = pen.look().font(SMALL);
        double off = pen.look().px(RADIUS + 5);
        double widest = NAMES * pen.em();
        name(0, shape.inputs(), -off, TextAlignment.RIGHT, widest);
        if (shape.columns() > 1) {
            name(shape.columns() - 1, shape.outputs(), off, TextAlignment.LEFT, widest);
        }
        boolean notes = shape.notes().stream().anyMatch(n -> !n.isEmpty());
        double y = pen.height() - pen.look().px(LEGEND + COUNTS * 0.5);
        for (int c = 0; c < shape.columns(); c++) {
            pen.text(Numbers.count(shape.widths().get(c)), layout.x(c), notes ? y - 0.55 * pen.em() : y, TextAlignment.CENTER, font, pen.palette().muted());
            if (notes) {
                pen.text(note(c), layout.x(c), y + 0.6 * pen.em(), TextAlignment.CENTER, pen.look().font(0.85), pen.palette().muted());
            }
        }
    }

    /// The layers behind a column; where they are too long, the first and how many follow.
    private String note(int column) {
        String all = shape.notes().get(column);
        String[] layers = all.split(NetworkShape.THEN);
        double room = shape.columns() < 2 ? pen.width() : (layout.x(1) - layout.x(0)) * 0.95;
        return layers.length == 1 || pen.look().width(all, pen.look().font(0.85)) <= room ? all : layers[0] + " +" + (layers.length - 1);
    }

    private void name(int column, List<String> names, double off, TextAlignment align, double widest) {
        Font font = pen.look().font(SMALL);
        List<Integer> units = shape.shown(column);
        for (int p = 0; p < units.size(); p++) {
            if (units.get(p) < names.size() && layout.step(column) > 0.8 * pen.em()) {
                String s = HoverCard.cut(pen, names.get(units.get(p)), font, widest);
                pen.text(s, layout.x(column) + off, layout.y(column, p), align, font, pen.palette().text());
            }
        }
    }

    /// — negative — positive — strength, spread over the width.
    void legend() {
        double y = pen.height() - pen.look().px(LEGEND / 2);
        String[] words = {"negative", "positive", "strength"};
        Font font = pen.look().font(SMALL);
        double stroke = pen.look().px(22);
        double gap = pen.look().px(5);
        double total = 0;
        for (String w : words) {
            total += stroke + gap + pen.look().width(w, font);
        }
        double space = Math.max(pen.look().px(4), (pen.width() - total) / words.length);
        double x = Math.max(0, (pen.width() - total - space * (words.length - 1)) / 2);
        for (int i = 0; i < words.length; i++) {
            Color c = i == 0 ? pen.palette().test() : i == 1 ? pen.palette().train() : pen.palette().axis();
            pen.gc().setStroke(c);
            pen.gc().setLineWidth(pen.look().px(i == 2 ? 1 : 2.5));
            pen.gc().strokeLine(x, y, x + stroke, y);
            if (i == 2) {
                pen.gc().setLineWidth(pen.look().px(5));
                pen.gc().strokeLine(x + stroke / 2, y, x + stroke, y);
            }
            pen.text(words[i], x + stroke + gap, y, TextAlignment.LEFT, font, pen.palette().muted());
            x += stroke + gap + pen.look().width(words[i], font) + space;
        }
    }
}
