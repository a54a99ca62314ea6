package descent.eval;

import descent.data.Progress;
import descent.data.Task;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import java.util.List;

/// What a model says to rows it is given, in the target's own units or as classes; eval mode, no gradients, nothing changed.
public final class Predictor {
    /// The answer to one row.
    ///
    /// @param value         in the target's units, or the index of the most probable class
    /// @param classes       names of the classes; empty for a regression
    /// @param probabilities one per class; empty for a regression
    public record Answer(float value, List<String> classes, float[] probabilities) {
        public Answer {
            classes = List.copyOf(classes);
        }
    }

    private Predictor() { }

    /// @param features one row as the preprocessing makes it
    public static Answer answer(TrainedModel model, float[] features) {
        int in = model.preprocessing().inFeatures();
        if (features.length != in) {
            throw new IllegalArgumentException("the network takes " + in + " numbers a row, not " + features.length);
        }
        float[] out = EvalPass.outputs(model.network(), Tensor.of(features.clone(), 1, in), Progress.NONE);
        if (model.preprocessing().task() == Task.REGRESSION) {
            return new Answer((float) model.preprocessing().unscaleTarget(out[0]), List.of(), new float[0]);
        }
        List<String> classes = model.preprocessing().classes();
        float[] probabilities = Probabilities.of(out, model.preprocessing().outFeatures(), model.setup().loss());
        return new Answer(Probabilities.classes(probabilities, classes.size())[0], classes, probabilities);
    }
}
