package descent.ui.common;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// A picture as large as its place, drawn once for each size, in a look that is given: it needs no style sheet.
public final class CanvasPicture extends Region {
    /// The pulse that draws it, one that waits for this drawing, and one behind which the system has been handed it.
    private static final int PULSES = 3;

    private final Canvas canvas = new Canvas();
    private final Rectangle dot = new Rectangle(1, 1);
    private final Look look;
    private final Consumer<Pen> paint;

    public CanvasPicture(Look look, Consumer<Pen> paint) {
        this.look = look;
        this.paint = paint;
        dot.setFill(look.palette().surface());
        getChildren().addAll(canvas, dot);
    }

    /// Runs `then` once the picture is on the screen. JavaFX draws behind the JavaFX thread, and waits for the last drawing only
    /// where there is something new to draw: a dot changes with each pulse.
    public void whenSeen(Runnable then) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                dot.setOpacity(1 - 0.001 * pulses);
                if (pulses == PULSES) {
                    stop();
                    FxThread.later(then); // not in the middle of a frame
                }
            }
        }.start();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            double scale = getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
            paint.accept(new Pen(new CanvasBrush(canvas.getGraphicsContext2D()), getWidth(), getHeight(), scale, look));
        }
    }
}
