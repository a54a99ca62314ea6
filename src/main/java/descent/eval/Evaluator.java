package descent.eval;

import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.Task;
import descent.data.TensorDataset;
import descent.eval.Evaluation.Part;
import descent.model.NetworkBuilder;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// Makes an [Evaluation]: eval mode, no gradients, the test rows that training never saw, and the train rows beside them.
/// Changes nothing in the model: weights, mode and random streams are as before.
public final class Evaluator {
    private static final double TEST_OUTPUTS = 0.25;
    private static final double TRAIN_OUTPUTS = 0.55;
    private static final double LINE = 0.75;
    private static final double TEST_FIGURES = 0.9;

    private final TrainedModel model;
    private final PreparedData data;
    private final Progress progress;
    private boolean cancelled;

    private Evaluator(TrainedModel model, PreparedData data, Progress progress) {
        this.model = model;
        this.data = data;
        this.progress = progress;
    }

    /// @return null when cancelled
    public static Evaluation evaluate(TrainedModel model, PreparedData data, Progress progress) {
        return new Evaluator(model, data, progress).evaluate();
    }

    private Evaluation evaluate() {
        float[] test = outputs(data.test(), 0, TEST_OUTPUTS);
        float[] train = test == null ? null : outputs(data.train(), TEST_OUTPUTS, TRAIN_OUTPUTS);
        if (train == null) {
            return null;
        }
        return data.task() == Task.REGRESSION ? regression(test, train) : classes(test, train);
    }

    private boolean goOn(double share) {
        cancelled |= !progress.update(share);
        return !cancelled;
    }

    private float[] outputs(TensorDataset rows, double from, double to) {
        return EvalPass.outputs(model.network(), rows.x(), done -> goOn(from + (to - from) * done));
    }

    private Evaluation regression(float[] testOut, float[] trainOut) {
        float[] trainActual = targetsInUnits(data.split().train());
        StraightLine line = StraightLine.fit(data.train().x().data(), trainActual, data.preprocessing().inFeatures(),
                done -> goOn(TRAIN_OUTPUTS + (LINE - TRAIN_OUTPUTS) * done));
        Part test = cancelled || !goOn(LINE) ? null : regression(data.test(), data.split().test(), testOut, trainActual, line);
        if (test == null || !goOn(TEST_FIGURES)) {
            return null;
        }
        return evaluation(test, regression(data.train(), data.split().train(), trainOut, trainActual, line));
    }

    private Part regression(TensorDataset rows, int[] tableRows, float[] outputs, float[] trainActual, StraightLine line) {
        float[] actual = targetsInUnits(tableRows);
        float[] predicted = inUnits(outputs);
        Regression lineFigures = line == null ? null : RegressionMetrics.of(actual, line.predictAll(rows.x().data(), actual.length));
        return new Part(tableRows.clone(), actual, predicted, new float[0], loss(outputs, rows), RegressionMetrics.of(actual, predicted),
                RegressionMetrics.meanBaseline(trainActual, actual), lineFigures, null, null);
    }

    private Evaluation classes(float[] testOut, float[] trainOut) {
        int[] trainActual = classIndices(data.train());
        Part test = goOn(TRAIN_OUTPUTS) ? classes(data.test(), data.split().test(), testOut, trainActual) : null;
        if (test == null || !goOn(LINE)) {
            return null;
        }
        return evaluation(test, classes(data.train(), data.split().train(), trainOut, trainActual));
    }

    private Part classes(TensorDataset rows, int[] tableRows, float[] outputs, int[] trainActual) {
        List<String> classes = data.preprocessing().classes();
        int[] actual = classIndices(rows);
        float[] probabilities = Probabilities.of(outputs, data.preprocessing().outFeatures(), model.setup().loss());
        int[] predicted = Probabilities.classes(probabilities, classes.size());
        return new Part(tableRows.clone(), floats(actual), floats(predicted), probabilities, loss(outputs, rows), null, null, null,
                ClassificationMetrics.of(actual, predicted, probabilities, classes),
                ClassificationMetrics.majorityBaseline(trainActual, actual, classes));
    }

    private Evaluation evaluation(Part test, Part train) {
        boolean number = data.task() == Task.REGRESSION;
        return new Evaluation(data.task(), model.epoch(), model.fingerprint(), data.schema().target(),
                number ? List.of() : data.preprocessing().classes(), number ? data.preprocessing().targetStd() : 1, test, train);
    }

    /// From the outputs that are there already: the network gives the same bits in one piece as in chunks.
    private double loss(float[] outputs, TensorDataset rows) {
        int n = rows.rows();
        return Tensor.noGrad(() -> NetworkBuilder.loss(model.setup().loss()).forward(Tensor.of(outputs, n, outputs.length / n), rows.y()).item());
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
