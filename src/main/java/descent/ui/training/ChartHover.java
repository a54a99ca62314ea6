package descent.ui.training;

import descent.ui.common.Numbers;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// What follows the pointer: a rule snapped to an epoch, a dot on every line, and a card with one row per line.
final class ChartHover {
    private static final int NONE = -1;

    private int epoch = NONE;

    private record Row(ChartLine line, float value) { }

    boolean isShown() {
        return epoch != NONE;
    }

    int epoch() {
        return epoch;
    }

    void hide() {
        epoch = NONE;
    }

    /// Snaps to the epoch nearest to a pixel.
    void at(ChartFrame f, double px) {
        to((int) Math.round(f.x().value(px)), f);
    }

    void to(int wanted, ChartFrame f) {
        epoch = Math.clamp(wanted, (int) Math.ceil(f.x().low()), (int) Math.floor(f.x().high()));
    }

    void paint(Pen pen, ChartFrame f, List<ChartLine> lines) {
        if (!isShown() || epoch < f.x().low() || epoch > f.x().high()) {
            return;
        }
        double x = f.x().pixel(epoch);
        pen.dashes(4, 3);
        pen.line(x, f.top(), x, f.bottom(), pen.palette().muted());
        pen.dashes();
        List<Row> rows = rows(lines);
        for (Row r : rows) {
            dot(pen, f, x, r);
        }
        card(pen, f, x, rows);
    }

    /// From the highest loss to the lowest, as the lines lie; what is not finite first.
    private List<Row> rows(List<ChartLine> lines) {
        List<Row> rows = new ArrayList<>();
        int i = ChartSeries.index(epoch);
        for (ChartLine l : lines) {
            if (i >= 0 && i < l.curve().size()) {
                rows.add(new Row(l, l.curve().get(i)));
            }
        }
        rows.sort(Comparator.comparingDouble((Row r) -> Float.isNaN(r.value()) ? Double.POSITIVE_INFINITY : r.value()).reversed());
        return rows;
    }

    private static void dot(Pen pen, ChartFrame f, double x, Row r) {
        double y = Float.isFinite(r.value()) ? f.y().pixel(r.value()) : Double.NEGATIVE_INFINITY;
        double radius = pen.look().px(4);
        if (y < f.top()) {
            LinePainter.triangle(pen, x, f.top(), 2.4 * radius, r.line().colour());
        } else if (y <= f.bottom()) {
            pen.gc().setFill(pen.palette().surface());
            pen.gc().fillOval(x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2);
            pen.gc().setFill(r.line().colour());
            pen.gc().fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
    }

    private void card(Pen pen, ChartFrame f, double x, List<Row> rows) {
        Font font = pen.look().font(1);
        double em = pen.em();
        double line = 1.62 * em;
        int fit = (int) Math.max(1, Math.min(rows.size(), (f.height() - 2.6 * em) / line));
        String title = "Epoch " + Numbers.count(epoch) + (rows.isEmpty() ? ": not trained yet" : "");
        double names = 0;
        double values = 0;
        for (Row r : rows) {
            names = Math.max(names, Math.min(12 * em, pen.look().width(r.line().name(), font)));
            values = Math.max(values, pen.look().width(Numbers.measured(r.value()), font));
        }
        double w = Math.max(pen.look().width(title, font) + 1.6 * em, rows.isEmpty() ? 0 : names + values + 5.2 * em);
        double h = 2.2 * em + (rows.isEmpty() ? 0 : fit * line + 0.3 * em);
        double left = x + em + w > f.right() && x - em - w > 0 ? x - em - w : x + em;
        double top = f.top() + 0.6 * em;
        frame(pen, left, top, w, h);
        pen.text(title, left + 0.8 * em, top + 1.15 * em, TextAlignment.LEFT, pen.look().bold(1), pen.palette().text());
        for (int i = 0; i < Math.min(fit, rows.size()); i++) {
            row(pen, rows.get(i), left, top + 2.2 * em + (i + 0.45) * line, w);
        }
    }

    private static void frame(Pen pen, double x, double y, double w, double h) {
        double r = pen.look().px(10);
        pen.gc().setFill(Palette.fade(Color.BLACK, pen.palette().dark() ? 0.5 : 0.08));
        pen.gc().fillRoundRect(x - 1, y + 1, w + 2, h + 2, r, r);
        pen.gc().setFill(pen.palette().raised());
        pen.gc().fillRoundRect(x, y, w, h, r, r);
        pen.gc().setStroke(pen.palette().border());
        pen.gc().setLineWidth(pen.hairline());
        pen.gc().strokeRoundRect(pen.snap(x), pen.snap(y), Math.floor(w), Math.floor(h), r, r);
    }

    private static void row(Pen pen, Row r, double left, double y, double w) {
        Font font = pen.look().font(1);
        double em = pen.em();
        pen.gc().setStroke(r.line().colour());
        pen.gc().setLineWidth(pen.look().px(3));
        pen.dashes(r.line().dashes().length == 0 ? new double[0] : new double[] {6, 3});
        pen.gc().strokeLine(left + 0.8 * em, y, left + 2 * em, y);
        pen.dashes();
        String name = EndLabels.cut(pen, r.line().name(), font, 12 * em);
        pen.text(name, left + 2.6 * em, y, TextAlignment.LEFT, font, pen.palette().text());
        pen.text(Numbers.measured(r.value()), left + w - 0.8 * em, y, TextAlignment.RIGHT, font, pen.palette().text());
    }
}
