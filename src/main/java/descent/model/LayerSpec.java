package descent.model;

/// One row of the layer stack, with PyTorch's names, arguments and defaults. Input sizes are not stored:
/// they follow from the data and from the layer before.
public sealed interface LayerSpec {
    /// PyTorch's name of the layer.
    default String kind() {
        return getClass().getSimpleName();
    }

    /// @param outFeatures units of the layer; [#FOLLOWS_TARGET] for the last Linear: as many as the target asks for
    record Linear(int outFeatures) implements LayerSpec {
        public static final int FOLLOWS_TARGET = 0;
    }

    record ReLU() implements LayerSpec { }

    /// @param negativeSlope default 0.01
    record LeakyReLU(double negativeSlope) implements LayerSpec { }

    /// @param alpha default 1
    record ELU(double alpha) implements LayerSpec { }

    /// @param tanh approximate="tanh" instead of the exact erf form; default false
    record GELU(boolean tanh) implements LayerSpec { }

    /// @param beta default 1
    /// @param threshold default 20: above it the function is the identity
    record Softplus(double beta, double threshold) implements LayerSpec { }

    record Tanh() implements LayerSpec { }

    record Sigmoid() implements LayerSpec { }

    /// @param p share of units that are zeroed in training; default 0.5
    record Dropout(double p) implements LayerSpec { }

    /// @param eps default 1e-5
    /// @param momentum default 0.1
    record BatchNorm1d(double eps, double momentum) implements LayerSpec { }

    /// @param eps default 1e-5
    record LayerNorm(double eps) implements LayerSpec { }
}
