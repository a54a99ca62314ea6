package descent.nn;

import descent.tensor.Activation;

/// As ReLU, but negative numbers keep a small part: `y = x` for x > 0, else `negativeSlope · x`.
///
/// Shapes: any, kept. Default: negativeSlope 0.01. Errors: a slope that is not finite. Source: `torch.nn.LeakyReLU`.
public final class LeakyReLU extends ActivationLayer {
    public LeakyReLU() {
        this(0.01);
    }

    public LeakyReLU(double negativeSlope) {
        super(new Activation.Leaky(Check.finite("negativeSlope", negativeSlope)));
    }
}
