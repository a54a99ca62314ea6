/// The Model card with its layer stack and the Network card with its diagram.
/// May use train, model, data and ui.common; never tensor, nn or optim.
package descent.ui.network;
