package descent.ui.common;

import javafx.geometry.VPos;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// What every drawing is drawn with: the part of JavaFX's `GraphicsContext` that the drawings use, by its names and with its
/// meaning. A canvas on the screen implements it ([CanvasBrush]) and so does an SVG text ([SvgBrush]): each drawing is
/// written once. Lengths are logical pixels; colours are [Color]s.
public interface Brush {
    void save();

    void restore();

    void translate(double dx, double dy);

    void rotate(double degrees);

    void scale(double x, double y);

    void setFill(Paint colour);

    void setStroke(Paint colour);

    void setLineWidth(double width);

    void setLineDashes(double... lengths);

    void setLineCap(StrokeLineCap cap);

    void setLineJoin(StrokeLineJoin join);

    void setFont(Font font);

    void setTextAlign(TextAlignment align);

    void setTextBaseline(VPos baseline);

    void setImageSmoothing(boolean on);

    void fillRect(double x, double y, double w, double h);

    void strokeRect(double x, double y, double w, double h);

    void fillRoundRect(double x, double y, double w, double h, double arcWidth, double arcHeight);

    void strokeRoundRect(double x, double y, double w, double h, double arcWidth, double arcHeight);

    void fillOval(double x, double y, double w, double h);

    void strokeOval(double x, double y, double w, double h);

    /// A horizontal or vertical line, solid or dashed; fill, stroke and dashes stay as they were. On a canvas its pixels are filled:
    /// without a graphics card a stroke takes many times as long.
    void rule(double x0, double y0, double x1, double y1, double width, Paint colour, double... dashes);

    void strokeLine(double x0, double y0, double x1, double y1);

    void strokePolyline(double[] xs, double[] ys, int n);

    void fillPolygon(double[] xs, double[] ys, int n);

    void fillText(String text, double x, double y);

    void strokeText(String text, double x, double y);

    void drawImage(Image image, double x, double y, double w, double h);

    void beginPath();

    void moveTo(double x, double y);

    void lineTo(double x, double y);

    void closePath();

    void stroke();

    void fill();

    /// Confines what follows to a rectangle until [#restore].
    void clipRect(double x, double y, double w, double h);

    /// Makes a part of the drawing transparent again.
    void clearRect(double x, double y, double w, double h);
}
