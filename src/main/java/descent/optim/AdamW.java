package descent.optim;

import descent.tensor.Tensor;
import java.util.Map;

/// Adam whose weight decay shrinks the weights directly instead of entering the gradient.
///
/// Formula: `w −= lr · weightDecay · w`, then Adam ([Adam]) with no L2 term.
/// Defaults: lr 0.001, betas 0.9 and 0.999, eps 1e-8, weightDecay 0.01 (not 0), amsgrad false.
/// Slots: exp_avg, exp_avg_sq, max_exp_avg_sq. Errors: betas outside [0, 1), negative settings.
/// Source: Loshchilov and Hutter 2019; `torch.optim.AdamW`.
public final class AdamW extends AdamFamily {
    public AdamW(Map<String, Tensor> named, double lr) {
        this(named, lr, 0.9, 0.999, 1e-8, 0.01, false);
    }

    public AdamW(Map<String, Tensor> named, double lr, double beta1, double beta2, double eps, double weightDecay, boolean amsgrad) {
        super(named, lr, new Settings(beta1, beta2, eps, weightDecay, amsgrad, true));
    }
}
