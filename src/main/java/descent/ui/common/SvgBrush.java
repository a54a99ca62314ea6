package descent.ui.common;

import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.image.Image;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Writes a drawing as SVG: text stays text, pictures are embedded as PNG, nothing refers to anything outside.
/// Source: SVG 1.1, second edition.
public final class SvgBrush implements Brush {
    private static final double MIDDLE = 0.35;
    private static final double TOP = 0.8;
    private static final String FALLBACK = ", Inter, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";

    private final StringBuilder body = new StringBuilder();
    private final StringBuilder path = new StringBuilder();
    private final Deque<SvgStyle> saved = new ArrayDeque<>();
    private final String prefix;
    private SvgStyle now = new SvgStyle();
    private int clips;

    /// @param prefix of the ids within the drawing, so that several of them can stand in one page
    public SvgBrush(String prefix) {
        this.prefix = prefix;
    }

    /// The drawing of `width` × `height` logical pixels.
    ///
    /// @param title what it shows, for those who cannot see it
    public String document(double width, double height, String title) {
        String open = "</g>".repeat(now.groups + saved.stream().mapToInt(st -> st.groups).sum());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + SvgStyle.n(width) + " " + SvgStyle.n(height) + "\" width=\"" + SvgStyle.n(width) + "\" height=\"" + SvgStyle.n(height)
                + "\" role=\"img\">\n<title>" + Markup.escaped(title) + "</title>\n" + body + open + "</svg>\n";
    }

    private void element(String name, String attributes, String look) {
        body.append('<').append(name).append(attributes).append(look).append("/>\n");
    }

    private void group(String attributes) {
        body.append("<g").append(attributes).append(">\n");
        now.groups++;
    }

    @Override
    public void save() {
        saved.push(now);
        now = now.copy();
    }

    @Override
    public void restore() {
        body.append("</g>\n".repeat(now.groups));
        now = saved.pop();
    }

    @Override
    public void translate(double dx, double dy) {
        group(" transform=\"translate(" + SvgStyle.n(dx) + " " + SvgStyle.n(dy) + ")\"");
    }

    @Override
    public void rotate(double degrees) {
        group(" transform=\"rotate(" + SvgStyle.n(degrees) + ")\"");
    }

    @Override
    public void scale(double x, double y) {
        group(" transform=\"scale(" + SvgStyle.n(x) + " " + SvgStyle.n(y) + ")\"");
    }

    @Override
    public void setFill(Paint colour) {
        now.fill = SvgStyle.colour(colour);
    }

    @Override
    public void setStroke(Paint colour) {
        now.stroke = SvgStyle.colour(colour);
    }

    @Override
    public void setLineWidth(double width) {
        now.width = width;
    }

    @Override
    public void setLineDashes(double... lengths) {
        StringBuilder s = new StringBuilder();
        for (double d : lengths == null ? new double[0] : lengths) {
            s.append(s.isEmpty() ? "" : " ").append(SvgStyle.n(d));
        }
        now.dashes = s.toString();
    }

    @Override
    public void setLineCap(StrokeLineCap cap) {
        now.cap = cap.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void setLineJoin(StrokeLineJoin join) {
        now.join = join.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void setFont(Font font) {
        now.font = font;
    }

    @Override
    public void setTextAlign(TextAlignment align) {
        now.align = align;
    }

    @Override
    public void setTextBaseline(VPos baseline) {
        now.baseline = baseline;
    }

    @Override
    public void setImageSmoothing(boolean on) {
        now.smooth = on;
    }

    private static String box(double x, double y, double w, double h) {
        return " x=\"" + SvgStyle.n(x) + "\" y=\"" + SvgStyle.n(y) + "\" width=\"" + SvgStyle.n(Math.max(0, w)) + "\" height=\"" + SvgStyle.n(Math.max(0, h)) + "\"";
    }

    private static String oval(double x, double y, double w, double h) {
        return " cx=\"" + SvgStyle.n(x + w / 2) + "\" cy=\"" + SvgStyle.n(y + h / 2) + "\" rx=\"" + SvgStyle.n(w / 2) + "\" ry=\"" + SvgStyle.n(h / 2) + "\"";
    }

    private static String round(double arcWidth, double arcHeight) {
        return " rx=\"" + SvgStyle.n(arcWidth / 2) + "\" ry=\"" + SvgStyle.n(arcHeight / 2) + "\"";
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        element("rect", box(x, y, w, h), now.filled());
    }

    @Override
    public void strokeRect(double x, double y, double w, double h) {
        element("rect", box(x, y, w, h), now.stroked());
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double arcWidth, double arcHeight) {
        element("rect", box(x, y, w, h) + round(arcWidth, arcHeight), now.filled());
    }

    @Override
    public void strokeRoundRect(double x, double y, double w, double h, double arcWidth, double arcHeight) {
        element("rect", box(x, y, w, h) + round(arcWidth, arcHeight), now.stroked());
    }

    @Override
    public void fillOval(double x, double y, double w, double h) {
        element("ellipse", oval(x, y, w, h), now.filled());
    }

    @Override
    public void strokeOval(double x, double y, double w, double h) {
        element("ellipse", oval(x, y, w, h), now.stroked());
    }

    @Override
    public void rule(double x0, double y0, double x1, double y1, double width, Paint colour, double... dashes) {
        save();
        setStroke(colour);
        setLineWidth(width);
        setLineDashes(dashes);
        strokeLine(x0, y0, x1, y1);
        restore();
    }

    @Override
    public void strokeLine(double x0, double y0, double x1, double y1) {
        element("line", " x1=\"" + SvgStyle.n(x0) + "\" y1=\"" + SvgStyle.n(y0) + "\" x2=\"" + SvgStyle.n(x1) + "\" y2=\"" + SvgStyle.n(y1) + "\"", now.stroked());
    }

    private static String points(double[] xs, double[] ys, int count) {
        StringBuilder s = new StringBuilder(" points=\"");
        for (int i = 0; i < count; i++) {
            s.append(i == 0 ? "" : " ").append(SvgStyle.n(xs[i])).append(',').append(SvgStyle.n(ys[i]));
        }
        return s.append('"').toString();
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys, int count) {
        element("polyline", points(xs, ys, count), now.stroked());
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        element("polygon", points(xs, ys, count), now.filled());
    }

    @Override
    public void fillText(String text, double x, double y) {
        text(text, x, y, now.filled());
    }

    @Override
    public void strokeText(String text, double x, double y) {
        text(text, x, y, now.stroked() + (now.join.equals("miter") ? " stroke-linejoin=\"round\"" : ""));
    }

    private void text(String text, double x, double y, String look) {
        double size = now.font.getSize();
        double down = switch (now.baseline) {
            case CENTER -> MIDDLE * size;
            case TOP -> TOP * size;
            case BASELINE, BOTTOM -> 0;
        };
        String anchor = switch (now.align) {
            case CENTER -> " text-anchor=\"middle\"";
            case RIGHT -> " text-anchor=\"end\"";
            case LEFT, JUSTIFY -> "";
        };
        boolean bold = now.font.getStyle().toLowerCase(Locale.ROOT).contains("bold");
        body.append("<text x=\"").append(SvgStyle.n(x)).append("\" y=\"").append(SvgStyle.n(y + down)).append('"').append(anchor)
                .append(" font-family=\"").append(Markup.escaped(now.font.getFamily())).append(FALLBACK)
                .append("\" font-size=\"").append(SvgStyle.n(size)).append('"').append(bold ? " font-weight=\"bold\"" : "").append(look).append('>')
                .append(Markup.escaped(text)).append("</text>\n");
    }

    @Override
    public void drawImage(Image image, double x, double y, double w, double h) {
        String data = Base64.getEncoder().encodeToString(PngWriter.bytes(image));
        element("image", box(x, y, w, h) + " preserveAspectRatio=\"none\"" + (now.smooth ? "" : " style=\"image-rendering:pixelated\"")
                + " href=\"data:image/png;base64," + data + "\"", "");
    }

    @Override
    public void beginPath() {
        path.setLength(0);
    }

    @Override
    public void moveTo(double x, double y) {
        path.append('M').append(SvgStyle.n(x)).append(' ').append(SvgStyle.n(y));
    }

    @Override
    public void lineTo(double x, double y) {
        path.append('L').append(SvgStyle.n(x)).append(' ').append(SvgStyle.n(y));
    }

    @Override
    public void closePath() {
        path.append('Z');
    }

    @Override
    public void stroke() {
        element("path", " d=\"" + path + "\"", now.stroked());
    }

    @Override
    public void fill() {
        element("path", " d=\"" + path + "\"", now.filled());
    }

    @Override
    public void clipRect(double x, double y, double w, double h) {
        String id = prefix + "-clip" + clips++;
        body.append("<clipPath id=\"").append(id).append("\"><rect").append(box(x, y, w, h)).append("/></clipPath>\n");
        group(" clip-path=\"url(#" + id + ")\"");
    }

    /// The page is empty to begin with.
    @Override
    public void clearRect(double x, double y, double w, double h) { }
}
