/// The Runs card: every run of the session, what sets it apart, its last losses.
/// May use train, model, data and ui.common; never tensor, nn or optim.
package descent.ui.runs;
