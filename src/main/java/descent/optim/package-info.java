/// Optimizers and learning-rate schedules with PyTorch's names, arguments, defaults and formulas.
///
/// May use: `descent.tensor`.
package descent.optim;
