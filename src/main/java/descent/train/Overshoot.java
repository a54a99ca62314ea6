package descent.train;

import descent.model.Setup;

/// The mark on the rate slider: from here on steps begin to overshoot.
///
/// @param rate   2 / (λmax + weight decay) of the loss at the weights of `epoch`; NaN where there is no mark
/// @param epoch  finished epochs
/// @param hidden why there is no mark, in words; "" where there is one
public record Overshoot(double rate, int epoch, String hidden) {
    /// Of rows that are not known.
    public static final int UNKNOWN = Integer.MAX_VALUE;

    /// Why a run of this set-up has no mark, or "" where it will have one.
    ///
    /// @param trainRows that it would learn from: a batch of as many is a full one
    public static String reason(Setup setup, int trainRows) {
        return OvershootMark.hidden(setup, trainRows);
    }

    /// Why this run has no mark, or "".
    public static String reason(Run run) {
        return reason(run.setup(), run.provenance() == null ? UNKNOWN : run.provenance().split().train().length);
    }

    static Overshoot hiddenBecause(String why) {
        return new Overshoot(Double.NaN, 0, why);
    }

    public boolean isShown() {
        return hidden.isEmpty() && rate > 0;
    }
}
