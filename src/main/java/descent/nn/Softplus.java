package descent.nn;

import descent.tensor.Activation;

/// A smooth ReLU: `y = ln(1 + e^(beta x)) / beta`, and x itself where `beta x > threshold`.
///
/// Shapes: any, kept. Defaults: beta 1, threshold 20. Errors: a beta of 0, values that are not finite.
/// Source: `torch.nn.Softplus`.
public final class Softplus extends ActivationLayer {
    public Softplus() {
        this(1, 20);
    }

    public Softplus(double beta, double threshold) {
        super(new Activation.Softplus(beta(beta), Check.finite("threshold", threshold)));
    }

    private static float beta(double beta) {
        Check.that(beta != 0, "Invalid beta: 0, must not be 0");
        return Check.finite("beta", beta);
    }
}
