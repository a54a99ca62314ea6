package descent.nn;

import descent.tensor.Functions;
import descent.tensor.Tensor;

/// Several classes from one number each: the mean of `−ln softmax(z)[y]`, the row's maximum subtracted first;
/// derivative `(softmax(z) − onehot(y)) / N`.
///
/// Shapes: predictions `[N, C]`, targets `[N]` holding class indices 0 … C−1. Label smoothing s: the target is
/// `(1 − s) onehot + s / C`. Class weights: each row counts with its class's weight, divided by the sum of the rows' weights.
/// Defaults: smoothing 0, all weights 1. Errors: s outside [0, 1], weights that are negative or not as many as C, another
/// shape, an index that is no class. Source: `torch.nn.CrossEntropyLoss`.
public final class CrossEntropyLoss extends Loss {
    private final double labelSmoothing;
    private final double[] classWeights;
    private float[] probabilities = new float[0];

    public CrossEntropyLoss() {
        this(0);
    }

    /// @param classWeights one per class, or none: all 1
    public CrossEntropyLoss(double labelSmoothing, double... classWeights) {
        Check.that(labelSmoothing >= 0 && labelSmoothing <= 1, "label_smoothing must be between 0.0 and 1.0. Got: %s", labelSmoothing);
        for (double w : classWeights) {
            Check.that(w >= 0 && Double.isFinite(w), "class weights must be finite and not negative. Got: %s", w);
        }
        this.labelSmoothing = labelSmoothing;
        this.classWeights = classWeights.clone();
    }

    @Override
    void check(Tensor z, Tensor target) {
        if (z.dim() != 2 || target.dim() != 1 || z.size(0) != target.size(0)) {
            Check.that(false, "CrossEntropyLoss needs predictions [N, classes] and targets [N] of class indices, got predictions %s and targets %s", z, target);
        }
        if (z.numel() == 0) {
            Check.that(false, "CrossEntropyLoss needs at least one row, got %s", z);
        }
        int classes = z.size(1);
        if (classWeights.length != 0 && classWeights.length != classes) {
            Check.that(false, "CrossEntropyLoss has %d class weights for %d classes", classWeights.length, classes);
        }
        for (float y : target.data()) {
            if (!(y >= 0 && y < classes && y == (int) y)) {
                Check.that(false, "Target %s is out of bounds: class indices are 0 to %d", y, classes - 1);
            }
        }
    }

    @Override
    float value(Tensor z, Tensor target) {
        int classes = z.size(1);
        if (probabilities.length != z.numel()) {
            probabilities = new float[z.numel()];
        }
        double total = 0;
        for (int i = 0; i < target.numel(); i++) {
            total += row(z.data(), i * classes, classes, (int) target.data()[i]);
        }
        return (float) (total / weightSum(target));
    }

    @Override
    void forgetScratch() {
        probabilities = new float[0];
    }

    /// Fills the row's probabilities and gives its share of the loss: `Σ_c target_c weight_c (ln Σ e^z − z_c)`.
    private double row(float[] z, int at, int classes, int y) {
        float max = z[at];
        for (int c = 1; c < classes; c++) {
            max = Math.max(max, z[at + c]);
        }
        float sum = 0;
        for (int c = 0; c < classes; c++) {
            float e = Functions.exp(z[at + c] - max);
            probabilities[at + c] = e;
            sum += e;
        }
        double logSum = StrictMath.log(sum);
        float inverse = 1 / sum;
        double smooth = 0;
        for (int c = 0; c < classes; c++) {
            probabilities[at + c] *= inverse;
            if (labelSmoothing > 0) {
                smooth += weight(c) * (logSum - ((double) z[at + c] - max));
            }
        }
        double own = weight(y) * (logSum - ((double) z[at + y] - max));
        return labelSmoothing > 0 ? (1 - labelSmoothing) * own + labelSmoothing / classes * smooth : own;
    }

    private double weight(int c) {
        return classWeights.length == 0 ? 1 : classWeights[c];
    }

    private double weightSum(Tensor target) {
        if (classWeights.length == 0) {
            return target.numel();
        }
        double sum = 0;
        for (float y : target.data()) {
            sum += classWeights[(int) y];
        }
        return sum;
    }

    /// `dz_c = (p_c Σ_k target_k weight_k − target_c weight_c) / Σ weights`.
    @Override
    void gradient(Tensor z, Tensor target, float scale, float[] dz) {
        int classes = z.size(1);
        double each = scale / weightSum(target);
        double weights = 0;
        for (int c = 0; c < classes; c++) {
            weights += weight(c);
        }
        double spread = labelSmoothing / classes;
        for (int i = 0; i < target.numel(); i++) {
            int y = (int) target.data()[i];
            int at = i * classes;
            float mass = (float) (((1 - labelSmoothing) * weight(y) + spread * weights) * each);
            for (int c = 0; c < classes; c++) {
                float share = (float) (spread * weight(c) * each);
                dz[at + c] = Functions.flush(probabilities[at + c] * mass - share);
            }
            dz[at + y] = Functions.flush(dz[at + y] - (float) ((1 - labelSmoothing) * weight(y) * each));
        }
    }
}
