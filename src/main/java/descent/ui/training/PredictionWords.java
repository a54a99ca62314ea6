package descent.ui.training;

import descent.train.Run;
import descent.train.RunHistory;
import descent.ui.common.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;

/// Tells the difference between the curve that was expected and the one that came, in a sentence.
final class PredictionWords {
    private static final double NEAR = 1.25;
    private static final MathContext TWO = new MathContext(2);

    private PredictionWords() { }

    /// @return "" while there is nothing to compare
    static String of(Prediction p, Run run) {
        if (p.isEmpty()) {
            return "";
        }
        return run.divergedAt() > 0 ? broken(p, run.divergedAt()) : compared(p, run.history());
    }

    /// The epoch that broke is no finished one, so no curve has it.
    private static String broken(Prediction p, int epoch) {
        double expected = p.at(epoch);
        return expected > 0 ? "You expected " + Numbers.plain(expected) + " at epoch " + Numbers.count(epoch) + "; the loss left every bound instead."
                : "The loss left every bound at epoch " + Numbers.count(epoch) + "; you drew nothing there.";
    }

    private static String compared(Prediction p, RunHistory h) {
        int count = h.count();
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
        String end = "You expected " + Numbers.plain(p.at(last)) + " at epoch " + Numbers.count(last) + ", it came to " + Numbers.plain(h.train(last - 1)) + ".";
        return widest < NEAR ? end + " Your curve fits well." : end + " Widest apart at epoch " + Numbers.count(worst) + ": you expected "
                + Numbers.plain(p.at(worst)) + ", it was " + Numbers.plain(h.train(worst - 1)) + " (× " + Numbers.plain(BigDecimal.valueOf(widest).round(TWO).doubleValue()) + ").";
    }

    /// Expected over true; −1 where there is nothing to compare.
    private static double ratio(double expected, double came) {
        return expected > 0 && came > 0 && Double.isFinite(came) ? expected / came : -1;
    }
}
