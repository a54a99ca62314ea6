package descent.train;

import descent.model.LossSpec;
import descent.model.NetworkBuilder;
import descent.nn.Loss;
import descent.tensor.Tensor;
import descent.train.StepView.LossTerms;
import java.util.Arrays;

/// The loss as a mean of terms: the engine's own loss on each of the first rows alone.
final class LossTermsMaker {
    private LossTermsMaker() { }

    static LossTerms of(LossSpec spec, Tensor predictions, Tensor targets, float value) {
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

    private static Tensor row(Tensor t, int row) {
        int[] shape = t.shape();
        int width = t.numel() / shape[0];
        shape[0] = 1;
        return Tensor.of(Arrays.copyOfRange(t.data(), row * width, (row + 1) * width), shape);
    }
}
