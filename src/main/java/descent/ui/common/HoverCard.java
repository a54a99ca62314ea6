package descent.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// A small card beside the pointer: a title and rows of a name and a value. Drawn on the overlay of a [CanvasPane].
public final class HoverCard {
    private static final double GAP = 1;
    private static final double LINE = 1.55;
    private static final double WIDEST_NAME = 14;

    /// @param swatch a short stroke before the name in this colour; null for none
    public record Row(String name, String value, Color swatch, boolean dashed) {
        public Row(String name, String value) {
            this(name, value, null, false);
        }
    }

    private HoverCard() { }

    /// The card right of (x, y), or left of it where there is no room; never outside the canvas.
    public static void paint(Pen pen, double x, double y, String title, List<Row> rows) {
        Font font = pen.look().font(1);
        double em = pen.em();
        double names = 0;
        double values = 0;
        for (Row r : rows) {
            names = Math.max(names, pen.look().width(cut(pen, r.name(), font, WIDEST_NAME * em), font) + (r.swatch() == null ? 0 : 1.8 * em));
            values = Math.max(values, pen.look().width(r.value(), font));
        }
        double w = Math.max(pen.look().width(title, pen.look().bold(1)), rows.isEmpty() ? 0 : names + values + 1.8 * em) + 1.6 * em;
        double h = (2.1 + (rows.isEmpty() ? 0 : LINE * rows.size() + 0.3)) * em;
        double left = x + GAP * em + w <= pen.width() ? x + GAP * em : x - GAP * em - w;
        left = Math.max(1, Math.min(left, pen.width() - w - 2));
        double top = Math.max(1, Math.min(y, pen.height() - h - 3));
        frame(pen, left, top, w, h);
        pen.text(title, left + 0.8 * em, top + 1.1 * em, TextAlignment.LEFT, pen.look().bold(1), pen.palette().text());
        for (int i = 0; i < rows.size(); i++) {
            row(pen, rows.get(i), left, top + (2.05 + LINE * (i + 0.45)) * em, w);
        }
    }

    /// How many rows fit under a title into `height` pixels.
    public static int fit(Pen pen, double height) {
        return (int) Math.max(1, (height / pen.em() - 2.4) / LINE);
    }

    /// As many rows as there is room for; where some are left out the last one says how many.
    public static List<Row> within(List<Row> rows, int room) {
        if (rows.size() <= room) {
            return rows;
        }
        List<Row> shown = new ArrayList<>(rows.subList(0, Math.max(0, room - 1)));
        shown.add(new Row("and " + (rows.size() - shown.size()) + " more", ""));
        return shown;
    }

    private static void row(Pen pen, Row r, double left, double y, double w) {
        Font font = pen.look().font(1);
        double em = pen.em();
        double x = left + 0.8 * em;
        if (r.swatch() != null) {
            pen.gc().setStroke(r.swatch());
            pen.gc().setLineWidth(pen.look().px(3));
            if (r.dashed()) {
                pen.dashes(6, 3);
            }
            pen.gc().strokeLine(x, y, x + 1.2 * em, y);
            pen.dashes();
            x += 1.8 * em;
        }
        pen.text(cut(pen, r.name(), font, WIDEST_NAME * em), x, y, TextAlignment.LEFT, font, pen.palette().text());
        pen.text(r.value(), left + w - 0.8 * em, y, TextAlignment.RIGHT, font, pen.palette().text());
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

    /// `s`, shortened with … to fit `room` pixels.
    public static String cut(Pen pen, String s, Font font, double room) {
        String out = s;
        while (out.length() > 1 && pen.look().width(out, font) > room) {
            out = out.substring(0, out.length() - (out.endsWith("…") ? 2 : 1)) + "…";
        }
        return out;
    }
}
