package descent.train;

import descent.tensor.Tensor;
import java.util.List;

/// The length of the gradient over all weights, measured right before the updates for which somebody asks. Trainer thread only.
final class GradientNorm {
    private final List<Tensor> parameters;
    private boolean wanted;
    private double value = Double.NaN;

    GradientNorm(List<Tensor> parameters) {
        this.parameters = parameters;
    }

    /// The next STEP measures it.
    void measureNext() {
        wanted = true;
    }

    void beforeStep() {
        if (wanted) {
            value = measured();
            wanted = false;
        }
    }

    /// As measured last; NaN before the first time.
    double value() {
        return value;
    }

    private double measured() {
        double sum = 0;
        for (Tensor p : parameters) {
            float[] g = p.grad();
            if (g != null) {
                for (float v : g) {
                    sum += (double) v * v;
                }
            }
        }
        return Math.sqrt(sum);
    }
}
