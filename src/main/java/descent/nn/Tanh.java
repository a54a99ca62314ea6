package descent.nn;

import descent.tensor.Activation;

/// Squeezes each number into (−1, 1): `y = tanh(x)`; derivative 1 − y².
///
/// Shapes: any, kept. Source: `torch.nn.Tanh`.
public final class Tanh extends ActivationLayer {
    public Tanh() {
        super(new Activation.Tanh());
    }
}
