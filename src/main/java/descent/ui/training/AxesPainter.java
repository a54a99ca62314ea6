package descent.ui.training;

import descent.ui.common.Numbers;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws grid, axes, titles, reference lines and the ticks of rate changes.
final class AxesPainter {
    private static final double SMALL = 0.94;
    private static final double TINY = 0.85;
    private static final double LOWEST_NAMED = 6;

    void paint(Pen pen, ChartFrame f, String lossName) {
        yAxis(pen, f);
        xAxis(pen, f);
        pen.line(f.left(), f.top(), f.left(), f.bottom(), pen.palette().axis());
        pen.line(f.left(), f.bottom(), f.right(), f.bottom(), pen.palette().axis());
        Font font = pen.look().font(SMALL);
        double room = f.top() + f.bottom(); // centred on the axis, it may reach up to the card's edge
        String title = Stream.of("Loss (" + lossName + (f.y().isLog() ? ", log scale)" : ")"), "Loss (" + lossName + (f.y().isLog() ? ", log)" : ")"))
                .filter(t -> pen.look().width(t, font) <= room).findFirst().orElse("Loss");
        pen.turnedText(title, pen.look().px(7), (f.top() + f.bottom()) / 2, font, pen.palette().muted());
        if (f.bottom() + pen.look().px(36) < pen.height()) {
            pen.text("Epoch", (f.left() + f.right()) / 2, f.bottom() + pen.look().px(36), TextAlignment.CENTER, font, pen.palette().muted());
        }
    }

    private static void yAxis(Pen pen, ChartFrame f) {
        Palette p = pen.palette();
        int wanted = (int) Math.max(2, f.height() / (3 * pen.em()));
        double free = Double.POSITIVE_INFINITY;
        for (Ticks.Tick t : f.y().ticks(wanted)) {
            double y = f.y().pixel(t.value());
            pen.line(f.left(), y, f.right(), y, t.major() ? p.grid() : p.faint());
            if (t.major() && free - y > 1.2 * pen.em()) {
                pen.text(t.label(), f.left() - pen.look().px(7), y, TextAlignment.RIGHT, pen.look().font(SMALL), p.muted());
                free = y;
            }
        }
        if (f.floor()) {
            floor(pen, f);
        }
    }

    /// A broken line above the floor, on which zero and everything below it stands.
    private static void floor(Pen pen, ChartFrame f) {
        double y = f.axisBottom();
        pen.gc().setFill(Palette.fade(pen.palette().muted(), 0.08));
        pen.gc().fillRect(f.left(), y, f.width(), f.bottom() - y);
        pen.line(f.left(), y, f.right(), y, pen.palette().axis(), 2, 3);
        pen.text("≤ 0", f.left() - pen.look().px(7), f.y().floor(), TextAlignment.RIGHT, pen.look().font(SMALL), pen.palette().muted());
    }

    private static void xAxis(Pen pen, ChartFrame f) {
        Font font = pen.look().font(SMALL);
        int wanted = (int) Math.max(2, f.width() / (6.5 * pen.em()));
        for (Ticks.Tick t : Ticks.whole(f.x().low(), f.x().high(), wanted)) {
            double x = f.x().pixel(t.value());
            if (x > f.left() + 1) {
                pen.line(x, f.top(), x, f.bottom(), pen.palette().grid());
            }
            pen.text(t.label(), x, f.bottom() + pen.look().px(14), TextAlignment.CENTER, font, pen.palette().muted());
        }
    }

    /// The levels of "always the mean" and "best straight line".
    void references(Pen pen, ChartFrame f, List<ReferenceLine> lines) {
        for (ReferenceLine r : lines) {
            if (visible(f, r)) {
                double y = f.y().pixel(r.loss());
                pen.line(f.left(), y, f.right(), y, pen.palette().muted(), 1.5, 3);
            }
        }
    }

    /// Their names, drawn after the curves so that these do not cross them out.
    void referenceNames(Pen pen, ChartFrame f, List<ReferenceLine> lines) {
        if (f.height() < LOWEST_NAMED * pen.em()) {
            return; // they would cover the curves
        }
        double taken = Double.NaN;
        for (ReferenceLine r : lines) {
            if (visible(f, r)) {
                double y = f.y().pixel(r.loss());
                boolean below = y - f.top() < 1.3 * pen.em() || (y > taken && y - taken < 2.4 * pen.em());
                String name = r.name() + " " + Numbers.plain(r.loss());
                pen.plateText(name, f.right() - pen.look().px(4), y + (below ? 0.7 : -0.7) * pen.em(), pen.look().font(TINY), pen.palette().text());
                taken = y;
            }
        }
    }

    private static boolean visible(ChartFrame f, ReferenceLine r) {
        if (!r.drawable(f.y().isLog())) {
            return false;
        }
        double y = f.y().pixel(r.loss());
        return y >= f.top() && y <= f.axisBottom();
    }

    private record RateName(String label, double start, double middle) { }

    /// A tick at every epoch at which the current run's learning rate changed, named in two rows as far as there is room.
    void rateTicks(Pen pen, ChartFrame f, ChartSeries series) {
        double drawn = Double.NEGATIVE_INFINITY;
        double[] free = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double height = pen.look().px(9);
        List<RateName> names = new ArrayList<>();
        for (ChartSeries.RateTick t : series.rateTicks()) {
            double x = f.x().pixel(t.epoch());
            if (t.epoch() <= 1 || x < f.left() || x > f.right() || x - drawn < 2) {
                continue;
            }
            drawn = x;
            String label = "lr " + Numbers.plain(t.lr());
            double w = pen.look().width(label, pen.look().font(TINY));
            double start = Math.clamp(x - w / 2, f.left() + 2, Math.max(f.left() + 2, f.right() - w)); // a chart may be narrower than the name
            int row = start > free[0] ? 0 : 1;
            boolean room = start > free[row];
            double tick = room ? height + row * pen.em() : height;
            pen.upright(x, f.bottom() - tick, f.bottom(), 2, pen.palette().accent());
            if (room) {
                names.add(new RateName(label, start, f.bottom() - tick - 0.6 * pen.em()));
                free[row] = start + w + pen.look().px(6);
            }
        }
        for (RateName n : names) {
            pen.haloText(n.label(), n.start(), n.middle(), TextAlignment.LEFT, pen.look().font(TINY), pen.palette().text());
        }
    }
}
