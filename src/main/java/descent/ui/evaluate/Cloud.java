package descent.ui.evaluate;

import descent.ui.common.PlotFrame;
import java.util.stream.IntStream;

/// Rows as points of a plane, and what a picture needs to know of all of them: the ranges of both axes and, where the
/// points would hide one another, how many lie in each cell and which. Worked out once, on any thread; a paint only reads it.
///
/// @param xRange least and greatest value of the x axis
/// @param yRange likewise
/// @param cells  rows per cell, [CELLS × CELLS] from the top left; empty where the points are drawn one by one
/// @param index  finds the nearest of very many rows; null where all of them can be looked at
record Cloud(float[] x, float[] y, double[] xRange, double[] yRange, int[] cells, CellIndex index) {
    static final int MOST_POINTS = 20_000;
    static final int CELLS = 64;
    private static final double FARTHEST = 2;
    private static final float[] NONE = {};
    static final Cloud EMPTY = of(NONE, NONE, new double[] {0, 1}, new double[] {0, 1});

    static Cloud of(float[] x, float[] y, double[] xRange, double[] yRange) {
        return x.length > MOST_POINTS ? new Cloud(x, y, xRange, yRange, count(x, y, xRange, yRange), CellIndex.of(x, y, xRange, yRange))
                : new Cloud(x, y, xRange, yRange, new int[0], null);
    }

    /// Both axes have the same range, so that equal values lie on the diagonal.
    static Cloud square(float[] x, float[] y) {
        double[] range = PlotFrame.range(x, y);
        return of(x, y, range, range);
    }

    /// As [#square], of a fit that may have gone wild: the axes reach no further than two widths of the true values beside
    /// them, and points beyond are not drawn, so that one absurd answer does not flatten all others.
    static Cloud tame(float[] actual, float[] predicted) {
        double[] all = PlotFrame.range(actual, predicted);
        double[] truth = PlotFrame.range(actual);
        double far = FARTHEST * (truth[1] - truth[0]);
        double[] range = {Math.max(all[0], truth[0] - far), Math.min(all[1], truth[1] + far)};
        return of(actual, predicted, range, range);
    }

    /// The zero of y lies in the middle.
    static Cloud aboutZero(float[] x, float[] y) {
        double greatest = 0;
        for (float v : y) {
            greatest = Float.isFinite(v) ? Math.max(greatest, Math.abs(v)) : greatest;
        }
        greatest = greatest > 0 ? greatest : 1;
        return of(x, y, PlotFrame.range(x), PlotFrame.padded(-greatest, greatest));
    }

    int rows() {
        return x.length;
    }

    /// Whether the point lies on the picture.
    boolean drawable(int i) {
        return inside(x[i], xRange) && inside(y[i], yRange);
    }

    /// Points beyond the axes, or without a number.
    int outside() {
        return (int) IntStream.range(0, rows()).filter(i -> !drawable(i)).count();
    }

    private static boolean inside(float v, double[] range) {
        return v >= range[0] && v <= range[1]; // false for NaN
    }

    private static int[] count(float[] x, float[] y, double[] xRange, double[] yRange) {
        int[] counts = new int[CELLS * CELLS];
        for (int i = 0; i < x.length; i++) {
            if (Float.isFinite(x[i]) && Float.isFinite(y[i])) {
                counts[(CELLS - 1 - cell(y[i], yRange)) * CELLS + cell(x[i], xRange)]++;
            }
        }
        return counts;
    }

    private static int cell(float v, double[] range) {
        return Math.clamp((int) ((v - range[0]) / (range[1] - range[0]) * CELLS), 0, CELLS - 1);
    }
}
