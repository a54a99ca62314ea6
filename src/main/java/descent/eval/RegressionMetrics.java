package descent.eval;

import java.util.Arrays;

/// Computes a [Regression] in double precision, equal to scikit-learn's `mean_squared_error`, `mean_absolute_error`
/// and `r2_score`.
public final class RegressionMetrics {
    private RegressionMetrics() { }

    /// @param actual    the true values, in the target's units
    /// @param predicted beside them
    /// @throws IllegalArgumentException when there are no rows, or not equally many
    public static Regression of(float[] actual, float[] predicted) {
        checkLengths(actual.length, predicted.length);
        int n = actual.length;
        double squares = 0;
        double absolute = 0;
        double mean = mean(actual);
        double total = 0;
        for (int i = 0; i < n; i++) {
            double error = (double) actual[i] - predicted[i];
            squares += error * error;
            absolute += Math.abs(error);
            double d = actual[i] - mean;
            total += d * d;
        }
        double mse = squares / n;
        return new Regression(n, mse, Math.sqrt(mse), absolute / n, r2(n, squares, total));
    }

    private static double r2(int n, double squares, double total) {
        if (n < 2) {
            return Double.NaN;
        }
        if (total == 0) {
            return squares == 0 ? 1 : 0;
        }
        return 1 - squares / total;
    }

    /// Always the mean of the train rows.
    public static Regression meanBaseline(float[] trainActual, float[] actual) {
        float[] predicted = new float[actual.length];
        Arrays.fill(predicted, (float) mean(trainActual));
        return of(actual, predicted);
    }

    static double mean(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    static void checkLengths(int actual, int predicted) {
        if (actual == 0) {
            throw new IllegalArgumentException("there are no rows to measure; keep some rows for the test");
        }
        if (actual != predicted) {
            throw new IllegalArgumentException("expected one prediction for each of " + actual + " rows, got " + predicted);
        }
    }
}
