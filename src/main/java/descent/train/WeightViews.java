package descent.train;

import descent.model.LayerSpec;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import descent.train.WeightView.LayerWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Copies the weights and gradients for the diagram.
final class WeightViews {
    private static final float[] NONE = new float[0];

    private WeightViews() { }

    static WeightView of(TrainedModel model, int epoch) {
        Map<String, Tensor> weights = model.network().namedParameters();
        List<String> inputs = model.preprocessing().featureNames();
        List<LayerWeights> layers = new ArrayList<>();
        int width = inputs.size();
        for (int i = 0; i < model.setup().layers().size(); i++) {
            LayerSpec spec = model.setup().layers().get(i);
            Tensor w = weights.get(i + ".weight");
            Tensor b = weights.get(i + ".bias");
            int out = spec instanceof LayerSpec.Linear ? w.exported().size(0) : width;
            layers.add(new LayerWeights(Integer.toString(i), spec.kind(), width, out, values(w), values(b), gradient(w), gradient(b)));
            width = out;
        }
        return new WeightView(epoch, inputs, layers);
    }

    private static float[] values(Tensor t) {
        return t == null ? NONE : t.exported().data();
    }

    private static float[] gradient(Tensor t) {
        return t == null || t.grad() == null ? NONE : t.exported(t.grad()).data();
    }
}
