package descent.nn;

import descent.tensor.Activation;

/// Squeezes each number into (0, 1): `y = 1 / (1 + e^−x)`; derivative y (1 − y).
///
/// Shapes: any, kept. Source: `torch.nn.Sigmoid`.
public final class Sigmoid extends ActivationLayer {
    public Sigmoid() {
        super(new Activation.Sigmoid());
    }
}
