/// How good a model is: metrics in the target's own units, baselines, importance, cross-validation.
///
/// May use tensor, nn, data and model; never JavaFX. Works in eval mode without gradients and changes nothing.
package descent.eval;
