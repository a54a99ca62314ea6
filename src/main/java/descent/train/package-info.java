/// The training loop and its one thread: phases, states, history, commands, and the instruments built on them.
///
/// May use tensor, nn, optim, data, model and eval; never JavaFX. What a screen needs of tensors leaves this package as
/// records of names, shapes and copies of floats, made on the trainer thread between two phases.
package descent.train;
