package descent.ui.evaluate;

import descent.ui.common.CanvasPane;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import javafx.scene.AccessibleRole;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/// A curve of shares from 0 to 1 (ROC, precision-recall), the line of a model that guesses, and a ring where the chosen
/// threshold stands.
final class CurvePlot extends CanvasPane {
    private static final int MOST_POINTS = 2000;
    private static final double RING = 5;

    /// @param name   what screen readers hear
    /// @param xTitle of the axis
    /// @param yTitle of the axis
    record Words(String name, String xTitle, String yTitle) { }

    private final Words words;
    private double[] xs = {};
    private double[] ys = {};
    private double[] guess = {0, 0, 1, 1};
    private String figure = "";
    private double markX = Double.NaN;
    private double markY = Double.NaN;

    CurvePlot(String id, Words words) {
        this.words = words;
        setId(id);
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// @param guessing x and y of both ends of the line of a model that guesses
    /// @param area     the figure that stands in the plot
    void show(double[] x, double[] y, double[] guessing, String area) {
        int step = Math.max(1, x.length / MOST_POINTS);
        int n = x.length == 0 ? 0 : (x.length - 1) / step + 1 + ((x.length - 1) % step == 0 ? 0 : 1);
        xs = new double[n];
        ys = new double[n];
        for (int i = 0; i < n; i++) {
            int from = Math.min(i * step, x.length - 1);
            xs[i] = x[from];
            ys[i] = y[from];
        }
        guess = guessing.clone();
        figure = area;
        setAccessibleText(words.name() + ": " + area);
        repaint();
    }

    /// Where the chosen threshold stands.
    void mark(double x, double y) {
        markX = x;
        markY = y;
        repaintOverlay();
    }

    @Override
    protected void paint(Pen pen) {
        PlotFrame f = frame(pen);
        f.paint(pen, words.xTitle(), words.yTitle());
        pen.dashes(5, 4);
        pen.gc().setStroke(pen.palette().muted());
        pen.gc().setLineWidth(pen.look().px(1.5));
        pen.gc().strokeLine(f.x().pixel(guess[0]), f.y().pixel(guess[1]), f.x().pixel(guess[2]), f.y().pixel(guess[3]));
        pen.dashes();
        double[] px = new double[xs.length];
        double[] py = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            px[i] = f.x().pixel(xs[i]);
            py[i] = f.y().pixel(ys[i]);
        }
        pen.gc().setLineJoin(StrokeLineJoin.ROUND);
        pen.gc().setStroke(pen.palette().test());
        pen.gc().setLineWidth(pen.look().px(2.2));
        pen.gc().strokePolyline(px, py, px.length);
        pen.haloText(figure, (f.left() + f.right()) / 2, f.bottom() - 1.2 * pen.em(), TextAlignment.CENTER, pen.look().bold(1), pen.palette().text());
    }

    private static PlotFrame frame(Pen pen) {
        return PlotFrame.of(pen, new double[] {-0.02, 1.02}, new double[] {-0.02, 1.04});
    }

    @Override
    protected void paintOverlay(Pen pen) {
        if (Double.isNaN(markX) || Double.isNaN(markY)) {
            return;
        }
        PlotFrame f = frame(pen);
        double r = pen.look().px(RING);
        pen.gc().setFill(pen.palette().surface());
        pen.gc().fillOval(f.x().pixel(markX) - r, f.y().pixel(markY) - r, 2 * r, 2 * r);
        pen.gc().setStroke(pen.palette().text());
        pen.gc().setLineWidth(pen.look().px(2.5));
        pen.gc().strokeOval(f.x().pixel(markX) - r, f.y().pixel(markY) - r, 2 * r, 2 * r);
    }
}
