package descent.train;

import descent.model.Setup;

/// The mark on the rate slider: from here on steps begin to overshoot.
///
/// @param rate   2 / λmax of the loss at the weights of `epoch`; NaN where there is no mark
/// @param epoch  finished epochs
/// @param hidden why there is no mark, in words; "" where there is one
public record Overshoot(double rate, int epoch, String hidden) {
    /// Why a run of this set-up has no mark, or "" where it will have one.
    public static String reason(Setup setup) {
        return OvershootMark.hidden(setup);
    }

    static Overshoot hiddenBecause(String why) {
        return new Overshoot(Double.NaN, 0, why);
    }

    public boolean isShown() {
        return hidden.isEmpty() && rate > 0;
    }
}
