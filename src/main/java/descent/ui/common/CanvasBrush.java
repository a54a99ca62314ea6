package descent.ui.common;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws on a canvas.
record CanvasBrush(GraphicsContext gc) implements Brush {
    @Override
    public void save() {
        gc.save();
    }

    @Override
    public void restore() {
        gc.restore();
    }

    @Override
    public void translate(double dx, double dy) {
        gc.translate(dx, dy);
    }

    @Override
    public void rotate(double degrees) {
        gc.rotate(degrees);
    }

    @Override
    public void scale(double x, double y) {
        gc.scale(x, y);
    }

    @Override
    public void setFill(Paint colour) {
        gc.setFill(colour);
    }

    @Override
    public void setStroke(Paint colour) {
        gc.setStroke(colour);
    }

    @Override
    public void setLineWidth(double width) {
        gc.setLineWidth(width);
    }

    @Override
    public void setLineDashes(double... lengths) {
        gc.setLineDashes(lengths);
    }

    @Override
    public void setLineCap(StrokeLineCap cap) {
        gc.setLineCap(cap);
    }

    @Override
    public void setLineJoin(StrokeLineJoin join) {
        gc.setLineJoin(join);
    }

    @Override
    public void setFont(Font font) {
        gc.setFont(font);
    }

    @Override
    public void setTextAlign(TextAlignment align) {
        gc.setTextAlign(align);
    }

    @Override
    public void setTextBaseline(VPos baseline) {
        gc.setTextBaseline(baseline);
    }

    @Override
    public void setImageSmoothing(boolean on) {
        gc.setImageSmoothing(on);
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        gc.fillRect(x, y, w, h);
    }

    /// Solid outlines as four filled bars, the same pixels: without a graphics card a stroke takes many times as long.
    @Override
    public void strokeRect(double x, double y, double w, double h) {
        double[] dashes = gc.getLineDashes();
        if (dashes != null && dashes.length > 0) {
            gc.strokeRect(x, y, w, h);
            return;
        }
        double line = gc.getLineWidth();
        double left = x - line / 2;
        double top = y - line / 2;
        Paint before = gc.getFill();
        gc.setFill(gc.getStroke());
        if (w <= line || h <= line) {
            gc.fillRect(left, top, w + line, h + line);
        } else {
            gc.fillRect(left, top, w + line, line);
            gc.fillRect(left, top + h, w + line, line);
            gc.fillRect(left, top + line, line, h - line);
            gc.fillRect(left + w, top + line, line, h - line);
        }
        gc.setFill(before);
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double arcWidth, double arcHeight) {
        gc.fillRoundRect(x, y, w, h, arcWidth, arcHeight);
    }

    @Override
    public void strokeRoundRect(double x, double y, double w, double h, double arcWidth, double arcHeight) {
        gc.strokeRoundRect(x, y, w, h, arcWidth, arcHeight);
    }

    @Override
    public void fillOval(double x, double y, double w, double h) {
        gc.fillOval(x, y, w, h);
    }

    @Override
    public void strokeOval(double x, double y, double w, double h) {
        gc.strokeOval(x, y, w, h);
    }

    @Override
    public void rule(double x0, double y0, double x1, double y1, double width, Paint colour, double... dashes) {
        boolean across = y0 == y1;
        double end = across ? x1 : y1;
        Paint before = gc.getFill();
        gc.setFill(colour);
        double at = across ? x0 : y0;
        for (int i = 0; at < end; i++) {
            double to = dashes.length == 0 ? end : Math.min(end, at + dashes[i % dashes.length]);
            if (i % 2 == 0 || dashes.length == 0) {
                gc.fillRect(across ? at : x0 - width / 2, across ? y0 - width / 2 : at, across ? to - at : width, across ? width : to - at);
            }
            at = to;
        }
        gc.setFill(before);
    }

    @Override
    public void strokeLine(double x0, double y0, double x1, double y1) {
        gc.strokeLine(x0, y0, x1, y1);
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys, int n) {
        gc.strokePolyline(xs, ys, n);
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int n) {
        gc.fillPolygon(xs, ys, n);
    }

    @Override
    public void fillText(String text, double x, double y) {
        gc.fillText(text, x, y);
    }

    @Override
    public void strokeText(String text, double x, double y) {
        gc.strokeText(text, x, y);
    }

    @Override
    public void drawImage(Image image, double x, double y, double w, double h) {
        gc.drawImage(image, x, y, w, h);
    }

    @Override
    public void beginPath() {
        gc.beginPath();
    }

    @Override
    public void moveTo(double x, double y) {
        gc.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        gc.lineTo(x, y);
    }

    @Override
    public void closePath() {
        gc.closePath();
    }

    @Override
    public void stroke() {
        gc.stroke();
    }

    @Override
    public void fill() {
        gc.fill();
    }

    @Override
    public void clipRect(double x, double y, double w, double h) {
        gc.beginPath();
        gc.rect(x, y, w, h);
        gc.clip();
    }

    @Override
    public void clearRect(double x, double y, double w, double h) {
        gc.clearRect(x, y, w, h);
    }
}
