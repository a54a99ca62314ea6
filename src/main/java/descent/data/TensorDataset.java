package descent.data;

import descent.tensor.Tensor;

/// Rows that are ready for the network: x `[N, in]`, y `[N, out]` (regression, two classes) or `[N]` (class indices).
///
/// @param x the inputs
/// @param y the targets, as many rows as x
public record TensorDataset(Tensor x, Tensor y) {
    public TensorDataset {
        if (x.size(0) != y.size(0)) {
            throw new IllegalArgumentException("x has " + x.size(0) + " rows and y has " + y.size(0) + ": they must be as many");
        }
    }

    public int rows() {
        return x.size(0);
    }
}
