/// The loss chart with its readouts, the Training loop card with pace dial and code lens, and the form of the training settings.
/// May use train, model, data and ui.common; never tensor, nn or optim.
package descent.ui.training;
