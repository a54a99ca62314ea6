package descent.ui.training;

import descent.ui.common.HoverCard;
import descent.ui.common.Numbers;
import descent.ui.common.Pen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Labels at the ends of the lines instead of a legend: the name in the line's colour, and the value. Labels that would
/// overlap shift; when there are too many, the current run keeps its labels and the Runs list names the others.
final class EndLabels {
    private static final double TWO_LINES = 2.35;
    private static final double ONE_LINE = 1.2;
    private static final double DOT = 3.5;
    private static final double GAP = 10;
    private static final Pattern WORD_BEFORE_NUMBER = Pattern.compile("\\p{L}+ (?=[-+.]?\\d)");
    /// "Tr…" tells nothing that the colour does not.
    private static final int FEWEST_LETTERS = 5;

    private record Ending(ChartLine line, double x, double y, String value) { }

    void paint(Pen pen, ChartFrame f, List<ChartLine> lines) {
        List<Ending> ends = new ArrayList<>();
        for (ChartLine l : lines) {
            Ending e = ending(f, l);
            if (e != null) {
                ends.add(e);
                if (e.y() > f.top() - 1 && e.y() < f.bottom() + 1) {
                    dot(pen, e);
                }
            }
        }
        double room = f.height() / pen.em();
        if (ends.size() * ONE_LINE > room) {
            ends.removeIf(e -> !e.line().current());
        }
        boolean tall = ends.size() * TWO_LINES <= room;
        double height = (tall ? TWO_LINES : ONE_LINE) * pen.em();
        for (List<Ending> column : columns(pen, ends)) {
            double[] wanted = column.stream().mapToDouble(Ending::y).toArray();
            double[] placed = LabelColumn.place(wanted, height, f.top() - pen.em(), f.bottom() + 0.6 * pen.em());
            for (int i = 0; i < placed.length; i++) {
                label(pen, column.get(i), placed[i], tall);
            }
        }
    }

    /// Labels that lie beside each other do not disturb each other: only those whose widths overlap share a column.
    private static List<List<Ending>> columns(Pen pen, List<Ending> ends) {
        List<List<Ending>> columns = new ArrayList<>();
        double right = Double.NEGATIVE_INFINITY;
        for (Ending e : ends.stream().sorted(Comparator.comparingDouble(Ending::x)).toList()) {
            if (e.x() > right) {
                columns.add(new ArrayList<>());
            }
            columns.getLast().add(e);
            Font font = pen.look().font(1);
            double width = Math.max(pen.look().width(e.line().name(), font), pen.look().width(e.value(), font));
            right = Math.max(right, e.x() + width + pen.look().px(GAP));
        }
        return columns;
    }

    /// Where the visible part of a line ends; null when nothing of it is in view.
    private static Ending ending(ChartFrame f, ChartLine l) {
        SeriesPyramid c = l.smooth() == null ? l.curve() : l.smooth();
        int last = Math.min(c.size() - 1, ChartSeries.index((int) Math.floor(f.x().high())));
        int at = last;
        while (at >= 0 && !Float.isFinite(c.get(at))) {
            at--;
        }
        if (at < 0 || f.x().pixel(ChartSeries.epoch(at)) < f.left()) {
            return null;
        }
        boolean diverged = l.series().end() == ChartSeries.End.DIVERGED && at >= l.series().size() - 2;
        String value = diverged ? "diverged" : Numbers.plain(l.curve().get(Math.min(at, l.curve().size() - 1)));
        return new Ending(l, f.x().pixel(ChartSeries.epoch(at)), f.y().pixel(c.get(at)), value);
    }

    /// ● while a run goes on and after it finished, ■ after it was stopped, ✕ after it diverged.
    private static void dot(Pen pen, Ending e) {
        double r = pen.look().px(DOT);
        pen.gc().setFill(e.line().colour());
        switch (e.line().series().end()) {
            case STOPPED -> pen.gc().fillRect(e.x() - r, e.y() - r, 2 * r, 2 * r);
            case DIVERGED, FAILED -> {
                pen.gc().setStroke(e.line().colour());
                pen.gc().setLineWidth(pen.look().px(2));
                pen.gc().strokeLine(e.x() - r, e.y() - r, e.x() + r, e.y() + r);
                pen.gc().strokeLine(e.x() - r, e.y() + r, e.x() + r, e.y() - r);
            }
            default -> pen.gc().fillOval(e.x() - r, e.y() - r, 2 * r, 2 * r);
        }
    }

    private static void label(Pen pen, Ending e, double y, boolean tall) {
        Font font = pen.look().font(1);
        double x = e.x() + pen.look().px(GAP);
        double room = pen.width() - x - 2;
        double beside = tall ? 0 : pen.look().width(e.value(), font) + pen.look().px(5);
        String name = name(pen, e.line().name(), font, room - beside);
        if (name.isEmpty()) {
            pen.haloText(e.value(), x, y, TextAlignment.LEFT, font, e.line().colour());
            return;
        }
        double half = tall ? 0.56 * pen.em() : 0;
        pen.haloText(name, x, y - half, TextAlignment.LEFT, font, e.line().colour());
        pen.haloText(e.value(), tall ? x : x + pen.look().width(name, font) + pen.look().px(5), y + half, TextAlignment.LEFT, font, pen.palette().text());
    }

    /// As much of a name as tells a run from another: the number alone where "Run 12" or "lr 0.001" has no room, nothing where
    /// a few letters and dots, or a part of the number, would stay.
    static String name(Pen pen, String name, Font font, double room) {
        Matcher word = WORD_BEFORE_NUMBER.matcher(name);
        boolean numbered = word.lookingAt();
        String whole = numbered && pen.look().width(name, font) > room ? name.substring(word.end()) : name;
        String cut = HoverCard.cut(pen, whole, font, room);
        boolean tells = cut.equals(whole) || (numbered ? cut.startsWith(whole.split(" ", 2)[0]) : cut.length() > FEWEST_LETTERS);
        return !tells || pen.look().width(cut, font) > room ? "" : cut;
    }
}
