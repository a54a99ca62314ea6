package descent.nn;

import descent.tensor.LossSum;

/// Two classes from one number z before the sigmoid: the mean of `max(z, 0) − z t + ln(1 + e^−|z|)`; derivative `(sigmoid(z) − t) / n`.
///
/// Shapes: predictions and targets of one shape; targets 0 … 1. Errors: two shapes. Source: `torch.nn.BCEWithLogitsLoss`.
public final class BCEWithLogitsLoss extends ElementLoss {
    public BCEWithLogitsLoss() {
        this(Reduction.MEAN);
    }

    public BCEWithLogitsLoss(Reduction reduction) {
        super(reduction, new LossSum.Logistic());
    }
}
