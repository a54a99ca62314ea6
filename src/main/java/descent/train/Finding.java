package descent.train;

/// What the words under the chart say about a run, with the numbers that made them say it.
///
/// @param rule      which one fired
/// @param sentence  what was seen, in numbers
/// @param remedy    what can be tried; "" where nothing is to be mended
/// @param fromEpoch first epoch that it is about, counted from 1
/// @param toEpoch   last epoch that it is about
public record Finding(Rule rule, String sentence, String remedy, int fromEpoch, int toEpoch) {
    /// The rules, in the order in which they are checked; the first that fires is told, the others are not.
    public enum Rule { NON_FINITE, NO_WEIGHT, OVERSHOOTING, BOUNCING, DEAD, STILL_FALLING, MEMORISING }
}
