package descent.nn;

import descent.tensor.Activation;

/// Lets positive numbers through and turns the others into 0: `y = max(x, 0)`; derivative 0 at 0.
///
/// Shapes: any, kept. Source: `torch.nn.ReLU`.
public final class ReLU extends ActivationLayer {
    public ReLU() {
        super(new Activation.Relu());
    }
}
