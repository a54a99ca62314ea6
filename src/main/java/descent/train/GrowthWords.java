package descent.train;

import descent.data.NumberMarks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// The sentence at divergence: how fast the loss grew, from where, and what passed the largest float32.
final class GrowthWords {
    private static final double MANY = 1000;
    private static final double TOO_MANY = 1e12;

    private GrowthWords() { }

    /// @param layer name of the parameter that stopped being finite first, or "" when it was the loss
    /// @param loss  the loss of the epoch in work, if it was still finite
    static String say(RunHistory history, int epoch, String layer, float loss) {
        int n = history.count();
        float end = Float.isFinite(loss) && n + 1 == epoch ? loss : n > 0 ? history.train(n - 1) : Float.NaN;
        int endEpoch = Float.isFinite(loss) && n + 1 == epoch ? epoch : n;
        int from = endEpoch;
        float next = end;
        while (from > 1 && history.train(from - 2) < next) {
            next = history.train(from - 2);
            from--;
        }
        String what = layer.isEmpty() ? "the loss passed the largest float32 number"
                : "a weight of layer " + layer + " passed the largest float32 number";
        if (from >= endEpoch || !(next > 0)) {
            return "At epoch " + epoch + " " + what + ". A smaller learning rate helps.";
        }
        double factor = Math.pow((double) end / next, 1.0 / (endEpoch - from));
        return "The loss grew × " + digits(factor) + " an epoch on average from epoch " + from + " on; at epoch " + epoch + " " + what
                + ". A smaller learning rate helps.";
    }

    /// Why a run failed.
    static String failure(Throwable e) {
        return e instanceof OutOfMemoryError ? "The memory did not suffice for this network and batch size; take fewer units or smaller batches."
                : "Training stopped because of an error: " + (e.getMessage() == null ? e.toString() : e.getMessage());
    }

    /// Three significant digits, without an exponent where a person can read it so.
    static String digits(double v) {
        if (v >= MANY - 0.5 && v < TOO_MANY) { // from 999.5 on three digits are a thousand
            return NumberMarks.shown(String.format(Locale.ROOT, "%,d", BigDecimal.valueOf(v).round(new MathContext(3)).longValue()));
        }
        return NumberMarks.shown(String.format(Locale.ROOT, v >= TOO_MANY ? "%.2e" : "%.3g", v));
    }
}
