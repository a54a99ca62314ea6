package descent.nn;

import descent.tensor.LossSum;

/// Squared near 0, absolute beyond: the mean of `0.5 e² / beta` where |e| < beta, else `|e| − 0.5 beta`, e = p − t.
///
/// Shapes: predictions and targets of one shape. Default: beta 1; beta 0 is L1Loss. Errors: a negative beta; two shapes.
/// Source: `torch.nn.SmoothL1Loss`.
public final class SmoothL1Loss extends ElementLoss {
    public SmoothL1Loss() {
        this(1);
    }

    public SmoothL1Loss(double beta) {
        this(beta, Reduction.MEAN);
    }

    public SmoothL1Loss(double beta, Reduction reduction) {
        super(reduction, term(Check.finite("beta", beta)));
    }

    private static LossSum term(float beta) {
        Check.that(beta >= 0, "Invalid beta: %s, smooth_l1_loss does not support negative values", beta);
        return new LossSum.SmoothL1(beta);
    }
}
