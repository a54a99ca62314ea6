package descent.nn;

import descent.tensor.Kernels;
import descent.tensor.LossSum;
import descent.tensor.Tensor;

/// A loss that is the mean (or sum) of a term per element: predictions and targets `[*]`, of one shape.
///
/// The terms are added in 16 lanes (element i in lane i mod 16) over blocks of 4,096 elements, lanes and blocks then in
/// order in double precision: the same bits in every kernel.
abstract class ElementLoss extends Loss {
    private final Reduction reduction;
    private final LossSum term;
    private final float[] lanes = new float[Kernels.LANES];

    ElementLoss(Reduction reduction, LossSum term) {
        this.reduction = reduction;
        this.term = term;
    }

    @Override
    float value(Tensor predictions, Tensor target) {
        double sum = engine().kernels().lossSum(term, predictions.data(), target.data(), lanes);
        return (float) (reduction == Reduction.MEAN ? sum / predictions.numel() : sum);
    }

    @Override
    void gradient(Tensor predictions, Tensor target, float scale, float[] dp) {
        float each = reduction == Reduction.MEAN ? scale / predictions.numel() : scale;
        engine().kernels().lossGradient(term, predictions.data(), target.data(), each, dp);
    }
}
