package descent.nn;

import descent.tensor.Activation;

/// Each number weighted by how likely a normal number lies below it: `y = x Φ(x)`; with `tanh` the usual approximation
/// `0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³)))`.
///
/// Shapes: any, kept. Default: exact (erf). Source: `torch.nn.GELU`.
public final class GELU extends ActivationLayer {
    public GELU() {
        this(false);
    }

    public GELU(boolean tanh) {
        super(tanh ? new Activation.GeluTanh() : new Activation.Gelu());
    }
}
