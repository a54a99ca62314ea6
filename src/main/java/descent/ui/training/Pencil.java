package descent.ui.training;

import descent.ui.common.Pen;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// The pencil on the loss chart: while it is held, dragging draws the expected curve instead of moving the chart.
/// Escape lays it down; so does the chart when a run begins.
final class Pencil {
    /// About the width of its name.
    private static final double NAME_EM = 8;
    private static final double WIDTH = 3.5;
    private static final double[] DOTS = {1, 6};
    /// Without words the pencil in the hand is a cursor alone, which no projector shows and no keyboard moves.
    private static final String LONG = "Drag here to draw the loss that you expect (Esc: no prediction)";
    private static final String SHORT = "Drag here: the loss that you expect";

    private final LossChart chart;
    private final Consumer<Prediction> drawn;
    private Prediction prediction;
    private boolean held;
    private boolean stroking;
    private double lastEpoch;
    private double lastLoss;

    /// @param drawn told after every stroke
    Pencil(LossChart chart, Consumer<Prediction> drawn) {
        this.chart = chart;
        this.drawn = drawn;
        chart.addEventFilter(MouseEvent.ANY, this::mouse);
        chart.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (held && e.getCode() == KeyCode.ESCAPE) {
                lay();
                e.consume();
            }
        });
    }

    /// What is drawn, or null.
    Prediction prediction() {
        return prediction;
    }

    void show(Prediction p) {
        prediction = p;
        chart.repaint();
    }

    /// Takes the pencil in the hand, on an empty sheet of so many epochs.
    void take(int epochs) {
        held = true;
        prediction = Prediction.nothing(epochs);
        chart.setCursor(Cursor.CROSSHAIR);
        chart.repaint();
    }

    void lay() {
        held = false;
        stroking = false;
        chart.setCursor(Cursor.DEFAULT);
        if (prediction != null && prediction.isEmpty()) {
            prediction = null;
        }
        chart.repaint();
    }

    boolean isHeld() {
        return held;
    }

    private void mouse(MouseEvent e) {
        ChartFrame f = chart.frame();
        if (!held || f == null || e.getEventType() == MouseEvent.MOUSE_ENTERED || e.getEventType() == MouseEvent.MOUSE_EXITED) {
            return;
        }
        if (e.getEventType() == MouseEvent.MOUSE_PRESSED) {
            chart.requestFocus(); // for Escape
        }
        if (e.getEventType() == MouseEvent.MOUSE_PRESSED && e.getButton() == MouseButton.PRIMARY && f.holds(e.getX(), e.getY())) {
            stroking = true;
            lastEpoch = f.x().value(e.getX());
            lastLoss = loss(f, e.getY());
            stroke(lastEpoch, lastLoss);
        } else if (e.getEventType() == MouseEvent.MOUSE_DRAGGED && stroking) {
            stroke(f.x().value(Math.clamp(e.getX(), f.left(), f.right())), loss(f, e.getY()));
        } else if (e.getEventType() == MouseEvent.MOUSE_RELEASED && stroking) {
            stroking = false;
            drawn.accept(prediction);
        }
        e.consume();
    }

    private static double loss(ChartFrame f, double y) {
        return f.y().value(Math.clamp(y, f.top(), f.axisBottom()));
    }

    private void stroke(double epoch, double loss) {
        prediction = prediction.drawn(lastEpoch, lastLoss, epoch, loss);
        lastEpoch = epoch;
        lastLoss = loss;
        chart.repaint();
    }

    /// Dots in the text's colour: neither train nor test nor a run.
    void paint(Pen pen, ChartFrame f) {
        if (prediction == null) {
            return;
        }
        Color ink = pen.palette().muted();
        pen.gc().save();
        pen.clip(f.left(), f.top(), f.width(), f.height());
        pen.gc().setStroke(ink);
        pen.gc().setLineWidth(pen.look().px(WIDTH));
        pen.gc().setLineCap(StrokeLineCap.ROUND);
        pen.dashes(DOTS);
        int last = -1;
        pen.gc().beginPath();
        for (int i = 0; i < Prediction.PLACES; i++) {
            float loss = prediction.losses()[i];
            if (Float.isNaN(loss)) {
                continue;
            }
            double x = f.x().pixel(prediction.epoch(i));
            if (last == i - 1) {
                pen.gc().lineTo(x, f.y().pixel(loss));
            } else {
                pen.gc().moveTo(x, f.y().pixel(loss));
            }
            last = i;
        }
        pen.gc().stroke();
        pen.gc().restore();
    }

    /// Its name at its end, over all curves; while nothing is drawn yet, what to do.
    void words(Pen pen, ChartFrame f) {
        int last = prediction == null ? -1 : prediction.last();
        if (last >= 0) {
            double x = Math.min(f.right() - pen.em(), f.x().pixel(prediction.epoch(last)));
            double end = f.y().pixel(prediction.losses()[last]);
            boolean falls = !(prediction.at((int) Math.max(1, f.x().value(x - NAME_EM * pen.em()))) < prediction.losses()[last]); // left of its end the curve lies higher
            double low = f.top() + pen.em();
            double y = Math.clamp(end + (falls ? pen.em() : -pen.em()), low, Math.max(low, f.bottom() - pen.em()));
            pen.plateText("your prediction", x, y, pen.look().bold(0.92), pen.palette().muted());
        } else if (held) {
            invite(pen, f);
        }
    }

    private static void invite(Pen pen, ChartFrame f) {
        Font font = pen.look().font(1.1);
        String words = pen.look().width(LONG, font) < f.width() ? LONG : SHORT;
        pen.text(words, (f.left() + f.right()) / 2, (f.top() + f.bottom()) / 2, TextAlignment.CENTER, font, pen.palette().text());
    }
}
