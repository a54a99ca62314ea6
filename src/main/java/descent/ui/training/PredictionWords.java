package descent.ui.training;

import descent.train.RunHistory;
import descent.ui.common.Numbers;

/// Tells the difference between the curve that was expected and the one that came, in a sentence.
final class PredictionWords {
    private static final double NEAR = 1.25;

    private PredictionWords() { }

    /// @return "" while there is nothing to compare
    static String of(Prediction p, RunHistory h) {
        int count = h.count();
        if (p.isEmpty() || count == 0) {
            return "";
        }
        int worst = 0;
        double widest = 1;
        int last = 0;
        for (int e = 1; e <= count; e++) {
            double ratio = ratio(p.at(e), h.train(e - 1));
            if (ratio <= 0) {
                continue;
            }
            last = e;
            if (Math.max(ratio, 1 / ratio) > widest) {
                widest = Math.max(ratio, 1 / ratio);
                worst = e;
            }
        }
        if (last == 0) {
            return "";
        }
        if (!Float.isFinite(h.train(count - 1))) {
            return "You expected " + Numbers.plain(p.at(last)) + " at epoch " + Numbers.count(last) + "; the loss left every bound instead.";
        }
        String end = "You expected " + Numbers.plain(p.at(last)) + " at epoch " + Numbers.count(last) + ", it came to " + Numbers.plain(h.train(last - 1)) + ".";
        return widest < NEAR ? end + " Your curve fits well." : end + " Widest apart at epoch " + Numbers.count(worst) + ": you expected "
                + Numbers.plain(p.at(worst)) + ", it was " + Numbers.plain(h.train(worst - 1)) + " (× " + Numbers.plain(Math.round(widest * 10) / 10.0) + ").";
    }

    /// Expected over true; −1 where there is nothing to compare.
    private static double ratio(double expected, double came) {
        return expected > 0 && came > 0 && Double.isFinite(came) ? expected / came : -1;
    }
}
