package descent.ui.evaluate;

import descent.ui.common.HoverCard;
import descent.ui.common.Numbers;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.PlotFrame;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// The picture of a fit to classes: a column of points per class, each row as high as the probability that the network
/// gives to its true class. At the top it is sure and right, at the bottom sure and wrong.
final class ClassShares extends PointPlot {
    private static final double SPREAD = 0.6;
    /// The golden ratio spreads neighbours evenly and always the same way.
    private static final double GOLDEN = 0.6180339887498949;
    private static final double LOW = -0.04;
    private static final double HIGH = 1.04;

    private String target = "class";
    private List<String> classes = List.of("");
    private int[] tableRows = new int[0];
    private float[] truth = new float[0];

    ClassShares() {
        super("fit-classes");
        points(Cloud.EMPTY);
    }

    /// @param truth  class index of each row
    /// @param shares probability given to it
    void show(String target, List<String> classes, int[] tableRows, float[] truth, float[] shares) {
        this.target = target;
        this.classes = classes;
        this.tableRows = tableRows;
        this.truth = truth;
        points(cloud(shares));
    }

    void moved(float[] shares) {
        moved(cloud(shares));
    }

    private Cloud cloud(float[] shares) {
        return Cloud.of(places(), shares, new double[] {-0.5, classes.size() - 0.5}, new double[] {LOW, HIGH});
    }

    private float[] places() {
        float[] x = new float[truth.length];
        for (int i = 0; i < x.length; i++) {
            double share = (i + 1) * GOLDEN % 1;
            x[i] = (float) (truth[i] + SPREAD * (share - 0.5));
        }
        return x;
    }

    @Override
    Color dotColour(Palette palette) {
        return palette.train();
    }

    @Override
    void under(Pen pen, PlotFrame f) {
        f.paint(pen, target, "Probability of the true class", false, true);
        double room = f.width() / classes.size();
        for (int c = 0; c < classes.size(); c++) {
            String name = HoverCard.cut(pen, classes.get(c), pen.look().font(0.92), room);
            pen.text(name, f.x().pixel(c), f.bottom() + pen.look().px(12), TextAlignment.CENTER, pen.look().font(0.92), pen.palette().muted());
        }
        pen.line(f.left(), f.y().pixel(1), f.right(), f.y().pixel(1), pen.palette().muted());
    }

    @Override
    String title(int row) {
        return "Row " + Numbers.count(tableRows[row] + 1L);
    }

    @Override
    List<HoverCard.Row> details(int row) {
        return List.of(new HoverCard.Row("true class", classes.get((int) truth[row])),
                new HoverCard.Row("its probability", Numbers.share(y(row))));
    }

    @Override
    String summary() {
        int right = 0;
        for (int i = 0; i < rows(); i++) {
            right += y(i) > 0.5 ? 1 : 0;
        }
        return rows() == 0 ? "Classes, no rows yet." : "Probability of the true class of " + Numbers.count(rows()) + " rows; above one half: " + Numbers.count(right) + ".";
    }
}
