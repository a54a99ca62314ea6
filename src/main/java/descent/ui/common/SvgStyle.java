package descent.ui.common;

import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// How [SvgBrush] draws at the moment: what `save` keeps and `restore` brings back, as SVG's attributes.
final class SvgStyle {
    String fill = "#000";
    String stroke = "#000";
    double width = 1;
    String dashes = "";
    String cap = "butt";
    String join = "miter";
    Font font = Font.getDefault();
    TextAlignment align = TextAlignment.LEFT;
    VPos baseline = VPos.BASELINE;
    boolean smooth = true;
    /// Groups opened since the last save; restore closes them.
    int groups;

    SvgStyle copy() {
        SvgStyle s = new SvgStyle();
        s.fill = fill;
        s.stroke = stroke;
        s.width = width;
        s.dashes = dashes;
        s.cap = cap;
        s.join = join;
        s.font = font;
        s.align = align;
        s.baseline = baseline;
        s.smooth = smooth;
        return s;
    }

    /// Hundredths of a pixel are enough; no comma in any locale.
    static String n(double v) {
        double r = Math.round((Double.isFinite(v) ? v : 0) * 100) / 100.0;
        return r == Math.rint(r) ? String.valueOf((long) r) : String.format(Locale.ROOT, "%.2f", r);
    }

    static String colour(Paint p) {
        Color c = p instanceof Color plain ? plain : Color.BLACK;
        return String.format(Locale.ROOT, "#%02x%02x%02x", Math.round(c.getRed() * 255), Math.round(c.getGreen() * 255), Math.round(c.getBlue() * 255))
                + (c.getOpacity() < 1 ? " " + n(c.getOpacity()) : "");
    }

    private static String paint(String name, String colour) {
        int space = colour.indexOf(' ');
        return space < 0 ? " " + name + "=\"" + colour + "\"" : " " + name + "=\"" + colour.substring(0, space) + "\" " + name + "-opacity=\"" + colour.substring(space + 1) + "\"";
    }

    String filled() {
        return paint("fill", fill);
    }

    String stroked() {
        return " fill=\"none\"" + paint("stroke", stroke) + " stroke-width=\"" + n(width) + "\""
                + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"")
                + (cap.equals("butt") ? "" : " stroke-linecap=\"" + cap + "\"")
                + (join.equals("miter") ? "" : " stroke-linejoin=\"" + join + "\"");
    }
}
