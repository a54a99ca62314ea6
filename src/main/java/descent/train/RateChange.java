package descent.train;

/// A change of the learning rate by hand: the first update that used the new value.
///
/// @param epoch epoch of that update, counted from 1
/// @param step  number of that update within the run, counted from 1
/// @param lr    the rate that the optimizer used
public record RateChange(int epoch, long step, double lr) { }
