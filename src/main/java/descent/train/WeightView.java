package descent.train;

import java.util.List;

/// A copy of the weights, for the diagram.
///
/// @param epoch  finished epochs
/// @param inputs names of the input columns after one-hot
/// @param layers all layers in order, those without weights too
public record WeightView(int epoch, List<String> inputs, List<LayerWeights> layers) {
    public WeightView {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
    }

    /// @param name       of the layer in the state_dict: "0", "2"
    /// @param kind       PyTorch's name: "Linear", "ReLU"
    /// @param in         units before the layer
    /// @param out        units of the layer
    /// @param weight     [out, in] row-major; for the norms [out]; empty where the layer has none
    /// @param bias       [out] or empty
    /// @param weightGrad as weight; empty before the first backward and after zeroing to none
    /// @param biasGrad   as bias
    public record LayerWeights(String name, String kind, int in, int out, float[] weight, float[] bias,
                               float[] weightGrad, float[] biasGrad) {
        public boolean hasWeights() {
            return weight.length > 0;
        }
    }
}
