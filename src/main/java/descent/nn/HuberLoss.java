package descent.nn;

import descent.tensor.LossSum;

/// Squared near 0, straight beyond: the mean of `0.5 e²` where |e| ≤ delta, else `delta (|e| − 0.5 delta)`, e = p − t.
///
/// Equals delta times SmoothL1Loss(delta). Shapes: predictions and targets of one shape. Default: delta 1.
/// Errors: delta not above 0; two shapes. Source: `torch.nn.HuberLoss`.
public final class HuberLoss extends ElementLoss {
    public HuberLoss() {
        this(1);
    }

    public HuberLoss(double delta) {
        this(delta, Reduction.MEAN);
    }

    public HuberLoss(double delta, Reduction reduction) {
        super(reduction, term(Check.finite("delta", delta)));
    }

    private static LossSum term(float delta) {
        Check.that(delta > 0, "Invalid delta: %s, huber_loss does not support non-positive values", delta);
        return new LossSum.Huber(delta);
    }
}
