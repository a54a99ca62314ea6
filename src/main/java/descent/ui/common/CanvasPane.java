package descent.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Window;

/// A region that is drawn by hand: a canvas that grows with it and knows the screen's output scale, and a second one
/// above it for what follows the pointer. Each is drawn once per pulse, and only after [#repaint] or [#repaintOverlay].
///
/// Font, text size and light or dark come from the style sheet: an empty label in the pane inherits them.
public abstract class CanvasPane extends Region {
    private static final double SMALLEST = 8;

    private final Canvas base = new Canvas();
    private final Canvas overlay = new Canvas();
    private final Label probe = new Label();
    private final Surface surface = new Surface();
    /// Device pixels a logical one; another one when the window comes to another screen, and then all is drawn anew.
    private final ObservableValue<Number> outputScale;
    private Look look = new Look(Palette.LIGHT, "Inter", 13);
    private boolean baseDirty = true;
    private boolean overlayDirty = true;

    protected CanvasPane() {
        probe.setManaged(false);
        probe.setMouseTransparent(true);
        surface.setManaged(false);
        surface.setMouseTransparent(true);
        getChildren().addAll(probe, surface);
        probe.fontProperty().subscribe(this::restyle);
        probe.textFillProperty().subscribe(this::restyle);
        focusedProperty().subscribe(this::repaintOverlay);
        focusVisibleProperty().subscribe(this::repaintOverlay);
        outputScale = sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::renderScaleXProperty).orElse(1);
        outputScale.subscribe(s -> repaint());
    }

    /// Draws the picture; the canvas is cleared already.
    protected abstract void paint(Pen pen);

    /// Draws what follows the pointer; the canvas is cleared already.
    protected void paintOverlay(Pen pen) { }

    /// Called after font, text size or theme changed, before the next paint.
    protected void lookChanged() { }

    /// Asks for the picture to be drawn in the next pulse; any number of calls make one drawing.
    public final void repaint() {
        baseDirty = true;
        repaintOverlay();
    }

    protected final void repaintOverlay() {
        overlayDirty = true;
        surface.requestLayout();
    }

    public final Look look() {
        return look;
    }

    private void restyle() {
        boolean dark = probe.getTextFill() instanceof Color c && c.getBrightness() > 0.5;
        look = new Look(Palette.of(dark), probe.getFont().getFamily(), probe.getFont().getSize());
        lookChanged();
        repaint();
    }

    @Override
    protected void layoutChildren() {
        surface.resizeRelocate(0, 0, getWidth(), getHeight());
        surface.requestLayout();
    }

    /// The picture at `factor` times its size on the theme's surface, for export; FX thread only.
    public final WritableImage picture(double factor) {
        double w = Math.max(SMALLEST, getWidth());
        double h = Math.max(SMALLEST, getHeight());
        Canvas canvas = new Canvas(Math.ceil(w * factor), Math.ceil(h * factor));
        Pen pen = new Pen(new CanvasBrush(canvas.getGraphicsContext2D()), w, h, factor, look);
        pen.gc().scale(factor, factor);
        paintWhole(pen);
        SnapshotParameters plain = new SnapshotParameters();
        plain.setFill(look.palette().surface());
        return canvas.snapshot(plain, null);
    }

    /// The picture as SVG, with text as text; FX thread only.
    ///
    /// @param prefix of the ids within it
    public final String svg(String prefix) {
        return svg(prefix, Math.max(SMALLEST, getWidth()), Math.max(SMALLEST, getHeight()), look);
    }

    /// As [#svg], in another size and look: for a page that is printed.
    public final String svg(String prefix, double w, double h, Look other) {
        SvgBrush brush = new SvgBrush(prefix);
        Look shown = look;
        look = other;
        try {
            lookChanged();
            paintWhole(new Pen(brush, w, h, 1, other));
        } finally {
            look = shown;
            lookChanged();
            repaint();
        }
        return brush.document(w, h, getAccessibleText() == null ? "" : getAccessibleText());
    }

    private void paintWhole(Pen pen) {
        pen.gc().setFill(pen.palette().surface());
        pen.gc().fillRect(0, 0, pen.width(), pen.height());
        paint(pen);
    }

    private void draw(Canvas canvas, boolean above) {
        Pen pen = new Pen(new CanvasBrush(canvas.getGraphicsContext2D()), canvas.getWidth(), canvas.getHeight(), outputScale.getValue().doubleValue(), look);
        pen.clear();
        if (canvas.getWidth() < SMALLEST || canvas.getHeight() < SMALLEST) {
            return;
        }
        if (above) {
            paintOverlay(pen);
            paintFocus(pen);
        } else {
            paint(pen);
        }
    }

    /// An exception must not reach JavaFX's layout, which would never lay out the surface again: it goes to the thread's handler of
    /// uncaught exceptions, and so to the error window and the log, and the next drawing is tried as ever.
    private void drawn(Canvas canvas, boolean above) {
        try {
            draw(canvas, above);
        } catch (RuntimeException | Error e) {
            Thread here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, e);
        }
    }

    private void paintFocus(Pen pen) {
        if (isFocused() && isFocusVisible()) {
            pen.gc().setStroke(look.palette().accent());
            pen.gc().setLineWidth(look.px(2));
            pen.dashes();
            double i = look.px(1);
            pen.gc().strokeRoundRect(i, i, pen.width() - 2 * i, pen.height() - 2 * i, look.px(10), look.px(10));
        }
    }

    /// Unmanaged, so that a repaint never lays out the window around it.
    private final class Surface extends Region {
        Surface() {
            getChildren().addAll(base, overlay);
        }

        @Override
        protected void layoutChildren() {
            if (base.getWidth() != getWidth() || base.getHeight() != getHeight()) {
                for (Canvas c : new Canvas[] {base, overlay}) {
                    c.setWidth(getWidth());
                    c.setHeight(getHeight());
                }
                baseDirty = true;
                overlayDirty = true;
            }
            if (baseDirty) {
                baseDirty = false;
                drawn(base, false);
            }
            if (overlayDirty) {
                overlayDirty = false;
                drawn(overlay, true);
            }
        }
    }
}
