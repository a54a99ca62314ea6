package descent.eval;

import descent.eval.Classification.BinaryCurves;
import java.util.Arrays;
import java.util.stream.IntStream;

/// ROC and precision-recall curves as scikit-learn 1.2.1 draws them (`roc_curve` with `drop_intermediate`,
/// `roc_auc_score`, `precision_recall_curve`, `average_precision_score`); rows with equal probability move together.
final class BinaryCurvesMaker {
    private BinaryCurvesMaker() { }

    /// @return null where only one class occurs: the curves are not defined there
    static BinaryCurves of(int[] actual, float[] probability) {
        long positives = Arrays.stream(actual).filter(a -> a == 1).count();
        if (positives == 0 || positives == actual.length) {
            return null;
        }
        Steps s = steps(actual, probability);
        double auc = 0;
        double averagePrecision = 0;
        for (int i = 0; i < s.length(); i++) {
            double x0 = i == 0 ? 0 : s.fp[i - 1];
            double y0 = i == 0 ? 0 : s.tp[i - 1];
            auc += (s.fp[i] - x0) * (s.tp[i] + y0) / 2;
            averagePrecision += (s.tp[i] - y0) / positives * s.tp[i] / (s.tp[i] + s.fp[i]);
        }
        double negatives = actual.length - positives;
        double[][] roc = roc(s, (double) positives, negatives);
        double[][] pr = precisionRecall(s, (double) positives);
        return new BinaryCurves(roc[0], roc[1], roc[2], auc / (positives * negatives), pr[0], pr[1], pr[2], averagePrecision);
    }

    /// Counts at each distinct probability, falling.
    private record Steps(double[] threshold, double[] fp, double[] tp) {
        int length() {
            return threshold.length;
        }
    }

    private static Steps steps(int[] actual, float[] probability) {
        int[] order = falling(probability);
        double[] threshold = new double[order.length];
        double[] fp = new double[order.length];
        double[] tp = new double[order.length];
        int n = 0;
        int hits = 0;
        for (int i = 0; i < order.length; i++) {
            hits += actual[order[i]];
            if (i + 1 == order.length || probability[order[i + 1]] != probability[order[i]]) {
                threshold[n] = probability[order[i]];
                tp[n] = hits;
                fp[n++] = i + 1 - hits;
            }
        }
        return new Steps(Arrays.copyOf(threshold, n), Arrays.copyOf(fp, n), Arrays.copyOf(tp, n));
    }

    /// Rows by falling probability. Bits of a float that is not negative sort as the float does; one long holds them, turned
    /// round, with the row below: a million rows need no objects.
    private static int[] falling(float[] probability) {
        long[] keys = new long[probability.length];
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits(probability[i] + 0f);
            keys[i] = (long) ~(bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        Arrays.setAll(order, i -> (int) keys[i]);
        return order;
    }

    /// Leaves out points on a straight piece, as scikit-learn does, and begins at (0, 0) with an infinite threshold.
    private static double[][] roc(Steps s, double positives, double negatives) {
        int[] kept = IntStream.range(0, s.length()).filter(i -> i == 0 || i == s.length() - 1
                || s.fp[i + 1] - s.fp[i] != s.fp[i] - s.fp[i - 1]
                || s.tp[i + 1] - s.tp[i] != s.tp[i] - s.tp[i - 1]).toArray();
        double[][] out = new double[3][kept.length + 1];
        out[2][0] = Double.POSITIVE_INFINITY;
        for (int i = 0; i < kept.length; i++) {
            out[0][i + 1] = s.fp[kept[i]] / negatives;
            out[1][i + 1] = s.tp[kept[i]] / positives;
            out[2][i + 1] = s.threshold[kept[i]];
        }
        return out;
    }

    /// From the lowest threshold up; ends at precision 1, recall 0.
    private static double[][] precisionRecall(Steps s, double positives) {
        int n = s.length();
        double[] precision = new double[n + 1];
        double[] recall = new double[n + 1];
        double[] threshold = new double[n];
        for (int i = 0; i < n; i++) {
            int from = n - 1 - i;
            precision[i] = s.tp[from] / (s.tp[from] + s.fp[from]);
            recall[i] = s.tp[from] / positives;
            threshold[i] = s.threshold[from];
        }
        precision[n] = 1;
        return new double[][] {precision, recall, threshold};
    }
}
