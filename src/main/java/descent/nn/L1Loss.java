package descent.nn;

import descent.tensor.LossSum;

/// Mean absolute error: `mean(|p − t|)`; derivative ±1/n, 0 where p = t.
///
/// Shapes: predictions and targets of one shape. Errors: two shapes. Source: `torch.nn.L1Loss`.
public final class L1Loss extends ElementLoss {
    public L1Loss() {
        this(Reduction.MEAN);
    }

    public L1Loss(Reduction reduction) {
        super(reduction, new LossSum.Absolute());
    }
}
