package descent.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a two-class model gets right when "the second class" is said from a chosen probability on, as scikit-learn's
/// `confusion_matrix`, `precision_score`, `recall_score` and `f1_score` (zero_division=0) have it.
///
/// @param threshold      probability of the second class from which on it is said
/// @param truePositives  rows of the second class that were called so
/// @param falsePositives rows of the first class that were called the second
/// @param falseNegatives rows of the second class that were called the first
/// @param trueNegatives  rows of the first class that were called so
public record ThresholdScore(double threshold, int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
    /// Of all thresholds 0, 1/steps, 2/steps … 1, in one pass over the rows.
    ///
    /// @param actual        class index of each row, 0 or 1
    /// @param probabilities [rows, 2] row-major
    public static List<ThresholdScore> all(float[] actual, float[] probabilities, int steps) {
        if (probabilities.length != 2 * actual.length) {
            throw new IllegalArgumentException("a threshold needs two probabilities a row: " + actual.length + " rows, " + probabilities.length + " probabilities");
        }
        int[][] reached = new int[2][steps + 2]; // [class][how many thresholds the probability reaches]
        for (int i = 0; i < actual.length; i++) {
            reached[actual[i] == 1 ? 1 : 0][reached(probabilities[2 * i + 1], steps)]++;
        }
        List<ThresholdScore> all = new ArrayList<>();
        int below = 0;
        int belowToo = 0;
        int positives = Arrays.stream(reached[1]).sum();
        int negatives = actual.length - positives;
        for (int k = 0; k <= steps; k++) {
            below += reached[1][k];
            belowToo += reached[0][k];
            all.add(new ThresholdScore((double) k / steps, positives - below, negatives - belowToo, below, belowToo));
        }
        return all;
    }

    private static int reached(float probability, int steps) {
        int k = Math.clamp((long) (probability * (double) steps), 0, steps);
        while (k <= steps && probability >= (double) k / steps) {
            k++;
        }
        while (k > 0 && !(probability >= (double) (k - 1) / steps)) {
            k--;
        }
        return k;
    }

    public int rows() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    public double accuracy() {
        return ratio(truePositives + trueNegatives, rows());
    }

    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    public double recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /// Share of the first class that was called the second.
    public double falsePositiveRate() {
        return ratio(falsePositives, falsePositives + trueNegatives);
    }

    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
