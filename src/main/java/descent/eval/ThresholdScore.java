package descent.eval;

/// What a two-class model gets right when "the second class" is said from a chosen probability on, as scikit-learn's
/// `confusion_matrix`, `precision_score`, `recall_score` and `f1_score` (zero_division=0) have it.
///
/// @param threshold      probability of the second class from which on it is said
/// @param truePositives  rows of the second class that were called so
/// @param falsePositives rows of the first class that were called the second
/// @param falseNegatives rows of the second class that were called the first
/// @param trueNegatives  rows of the first class that were called so
public record ThresholdScore(double threshold, int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
    /// @param actual        class index of each row, 0 or 1
    /// @param probabilities [rows, 2] row-major
    public static ThresholdScore of(float[] actual, float[] probabilities, double threshold) {
        if (probabilities.length != 2 * actual.length) {
            throw new IllegalArgumentException("a threshold needs two probabilities a row: " + actual.length + " rows, " + probabilities.length + " probabilities");
        }
        int[] counts = new int[4];
        for (int i = 0; i < actual.length; i++) {
            counts[(probabilities[2 * i + 1] >= threshold ? 0 : 2) + (actual[i] == 1 ? 0 : 1)]++;
        }
        return new ThresholdScore(threshold, counts[0], counts[1], counts[2], counts[3]);
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
