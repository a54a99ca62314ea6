package descent.ui.evaluate;

/// Which rows lie in which cell of a fine grid, so that the nearest to a place is found without a look at all of them.
/// Made once, on any thread.
///
/// @param starts of each cell's rows within `rows`, and at the end their number
/// @param rows   that can be drawn, cell by cell
record CellIndex(float[] x, float[] y, double[] xRange, double[] yRange, int[] starts, int[] rows) {
    private static final int SIDE = 256;
    /// Nobody sees which of two rows within half a pixel is the nearer one.
    private static final double NEAR_ENOUGH = 0.25;

    /// As [Cloud#of].
    static CellIndex of(float[] x, float[] y, double[] xRange, double[] yRange) {
        int[] starts = new int[SIDE * SIDE + 1];
        int[] cells = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            cells[i] = Float.isFinite(x[i]) && Float.isFinite(y[i]) ? cell(y[i], yRange) * SIDE + cell(x[i], xRange) : -1;
            if (cells[i] >= 0) {
                starts[cells[i] + 1]++;
            }
        }
        for (int c = 0; c < SIDE * SIDE; c++) {
            starts[c + 1] += starts[c];
        }
        int[] rows = new int[starts[SIDE * SIDE]];
        int[] next = starts.clone();
        for (int i = 0; i < x.length; i++) {
            if (cells[i] >= 0) {
                rows[next[cells[i]]++] = i;
            }
        }
        return new CellIndex(x, y, xRange, yRange, starts, rows);
    }

    private static int cell(double v, double[] range) {
        return Math.clamp((int) ((v - range[0]) / (range[1] - range[0]) * SIDE), 0, SIDE - 1);
    }

    /// Ring by ring about the place, until no farther ring can hold a nearer row.
    ///
    /// @param atX    place, in values of the axes
    /// @param pixelX pixels per unit of the x axis, above 0
    /// @param pixelY likewise
    /// @param reach  pixels beyond which nothing is near
    /// @return −1 where no row is within reach
    int nearest(double atX, double atY, double pixelX, double pixelY, double reach) {
        double wide = (xRange[1] - xRange[0]) / SIDE * pixelX;
        double high = (yRange[1] - yRange[0]) / SIDE * pixelY;
        int column = cell(atX, xRange);
        int line = cell(atY, yRange);
        double best = reach * reach;
        int found = -1;
        for (int ring = 0; ring < SIDE && Math.pow(Math.max(0, ring - 1) * Math.min(wide, high), 2) <= best && best > NEAR_ENOUGH; ring++) {
            for (int l = Math.max(0, line - ring); l <= Math.min(SIDE - 1, line + ring); l++) {
                int step = Math.abs(l - line) == ring || ring == 0 ? 1 : 2 * ring;
                for (int c = column - ring; c <= column + ring; c += step) {
                    int at = c < 0 || c >= SIDE ? -1 : nearest(l * SIDE + c, atX, atY, pixelX, pixelY, best);
                    if (at >= 0) {
                        found = at;
                        best = distance(at, atX, atY, pixelX, pixelY);
                    }
                }
            }
        }
        return found;
    }

    /// Of one cell: the row nearer than `best`, or −1.
    private int nearest(int cell, double atX, double atY, double pixelX, double pixelY, double best) {
        double least = best;
        int at = -1;
        for (int k = starts[cell]; k < starts[cell + 1] && least > NEAR_ENOUGH; k++) {
            double d = distance(rows[k], atX, atY, pixelX, pixelY);
            if (d < least) {
                least = d;
                at = rows[k];
            }
        }
        return at;
    }

    private double distance(int row, double atX, double atY, double pixelX, double pixelY) {
        double dx = (x[row] - atX) * pixelX;
        double dy = (y[row] - atY) * pixelY;
        return dx * dx + dy * dy;
    }
}
