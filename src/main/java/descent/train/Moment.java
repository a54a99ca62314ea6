package descent.train;

import descent.eval.Evaluation;

/// A run as it stood after so many epochs, computed again to the bit. A view: the model stays the last one.
///
/// @param epoch       finished epochs
/// @param weights     after them
/// @param evaluation  of them on the test rows, with predictions
/// @param fingerprint of them
public record Moment(int epoch, WeightView weights, Evaluation evaluation, String fingerprint) { }
