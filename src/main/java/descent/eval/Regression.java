package descent.eval;

/// The four figures of a regression, in the target's own units, as scikit-learn computes them.
///
/// @param rows rows that were counted
/// @param mse  mean of (actual − predicted)²
/// @param rmse √mse
/// @param mae  mean of |actual − predicted|
/// @param r2   1 − Σ(actual − predicted)² / Σ(actual − mean of actual)²; where the actual values are all equal: 1 if all are
///             met, else 0; NaN below two rows
public record Regression(int rows, double mse, double rmse, double mae, double r2) { }
