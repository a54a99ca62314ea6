package descent.ui.evaluate;

import descent.ui.common.CanvasPane;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import javafx.scene.AccessibleRole;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// The picture of a fit with two inputs: the plane coloured by what the network predicts there, the rows as points in
/// the colour of their true value. 64 × 64 cells are enough and cheap enough for a live picture.
public final class PredictionMap extends CanvasPane {
    public static final int CELLS = 64;
    private static final double RADIUS = 3.4;
    private static final double HALO = 1.5;
    private static final double RIM = 0.75;
    private static final double PALEST = 0.12;

    /// The plane: names and ranges of the two inputs, in their own units.
    public record Plane(String xName, double x0, double x1, String yName, double y0, double y1) { }

    /// What colours mean.
    public sealed interface Colours {
        /// Numbers from `low` (test orange) over the surface's colour to `high` (train blue).
        record Numbers(double low, double high) implements Colours { }

        /// Class indices, each with a colour of its own, and the rows with a shape; the paler, the less sure.
        record Classes(int count) implements Colours { }
    }

    private final WritableImage image = new WritableImage(CELLS, CELLS);
    private Plane plane = new Plane("x", 0, 1, "y", 0, 1);
    private Colours colours = new Colours.Numbers(0, 1);
    private float[] values = {};
    private float[] shares = {};
    private float[] px = {};
    private float[] py = {};
    private float[] actual = {};

    public PredictionMap() {
        setId("plot-map");
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Prediction map, no rows yet.");
    }

    /// The rows: where they lie and what is true there (a number, or a class index).
    public void points(Plane where, Colours meaning, float[] x, float[] y, float[] truth) {
        plane = where;
        colours = meaning;
        px = x;
        py = y;
        actual = truth;
        setAccessibleText("Prediction map over " + where.xName() + " and " + where.yName() + " with " + x.length + " rows.");
        repaint();
    }

    /// What the network predicts in the middle of each cell.
    ///
    /// @param predictions [CELLS, CELLS] row-major, rising y by rows, rising x within; class indices for classes
    /// @param sureness    probability of that class, in the same order; ignored for numbers
    public void map(float[] predictions, float[] sureness) {
        values = predictions.clone();
        shares = sureness.clone();
        repaint();
    }

    @Override
    protected void paint(Pen pen) {
        PlotFrame f = PlotFrame.of(pen, new double[] {plane.x0(), plane.x1()}, new double[] {plane.y0(), plane.y1()});
        f.paint(pen, plane.xName(), plane.yName());
        if (values.length == CELLS * CELLS) {
            cells(pen);
            pen.gc().setImageSmoothing(true);
            pen.gc().drawImage(image, f.left(), f.top(), f.width(), f.height());
        }
        double r = pen.look().px(RADIUS);
        for (int i = 0; i < px.length; i++) {
            double x = f.x().pixel(px[i]);
            double y = f.y().pixel(py[i]);
            if (f.holds(x, y)) {
                int shape = colours instanceof Colours.Classes ? Math.round(actual[i]) : 0;
                pen.gc().setFill(pen.palette().dark() ? pen.palette().surface() : pen.palette().text()); // a light rim would be lost on the map's light colours
                pen.point(shape, x, y, r + pen.look().px(pen.palette().dark() ? HALO : RIM));
                pen.gc().setFill(colour(pen.palette(), actual[i], 1));
                pen.point(shape, x, y, r);
            }
        }
        if (px.length == 0) {
            pen.text("no rows yet", (f.left() + f.right()) / 2, (f.top() + f.bottom()) / 2, TextAlignment.CENTER, look().font(1), look().palette().muted());
        }
    }

    private void cells(Pen pen) {
        PixelWriter out = image.getPixelWriter();
        boolean classes = colours instanceof Colours.Classes && shares.length == values.length;
        for (int row = 0; row < CELLS; row++) {
            for (int col = 0; col < CELLS; col++) {
                int at = row * CELLS + col;
                double share = classes ? shares[at] : 1;
                out.setColor(col, CELLS - 1 - row, Float.isFinite(values[at]) ? cell(pen.palette(), values[at], share) : pen.palette().surface());
            }
        }
    }

    private Color cell(Palette p, float value, double share) {
        return p.surface().interpolate(colour(p, value, share), colours instanceof Colours.Numbers ? 0.75 : 0.6);
    }

    private Color colour(Palette p, float value, double share) {
        return switch (colours) {
            case Colours.Numbers n -> {
                double k = n.high() > n.low() ? Math.clamp((value - n.low()) / (n.high() - n.low()), 0, 1) : 0.5;
                yield k < 0.5 ? p.test().interpolate(p.raised(), 2 * k) : p.raised().interpolate(p.train(), 2 * k - 1);
            }
            case Colours.Classes c -> {
                double sure = c.count() < 2 ? 1 : Math.clamp((share - 1.0 / c.count()) / (1 - 1.0 / c.count()), PALEST, 1);
                yield p.surface().interpolate(ofClass(p, Math.round(value)), sure);
            }
        };
    }

    /// The colours of classes: train, test, the run colours, then the same again paler.
    private static Color ofClass(Palette p, int index) {
        int base = index % (2 + p.runs().size());
        Color c = base == 0 ? p.train() : base == 1 ? p.test() : p.runs().get(base - 2);
        return index < 2 + p.runs().size() ? c : c.interpolate(p.text(), 0.4);
    }
}
