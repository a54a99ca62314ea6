package descent.ui.training;

import descent.ui.common.HoverCard;
import descent.ui.common.Numbers;
import descent.ui.common.Pen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/// What follows the pointer: a rule snapped to an epoch, a dot on every line, and a card with one row per line.
final class ChartHover {
    private static final int NONE = -1;

    /// In a lower chart the card of a pinned epoch would cover the curves, and the header has its numbers.
    private static final double LOWEST_CARD = 8;

    private int epoch = NONE;
    private boolean pinned;

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

    /// Stays at an epoch, whatever is seen of the run; at none for 0.
    void pin(int at) {
        epoch = at > 0 ? at : NONE;
        pinned = at > 0;
    }

    /// Snaps to the epoch nearest to a pixel.
    void at(ChartFrame f, double px) {
        to((int) Math.round(f.x().value(px)), f);
    }

    void to(int wanted, ChartFrame f) {
        epoch = Math.clamp(wanted, (int) Math.ceil(f.x().low()), (int) Math.floor(f.x().high()));
    }

    private boolean within(ChartFrame f) {
        return isShown() && epoch >= f.x().low() && epoch <= f.x().high();
    }

    /// The rule alone, solid.
    void rule(Pen pen, ChartFrame f, Color colour) {
        if (within(f)) {
            pen.upright(f.x().pixel(epoch), f.top(), f.bottom(), 1.5, colour);
        }
    }

    void paint(Pen pen, ChartFrame f, List<ChartLine> lines) {
        if (!within(f)) {
            return;
        }
        double x = f.x().pixel(epoch);
        pen.line(x, f.top(), x, f.bottom(), pen.palette().muted(), 4, 3);
        List<Row> rows = rows(lines);
        for (Row r : rows) {
            dot(pen, f, x, r);
        }
        if (!pinned || f.height() > LOWEST_CARD * pen.em()) {
            card(pen, f, x, rows);
        }
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

    /// What the card says, in a sentence.
    String words(List<ChartLine> lines) {
        List<Row> rows = rows(lines);
        String title = title(epoch, rows.stream().map(r -> r.line().series()).toList());
        return rows.isEmpty() ? title + "." : title + ": " + rows.stream().map(r -> r.line().name() + " " + Numbers.measured(r.value())).collect(Collectors.joining(", ")) + ".";
    }

    /// The point behind the finished epochs of an ended run is the loss after its last update; of a diverged one, what broke the epoch.
    static String title(int epoch, List<ChartSeries> there) {
        if (there.isEmpty()) {
            return "Epoch " + Numbers.count(epoch) + ": not trained yet";
        }
        return there.stream().allMatch(s -> epoch > s.finished() && s.end() != ChartSeries.End.DIVERGED) ? "After epoch " + Numbers.count(epoch - 1) : "Epoch " + Numbers.count(epoch);
    }

    private void card(Pen pen, ChartFrame f, double x, List<Row> rows) {
        String title = title(epoch, rows.stream().map(r -> r.line().series()).toList());
        List<HoverCard.Row> all = rows.stream()
                .map(r -> new HoverCard.Row(r.line().name(), Numbers.measured(r.value()), r.line().colour(), r.line().dashes().length > 0)).toList();
        HoverCard.paint(pen, x, f.top() + 0.6 * pen.em(), title, HoverCard.within(all, HoverCard.fit(pen, pen.height())));
    }
}
