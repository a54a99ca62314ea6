package descent.ui.common;

import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// A canvas (or a page of SVG) of `width` × `height` logical pixels to draw on, with the look and the device pixels per logical pixel.
public record Pen(Brush gc, double width, double height, double scale, Look look) {
    private static final double HALO = 3;

    public Palette palette() {
        return look.palette();
    }

    public double em() {
        return look.em();
    }

    /// The place nearest to `v` around which a [#hairline] fills whole device pixels, so that thin lines are crisp at every output
    /// scale: the middle of a pixel for a line of one or three of them, the edge between two for a line of two.
    public double snap(double v) {
        return (linePixels() % 2 == 0 ? Math.rint(v * scale) : Math.floor(v * scale) + 0.5) / scale;
    }

    private int linePixels() {
        return (int) Math.max(1, Math.floor(scale));
    }

    /// A bar from top to bottom around `x`, its edges on those of device pixels.
    ///
    /// @param thick in design pixels
    public void upright(double x, double top, double bottom, double thick, Paint paint) {
        double pixels = Math.max(1, Math.rint(look.px(thick) * scale));
        gc.setFill(paint);
        gc.fillRect(Math.rint(x * scale - pixels / 2) / scale, top, pixels / scale, bottom - top);
    }

    /// The thinnest line that is still drawn fully: the whole device pixels in one logical pixel.
    public double hairline() {
        return linePixels() / scale;
    }

    public void clear() {
        gc.clearRect(0, 0, width, height);
    }

    /// A horizontal or vertical line, crisp, from left to right or from top to bottom.
    ///
    /// @param dashes in design pixels; none = solid
    public void line(double x0, double y0, double x1, double y1, Paint paint, double... dashes) {
        gc.rule(x0 == x1 ? snap(x0) : x0, y0 == y1 ? snap(y0) : y0, x0 == x1 ? snap(x1) : x1, y0 == y1 ? snap(y1) : y1, hairline(), paint, pixels(dashes));
    }

    /// The dash pattern of strokes, in design pixels; none = solid.
    public void dashes(double... designPixels) {
        gc.setLineDashes(pixels(designPixels));
    }

    private double[] pixels(double... designPixels) {
        double[] d = new double[designPixels.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = look.px(designPixels[i]);
        }
        return d;
    }

    /// Text whose vertical middle lies at `y`.
    public void text(String s, double x, double y, TextAlignment align, Font font, Color colour) {
        gc.setFont(font);
        gc.setTextAlign(align);
        gc.setTextBaseline(VPos.CENTER);
        gc.setFill(colour);
        gc.fillText(s, x, y);
    }

    /// A point of a class, which differs by shape too, never by colour alone: a circle, a square or a triangle about (x, y).
    public void point(int code, double x, double y, double r) {
        switch (Math.floorMod(code, 3)) {
            case 0 -> gc.fillOval(x - r, y - r, 2 * r, 2 * r);
            case 1 -> gc.fillRect(x - r, y - r, 2 * r, 2 * r);
            default -> gc.fillPolygon(new double[] {x - r, x + r, x}, new double[] {y + r, y + r, y - r}, 3);
        }
    }

    /// As [#text], with a rim in the surface's colour, for text that lies over lines.
    public void haloText(String s, double x, double y, TextAlignment align, Font font, Color colour) {
        gc.setFont(font);
        gc.setTextAlign(align);
        gc.setTextBaseline(VPos.CENTER);
        gc.setStroke(Palette.fade(palette().surface(), 0.85));
        gc.setLineWidth(look.px(HALO));
        gc.strokeText(s, x, y);
        gc.setFill(colour);
        gc.fillText(s, x, y);
    }

    /// Text that ends at x, on a ground of its own: a curve or points right behind the letters make them hard to read.
    public void plateText(String s, double x, double y, Font font, Color colour) {
        double w = look.width(s, font) + look.px(6);
        double h = 1.2 * font.getSize();
        gc.setFill(Palette.fade(palette().surface(), 0.9));
        gc.fillRoundRect(x + look.px(3) - w, y - h / 2, w, h, look.px(4), look.px(4));
        text(s, x, y, TextAlignment.RIGHT, font, colour);
    }

    /// Text turned upwards, its middle at (x, y): the title of a y axis.
    public void turnedText(String s, double x, double y, Font font, Color colour) {
        gc.save();
        gc.translate(x, y);
        gc.rotate(-90);
        text(s, 0, 0, TextAlignment.CENTER, font, colour);
        gc.restore();
    }

    /// Confines what follows to a rectangle, with all device pixels that it touches, until the context is restored. Any other
    /// rectangle would be a mask, through which JavaFX blends each single shape.
    public void clip(double x, double y, double w, double h) {
        double left = Math.floor(x * scale) / scale;
        double top = Math.floor(y * scale) / scale;
        gc.clipRect(left, top, Math.ceil((x + w) * scale) / scale - left, Math.ceil((y + h) * scale) / scale - top);
    }
}
