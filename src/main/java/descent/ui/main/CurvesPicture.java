package descent.ui.main;

import descent.model.SavedModel.History;
import descent.ui.common.CanvasPane;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import javafx.scene.paint.Color;

/// The two loss curves of a file, small: solid for the train rows, dashed for the test rows.
final class CurvesPicture extends CanvasPane {
    private static final int MOST_POINTS = 2_000;

    private final History history;

    CurvesPicture(History history) {
        this.history = history;
        setId("model-curves");
        int n = history.train().length;
        setAccessibleText(n == 0 ? "No epoch was trained" : "Loss over " + n + " epochs");
    }

    @Override
    protected void paint(Pen pen) {
        int n = history.train().length;
        PlotFrame frame = PlotFrame.of(pen, new double[] {0, Math.max(1, n)}, PlotFrame.range(history.train(), history.test()));
        frame.paint(pen, n == 0 ? "no epoch yet" : "epoch (solid: train rows, dashed: test rows)", "loss");
        curve(pen, frame, history.train(), pen.palette().train(), false);
        curve(pen, frame, history.test(), pen.palette().test(), true);
    }

    private static void curve(Pen pen, PlotFrame frame, float[] values, Color colour, boolean dashed) {
        pen.gc().setStroke(colour);
        pen.gc().setLineWidth(pen.look().px(1.8));
        if (dashed) {
            pen.dashes(5, 4);
        }
        pen.gc().beginPath();
        int step = Math.max(1, values.length / MOST_POINTS);
        boolean on = false;
        for (int i = 0; i < values.length; i += step) {
            double x = frame.x().pixel(i + 1.0);
            double y = frame.y().pixel(values[i]);
            if (!Float.isFinite(values[i])) {
                on = false;
            } else if (on) {
                pen.gc().lineTo(x, y);
            } else {
                pen.gc().moveTo(x, y);
                on = true;
            }
        }
        pen.gc().stroke();
        pen.dashes();
    }
}
