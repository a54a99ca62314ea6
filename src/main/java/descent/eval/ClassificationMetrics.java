package descent.eval;

import descent.eval.Classification.Average;
import descent.eval.Classification.CalibrationBin;
import descent.eval.Classification.PerClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Computes a [Classification], equal to scikit-learn's `accuracy_score`, `log_loss`, `confusion_matrix`,
/// `precision_recall_fscore_support` and `calibration_curve` with `labels` = all classes and `zero_division=0`:
/// a class that is missing in the rows counts in the plain mean.
public final class ClassificationMetrics {
    private static final int BINS = 10;
    /// scikit-learn clips probabilities here before the logarithm (float64).
    private static final double EPS = Math.ulp(1.0);

    private ClassificationMetrics() { }

    /// @param actual        class index of each row
    /// @param predicted     class index of each row
    /// @param probabilities [rows, classes] row-major, or null for a baseline
    public static Classification of(int[] actual, int[] predicted, float[] probabilities, List<String> classes) {
        RegressionMetrics.checkLengths(actual.length, predicted.length);
        int k = classes.size();
        int[][] confusion = confusion(actual, predicted, k);
        List<PerClass> perClass = perClass(confusion, classes);
        boolean known = probabilities != null;
        return new Classification(actual.length, classes, accuracy(confusion, actual.length),
                known ? logLoss(actual, probabilities, k) : Double.NaN, confusion, perClass,
                average(perClass, false), average(perClass, true),
                known && k == 2 ? BinaryCurvesMaker.of(actual, second(probabilities)) : null,
                known ? calibration(actual, predicted, probabilities, k) : List.of());
    }

    /// Always the commonest class of the train rows (the first of several).
    public static Classification majorityBaseline(int[] trainActual, int[] actual, List<String> classes) {
        int[] count = new int[classes.size()];
        for (int c : trainActual) {
            count[c]++;
        }
        int best = 0;
        for (int c = 1; c < count.length; c++) {
            best = count[c] > count[best] ? c : best;
        }
        int[] predicted = new int[actual.length];
        Arrays.fill(predicted, best);
        return of(actual, predicted, null, classes);
    }

    private static int[][] confusion(int[] actual, int[] predicted, int k) {
        int[][] m = new int[k][k];
        for (int i = 0; i < actual.length; i++) {
            m[actual[i]][predicted[i]]++;
        }
        return m;
    }

    private static double accuracy(int[][] confusion, int rows) {
        long met = 0;
        for (int c = 0; c < confusion.length; c++) {
            met += confusion[c][c];
        }
        return (double) met / rows;
    }

    private static List<PerClass> perClass(int[][] confusion, List<String> classes) {
        List<PerClass> out = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            int support = 0;
            int called = 0;
            for (int j = 0; j < classes.size(); j++) {
                support += confusion[c][j];
                called += confusion[j][c];
            }
            double precision = ratio(confusion[c][c], called);
            double recall = ratio(confusion[c][c], support);
            double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            out.add(new PerClass(classes.get(c), precision, recall, f1, support));
        }
        return out;
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static Average average(List<PerClass> perClass, boolean weighted) {
        double p = 0;
        double r = 0;
        double f = 0;
        double sum = 0;
        for (PerClass c : perClass) {
            double w = weighted ? c.support() : 1;
            p += w * c.precision();
            r += w * c.recall();
            f += w * c.f1();
            sum += w;
        }
        return new Average(p / sum, r / sum, f / sum);
    }

    private static double logLoss(int[] actual, float[] probabilities, int k) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            double total = 0;
            for (int c = 0; c < k; c++) {
                total += clip(probabilities[i * k + c]);
            }
            sum -= Math.log(clip(probabilities[i * k + actual[i]]) / total);
        }
        return sum / actual.length;
    }

    private static double clip(double p) {
        return Math.clamp(p, EPS, 1 - EPS);
    }

    private static float[] second(float[] probabilities) {
        float[] out = new float[probabilities.length / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = probabilities[2 * i + 1];
        }
        return out;
    }

    /// Ten bins of equal width; a probability on an edge belongs to the lower bin.
    private static List<CalibrationBin> calibration(int[] actual, int[] predicted, float[] probabilities, int k) {
        int[] rows = new int[BINS];
        double[] sum = new double[BINS];
        int[] met = new int[BINS];
        for (int i = 0; i < actual.length; i++) {
            int asked = k == 2 ? 1 : predicted[i];
            float p = probabilities[i * k + asked];
            int bin = 0;
            while (bin < BINS - 1 && p > (bin + 1) / (double) BINS) {
                bin++;
            }
            rows[bin]++;
            sum[bin] += p;
            met[bin] += actual[i] == asked ? 1 : 0;
        }
        List<CalibrationBin> out = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            out.add(new CalibrationBin(b / (double) BINS, (b + 1) / (double) BINS, rows[b],
                    rows[b] == 0 ? Double.NaN : sum[b] / rows[b], rows[b] == 0 ? Double.NaN : (double) met[b] / rows[b]));
        }
        return out;
    }
}
