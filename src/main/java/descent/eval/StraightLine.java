package descent.eval;

import descent.data.Progress;

/// The best straight line through the train rows: least squares with an intercept, in double precision.
///
///     y ≈ b + Σ wⱼ xⱼ     x: [N, in] row-major
///
/// Columns that follow from others (the last of a one-hot group) get the weight 0; on rows with the same dependence the
/// predictions are those of scikit-learn's LinearRegression.
public final class StraightLine {
    /// Work that is done without asking: multiplications of the product XᵀX.
    private static final double MOST_WORK = 4e9;
    /// A pivot below this share of its column's own variance says that the column follows from others.
    private static final double DEPENDENT = 1e-9;

    /// Multiplications between two questions whether to go on.
    private static final int ROWS_WORK = 10_000_000;

    private final double[] weights;
    private final double intercept;

    private StraightLine(double[] weights, double intercept) {
        this.weights = weights;
        this.intercept = intercept;
    }

    /// @return null where the fit would take too long (very many columns), and where rows are not more than columns: then many lines
    ///         go through all of them, and none is the best
    public static StraightLine fit(float[] x, float[] y, int in) {
        return fit(x, y, in, Progress.NONE);
    }

    /// @return as above, and null when cancelled
    public static StraightLine fit(float[] x, float[] y, int in, Progress progress) {
        int n = y.length;
        if (n <= in || (double) n * in * in > MOST_WORK) {
            return null;
        }
        double[] means = columnMeans(x, n, in);
        double meanY = RegressionMetrics.mean(y);
        double[][] gram = new double[in][in];
        double[] right = new double[in];
        double[] row = new double[in];
        int told = Math.max(1, ROWS_WORK / (in * in));
        for (int i = 0; i < n; i++) {
            if (i % told == 0 && !progress.update((double) i / n)) {
                return null;
            }
            for (int j = 0; j < in; j++) {
                row[j] = x[i * in + j] - means[j];
            }
            addRow(gram, right, row, y[i] - meanY);
        }
        double[] w = solve(gram, right);
        double b = meanY;
        for (int j = 0; j < in; j++) {
            b -= w[j] * means[j];
        }
        return new StraightLine(w, b);
    }

    private static void addRow(double[][] gram, double[] right, double[] row, double dy) {
        for (int j = 0; j < row.length; j++) {
            double v = row[j];
            double[] g = gram[j];
            right[j] += v * dy;
            for (int k = 0; k <= j; k++) {
                g[k] += v * row[k];
            }
        }
    }

    private static double[] columnMeans(float[] x, int n, int in) {
        double[] means = new double[in];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < in; j++) {
                means[j] += x[i * in + j];
            }
        }
        for (int j = 0; j < in; j++) {
            means[j] /= n;
        }
        return means;
    }

    /// Cholesky in place on the lower half; a dependent column gets a zero row and the weight 0.
    private static double[] solve(double[][] a, double[] right) {
        int n = right.length;
        boolean[] dropped = new boolean[n];
        double[] z = new double[n];
        for (int j = 0; j < n; j++) {
            double variance = a[j][j];
            for (int k = 0; k < j; k++) {
                double sum = a[j][k];
                for (int m = 0; m < k; m++) {
                    sum -= a[j][m] * a[k][m];
                }
                a[j][k] = dropped[k] ? 0 : sum / a[k][k];
            }
            double pivot = variance;
            double r = right[j];
            for (int m = 0; m < j; m++) {
                pivot -= a[j][m] * a[j][m];
                r -= a[j][m] * z[m];
            }
            dropped[j] = !(pivot > DEPENDENT * variance);
            a[j][j] = dropped[j] ? 0 : Math.sqrt(pivot);
            z[j] = dropped[j] ? 0 : r / a[j][j];
        }
        return back(a, z, dropped);
    }

    private static double[] back(double[][] a, double[] z, boolean[] dropped) {
        int n = z.length;
        double[] w = new double[n];
        for (int j = n - 1; j >= 0; j--) {
            if (!dropped[j]) {
                double sum = z[j];
                for (int m = j + 1; m < n; m++) {
                    sum -= a[m][j] * w[m];
                }
                w[j] = sum / a[j][j];
            }
        }
        return w;
    }

    public double predict(float[] x, int row) {
        double sum = intercept;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * x[row * weights.length + j];
        }
        return sum;
    }

    public float[] predictAll(float[] x, int rows) {
        float[] out = new float[rows];
        for (int i = 0; i < rows; i++) {
            out[i] = (float) predict(x, i);
        }
        return out;
    }

    public double[] weights() {
        return weights.clone();
    }

    public double intercept() {
        return intercept;
    }
}
