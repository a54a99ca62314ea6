package descent.train;

import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.Task;
import descent.data.TensorDataset;
import descent.train.FitView.Frame;
import descent.train.FitView.Points;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses the picture of a fit for some data and lays out its points and axes.
final class FitFrame {
    private static final double AIR = 0.05;

    private final PreparedData data;
    private final FitView.Kind kind;

    private FitFrame(PreparedData data) {
        this.data = data;
        this.kind = kind(data);
    }

    static Frame of(PreparedData data) {
        return new FitFrame(data).frame();
    }

    private static FitView.Kind kind(PreparedData data) {
        List<ColumnPreparation> inputs = data.preprocessing().inputs();
        boolean numbers = inputs.stream().allMatch(c -> c.kind() == Kind.NUMBER);
        return numbers && inputs.size() == 1 && data.task() != Task.MULTICLASS ? FitView.Kind.CURVE
                : numbers && inputs.size() == 2 ? FitView.Kind.PLANE : FitView.Kind.ROWS;
    }

    private Frame frame() {
        Preprocessing p = data.preprocessing();
        Points train = points(data.train(), data.split().train());
        Points test = kind == FitView.Kind.CURVE ? points(data.test(), data.split().test())
                : new Points(new int[0], new float[0], new float[0], new float[0]);
        double[] x = range(train.x(), test.x());
        double[] y = range(train.y());
        float[] grid = new float[kind == FitView.Kind.CURVE ? FitView.CURVE_POINTS : 0];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (float) (x[0] + (x[1] - x[0]) * i / (grid.length - 1));
        }
        return new Frame(kind, p.inputs().stream().map(ColumnPreparation::name).toList(), p.target().name(), p.classes(),
                x[0], x[1], y[0], y[1], grid, train, test);
    }

    /// Every k-th row, so that no more than [FitView#MOST_ROWS] are shown.
    static int[] shown(int rows) {
        int step = Math.max(1, (rows + FitView.MOST_ROWS - 1) / FitView.MOST_ROWS);
        return IntStream.iterate(0, i -> i < rows, i -> i + step).toArray();
    }

    private Points points(TensorDataset rows, int[] tableRows) {
        int[] shown = shown(rows.rows());
        boolean curve = kind != FitView.Kind.ROWS;
        return new Points(Arrays.stream(shown).map(i -> tableRows[i]).toArray(), curve ? input(rows, shown, 0) : new float[0],
                kind == FitView.Kind.PLANE ? input(rows, shown, 1) : new float[0], truth(rows, shown));
    }

    private float[] input(TensorDataset rows, int[] shown, int column) {
        ColumnPreparation c = data.preprocessing().inputs().get(column);
        int width = data.preprocessing().inFeatures();
        float[] out = new float[shown.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (rows.x().data()[shown[i] * width + column] * c.scale() + c.offset());
        }
        return out;
    }

    private float[] truth(TensorDataset rows, int[] shown) {
        float[] out = new float[shown.length];
        for (int i = 0; i < out.length; i++) {
            float y = rows.y().data()[shown[i]];
            out[i] = data.task() == Task.REGRESSION ? (float) data.preprocessing().unscaleTarget(y) : y;
        }
        return out;
    }

    private static double[] range(float[]... arrays) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (float[] a : arrays) {
            for (float v : a) {
                lo = Math.min(lo, v);
                hi = Math.max(hi, v);
            }
        }
        double span = hi > lo ? hi - lo : 1;
        return hi < lo ? new double[] {0, 1} : new double[] {lo - AIR * span, hi + AIR * span};
    }
}
