package descent.eval;

import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.Task;
import descent.data.TensorDataset;
import descent.model.NetworkBuilder;
import descent.model.TrainedModel;
import java.util.Arrays;
import java.util.List;

/// Makes an [Evaluation]: eval mode, no gradients, the test rows that training never saw, and the train rows beside them.
/// Changes nothing in the model: weights, mode and random streams are as before.
public final class Evaluator {
    private final TrainedModel model;
    private final PreparedData data;
    private final Progress progress;

    private Evaluator(TrainedModel model, PreparedData data, Progress progress) {
        this.model = model;
        this.data = data;
        this.progress = progress;
    }

    /// @return null when cancelled
    public static Evaluation evaluate(TrainedModel model, PreparedData data, Progress progress) {
        Evaluator e = new Evaluator(model, data, progress);
        float[] test = e.outputs(data.test(), 0, 0.3);
        float[] train = test == null ? null : e.outputs(data.train(), 0.3, 1);
        if (train == null) {
            return null;
        }
        return data.task() == Task.REGRESSION ? e.regression(test, train) : e.classes(test, train);
    }

    private float[] outputs(TensorDataset rows, double from, double to) {
        return EvalPass.outputs(model.network(), rows.x(), done -> progress.update(from + (to - from) * done));
    }

    private Evaluation regression(float[] testOut, float[] trainOut) {
        float[] actual = targetsInUnits(data.split().test());
        float[] trainActual = targetsInUnits(data.split().train());
        float[] predicted = inUnits(testOut);
        StraightLine line = StraightLine.fit(data.train().x().data(), trainActual, data.preprocessing().inFeatures());
        Regression lineBaseline = line == null ? null
                : RegressionMetrics.of(actual, line.predictAll(data.test().x().data(), actual.length));
        return new Evaluation(data.task(), model.epoch(), model.fingerprint(), data.schema().target(),
                RegressionMetrics.of(actual, predicted), RegressionMetrics.of(trainActual, inUnits(trainOut)),
                RegressionMetrics.meanBaseline(trainActual, actual), lineBaseline, null, null, null,
                loss(data.test()), loss(data.train()), data.preprocessing().targetStd(), List.of(),
                data.split().test().clone(), actual, predicted, new float[0]);
    }

    private Evaluation classes(float[] testOut, float[] trainOut) {
        List<String> classes = data.preprocessing().classes();
        int[] actual = classIndices(data.test());
        int[] trainActual = classIndices(data.train());
        int out = data.preprocessing().outFeatures();
        float[] probabilities = Probabilities.of(testOut, out, model.setup().loss());
        float[] trainProbabilities = Probabilities.of(trainOut, out, model.setup().loss());
        int[] predicted = Probabilities.classes(probabilities, classes.size());
        int[] trainPredicted = Probabilities.classes(trainProbabilities, classes.size());
        return new Evaluation(data.task(), model.epoch(), model.fingerprint(), data.schema().target(),
                null, null, null, null, ClassificationMetrics.of(actual, predicted, probabilities, classes),
                ClassificationMetrics.of(trainActual, trainPredicted, trainProbabilities, classes),
                ClassificationMetrics.majorityBaseline(trainActual, actual, classes),
                loss(data.test()), loss(data.train()), 1, classes,
                data.split().test().clone(), floats(actual), floats(predicted), probabilities);
    }

    private double loss(TensorDataset rows) {
        return EvalPass.loss(model.network(), NetworkBuilder.loss(model.setup().loss()), rows);
    }

    /// From the table itself, so that scaling there and back rounds nothing.
    private float[] targetsInUnits(int[] rows) {
        float[] numbers = data.table().column(data.preprocessing().target().name()).as(Kind.NUMBER).numbers();
        float[] out = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = numbers[rows[i]];
        }
        return out;
    }

    private float[] inUnits(float[] outputs) {
        float[] out = new float[outputs.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) data.preprocessing().unscaleTarget(outputs[i]);
        }
        return out;
    }

    private static int[] classIndices(TensorDataset rows) {
        float[] y = rows.y().data();
        int[] out = new int[y.length];
        Arrays.setAll(out, i -> (int) y[i]);
        return out;
    }

    private static float[] floats(int[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i];
        }
        return out;
    }
}
