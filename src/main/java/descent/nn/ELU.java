package descent.nn;

import descent.tensor.Activation;

/// Smooth below zero: `y = x` for x > 0, else `alpha (e^x − 1)`.
///
/// Shapes: any, kept. Default: alpha 1. Errors: an alpha that is not finite. Source: `torch.nn.ELU`.
public final class ELU extends ActivationLayer {
    public ELU() {
        this(1);
    }

    public ELU(double alpha) {
        super(new Activation.Elu(Check.finite("alpha", alpha)));
    }
}
