package descent.train;

import descent.model.LossSpec;
import descent.model.NetworkBuilder;
import descent.nn.CrossEntropyLoss;
import descent.nn.Loss;
import descent.tensor.Tensor;
import descent.train.StepView.LossTerms;
import java.util.Arrays;
import java.util.List;

/// The loss as a mean of terms: the engine's own loss on each of the first rows alone, times its weight where classes have weights.
final class LossTermsMaker {
    private LossTermsMaker() { }

    static LossTerms of(LossSpec spec, Tensor predictions, Tensor targets, float value) {
        if (spec instanceof LossSpec.CrossEntropyLoss c && !c.classWeights().isEmpty()) {
            return weighted(c, predictions.detach(), targets, value);
        }
        Loss alone = NetworkBuilder.loss(spec); // the loop's own result must stay as it is
        int rows = predictions.size(0);
        float[] terms = new float[Math.min(rows, StepView.SHOWN_ROWS)];
        Tensor p = predictions.detach();
        for (int i = 0; i < terms.length; i++) {
            int row = i;
            terms[i] = Tensor.noGrad(() -> alone.forward(row(p, row), row(targets, row)).item());
        }
        boolean perRow = spec instanceof LossSpec.CrossEntropyLoss;
        int count = perRow ? rows : predictions.numel();
        return new LossTerms(spec.kind(), terms, (double) value * count, count, value);
    }

    /// What a loss with class weights is divided by: those of the rows, added up; NaN where classes have none.
    static double weights(LossSpec spec, Tensor targets) {
        if (!(spec instanceof LossSpec.CrossEntropyLoss c) || c.classWeights().isEmpty()) {
            return Double.NaN;
        }
        double weights = 0;
        for (float y : targets.data()) {
            weights += c.classWeights().get((int) y);
        }
        return weights;
    }

    /// The engine divides by the weights of all rows at once; alone, a row of weight 0 would be 0 / 0.
    private static LossTerms weighted(LossSpec.CrossEntropyLoss spec, Tensor predictions, Tensor targets, float value) {
        int rows = predictions.size(0);
        double weights = weights(spec, targets);
        float[] terms = new float[weights == 0 ? rows : Math.min(rows, StepView.SHOWN_ROWS)];
        double sum = 0;
        for (int i = 0; i < terms.length; i++) {
            double term = term(spec, row(predictions, i), (int) targets.data()[i]);
            terms[i] = (float) term;
            sum += term;
        }
        return new LossTerms(spec.kind(), Arrays.copyOf(terms, Math.min(rows, StepView.SHOWN_ROWS)), weights == 0 ? sum : value * weights, rows,
                weights, value);
    }

    /// `(1 − s) w_y l_y + s / C Σ_c w_c l_c`, l_c the loss of the row if c were its class, s the label smoothing.
    private static double term(LossSpec.CrossEntropyLoss spec, Tensor row, int y) {
        List<Double> weights = spec.classWeights();
        double s = spec.labelSmoothing();
        double term = (1 - s) * weights.get(y) * plain(row, y);
        for (int c = 0; s > 0 && c < weights.size(); c++) {
            term += s / weights.size() * weights.get(c) * plain(row, c);
        }
        return term;
    }

    private static float plain(Tensor row, int y) {
        return Tensor.noGrad(() -> new CrossEntropyLoss().forward(row, Tensor.of(new float[] {y}, 1)).item());
    }

    private static Tensor row(Tensor t, int row) {
        int[] shape = t.shape();
        int width = t.numel() / shape[0];
        shape[0] = 1;
        return Tensor.of(Arrays.copyOfRange(t.data(), row * width, (row + 1) * width), shape);
    }
}
