/// The training loop, the one thread that owns the model, its history, and what is made of them.
/// May use every room below it; knows no screen.
package descent.train;
