package descent.ui.evaluate;

import descent.ui.common.CanvasPane;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import javafx.scene.AccessibleRole;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/// The picture of a fit with one input: the rows as points, the network as a curve over them, live.
public final class FitCurve extends CanvasPane {
    private static final double RADIUS = 3;
    private static final float[] NONE = {};

    /// Rows as points: x the input, y the target, both in their own units.
    public record Points(float[] x, float[] y) {
        public static final Points EMPTY = new Points(NONE, NONE);

        public Points {
            if (x.length != y.length) {
                throw new IllegalArgumentException("a y for every x was expected: " + x.length + ", got " + y.length);
            }
        }
    }

    private String input = "input";
    private String target = "target";
    private Points train = Points.EMPTY;
    private Points test = Points.EMPTY;
    private Points curve = Points.EMPTY;

    public FitCurve() {
        setId("plot-fit");
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("The network as a curve over its rows, no rows yet.");
    }

    public void points(String inputName, String targetName, Points trainRows, Points testRows) {
        input = inputName;
        target = targetName;
        train = trainRows;
        test = testRows;
        setAccessibleText("The network as a curve: " + targetName + " over " + inputName + ", " + trainRows.x().length + " train rows and "
                + testRows.x().length + " test rows.");
        repaint();
    }

    /// What the network predicts, at rising x.
    public void curve(Points predictions) {
        curve = predictions;
        repaint();
    }

    @Override
    protected void paint(Pen pen) {
        PlotFrame f = PlotFrame.of(pen, PlotFrame.range(train.x(), test.x()), PlotFrame.range(train.y(), test.y()));
        f.paint(pen, input, target);
        pen.gc().save();
        pen.clip(f.left(), f.top(), f.width(), f.height());
        dots(pen, f, train, pen.palette().train(), true);
        dots(pen, f, test, pen.palette().test(), false);
        line(pen, f);
        pen.gc().restore();
        if (train.x().length == 0) {
            pen.text("no rows yet", (f.left() + f.right()) / 2, (f.top() + f.bottom()) / 2, TextAlignment.CENTER, look().font(1), look().palette().muted());
        }
    }

    /// Train rows filled, test rows as rings: shape tells them apart where colour does not.
    private static void dots(Pen pen, PlotFrame f, Points p, Color colour, boolean filled) {
        double r = pen.look().px(RADIUS);
        pen.gc().setFill(Palette.fade(colour, 0.55));
        pen.gc().setStroke(colour);
        pen.gc().setLineWidth(pen.look().px(1.3));
        for (int i = 0; i < p.x().length; i++) {
            if (Float.isFinite(p.x()[i]) && Float.isFinite(p.y()[i])) {
                double px = f.x().pixel(p.x()[i]) - r;
                double py = f.y().pixel(p.y()[i]) - r;
                if (filled) {
                    pen.gc().fillOval(px, py, 2 * r, 2 * r);
                } else {
                    pen.gc().strokeOval(px, py, 2 * r, 2 * r);
                }
            }
        }
    }

    private void line(Pen pen, PlotFrame f) {
        double[] xs = new double[curve.x().length];
        double[] ys = new double[xs.length];
        int n = 0;
        for (int i = 0; i < xs.length; i++) {
            if (Float.isFinite(curve.y()[i])) {
                xs[n] = f.x().pixel(curve.x()[i]);
                ys[n] = Math.clamp(f.y().pixel(curve.y()[i]), f.top() - 4 * f.height(), f.bottom() + 4 * f.height());
                n++;
            }
        }
        pen.gc().setLineJoin(StrokeLineJoin.ROUND);
        pen.gc().setStroke(Palette.fade(pen.palette().surface(), 0.9));
        pen.gc().setLineWidth(pen.look().px(5));
        pen.gc().strokePolyline(xs, ys, n);
        pen.gc().setStroke(pen.palette().text());
        pen.gc().setLineWidth(pen.look().px(2.2));
        pen.gc().strokePolyline(xs, ys, n);
    }
}
