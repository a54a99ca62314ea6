package descent.optim;

import descent.tensor.Tensor;
import java.util.Map;

/// Steps of about the learning rate for each weight, whatever the size of its gradient.
///
/// Formula, g the gradient, t the step: `g += weightDecay · w`; `m = β1 m + (1 − β1) g`; `v = β2 v + (1 − β2) g²`;
/// `w −= lr / (1 − β1^t) · m / (√v / √(1 − β2^t) + eps)`; with amsgrad the running maximum of v replaces v.
/// Defaults: lr 0.001, betas 0.9 and 0.999, eps 1e-8, weightDecay 0 (L2), amsgrad false.
/// Slots: exp_avg, exp_avg_sq, max_exp_avg_sq. Errors: betas outside [0, 1), negative settings.
/// Source: Kingma and Ba 2015; `torch.optim.Adam`.
public final class Adam extends AdamFamily {
    public Adam(Map<String, Tensor> named, double lr) {
        this(named, lr, 0.9, 0.999, 1e-8, 0, false);
    }

    public Adam(Map<String, Tensor> named, double lr, double beta1, double beta2, double eps, double weightDecay, boolean amsgrad) {
        super(named, lr, new Settings(beta1, beta2, eps, weightDecay, amsgrad, false));
    }
}
