package descent.nn;

import descent.tensor.LossSum;

/// Mean squared error: `mean((p − t)²)`; derivative `2 (p − t) / n`, n the number of elements.
///
/// Shapes: predictions and targets of one shape. Default: the mean (not halved). Errors: two shapes. Source: `torch.nn.MSELoss`.
public final class MSELoss extends ElementLoss {
    public MSELoss() {
        this(Reduction.MEAN);
    }

    public MSELoss(Reduction reduction) {
        super(reduction, new LossSum.Squared());
    }
}
