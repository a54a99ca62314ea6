/// The Results card: metrics on the test rows beside their baselines, the plots and the table of rows.
/// May use eval, model, data and ui.common; never tensor, nn or optim.
package descent.ui.evaluate;
