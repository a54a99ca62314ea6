package descent.eval;

import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.Task;
import descent.model.SavedModel;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import java.util.OptionalDouble;

/// One figure for how good a copy of a model is on changed test inputs: RMSE in the target's units, or the share of wrong
/// classes. Lower is better. Works on a copy, so that it may run beside training.
final class Scorer {
    private final TrainedModel model;
    private final PreparedData data;
    private final float[] actual;

    Scorer(SavedModel saved, PreparedData data) {
        this.model = TrainedModel.restore(saved);
        this.data = data;
        this.actual = data.task() == Task.REGRESSION ? numbers(data) : data.test().y().data();
    }

    private static float[] numbers(PreparedData data) {
        float[] column = data.table().column(data.preprocessing().target().name()).as(Kind.NUMBER).numbers();
        int[] rows = data.split().test();
        float[] out = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = column[rows[i]];
        }
        return out;
    }

    /// The prediction in units, or the probability of the asked class, as a mean over the rows.
    ///
    /// @param asked index of a class; ignored for a regression
    /// @return empty when cancelled; NaN where the model answers with no number
    OptionalDouble meanAnswer(float[] x, int asked, Progress progress) {
        float[] out = outputs(x, progress);
        if (out == null) {
            return OptionalDouble.empty();
        }
        int rows = x.length / data.preprocessing().inFeatures();
        boolean number = data.task() == Task.REGRESSION;
        int k = data.preprocessing().classes().size();
        float[] p = number ? out : Probabilities.of(out, data.preprocessing().outFeatures(), model.setup().loss());
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += number ? (float) data.preprocessing().unscaleTarget(out[i]) : p[i * k + asked];
        }
        return OptionalDouble.of(sum / rows);
    }

    /// @return empty when cancelled; NaN where the model answers with no number
    OptionalDouble error(float[] x, Progress progress) {
        float[] out = outputs(x, progress);
        if (out == null) {
            return OptionalDouble.empty();
        }
        if (data.task() == Task.REGRESSION) {
            float[] answers = new float[out.length];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = (float) data.preprocessing().unscaleTarget(out[i]);
            }
            return OptionalDouble.of(RegressionMetrics.of(actual, answers).rmse());
        }
        float[] p = Probabilities.of(out, data.preprocessing().outFeatures(), model.setup().loss());
        int[] classes = Probabilities.classes(p, data.preprocessing().classes().size());
        int wrong = 0;
        for (int i = 0; i < classes.length; i++) {
            wrong += classes[i] == (int) actual[i] ? 0 : 1;
        }
        return OptionalDouble.of((double) wrong / classes.length);
    }

    private float[] outputs(float[] x, Progress progress) {
        int in = data.preprocessing().inFeatures();
        return EvalPass.outputs(model.network(), Tensor.of(x, x.length / in, in), progress);
    }
}
