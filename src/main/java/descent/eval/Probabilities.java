package descent.eval;

import descent.model.LossSpec;

/// From a network's raw outputs to probabilities of classes and the predicted class.
public final class Probabilities {
    private Probabilities() { }

    /// Sigmoid of one output (two classes), softmax of several; a loss that is not meant for classes gives its outputs
    /// cut to 0 … 1.
    ///
    /// @param outputs [N, out] row-major
    /// @return [N, classes] row-major
    public static float[] of(float[] outputs, int out, LossSpec loss) {
        boolean logits = loss instanceof LossSpec.BCEWithLogitsLoss || loss instanceof LossSpec.CrossEntropyLoss;
        return out == 1 ? two(outputs, logits) : several(outputs, out);
    }

    private static float[] two(float[] outputs, boolean logits) {
        float[] p = new float[outputs.length * 2];
        for (int i = 0; i < outputs.length; i++) {
            double one = logits ? 1 / (1 + StrictMath.exp(-(double) outputs[i])) : Math.clamp(outputs[i], 0f, 1f);
            p[2 * i] = (float) (1 - one);
            p[2 * i + 1] = (float) one;
        }
        return p;
    }

    private static float[] several(float[] outputs, int k) {
        float[] p = new float[outputs.length];
        for (int row = 0; row < outputs.length; row += k) {
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < k; c++) {
                max = Math.max(max, outputs[row + c]);
            }
            double sum = 0;
            for (int c = 0; c < k; c++) {
                sum += StrictMath.exp(outputs[row + c] - max);
            }
            for (int c = 0; c < k; c++) {
                p[row + c] = (float) (StrictMath.exp(outputs[row + c] - max) / sum);
            }
        }
        return p;
    }

    /// The most probable class of each row (of equal ones the first, so that the second of two classes needs more than one half).
    public static int[] classes(float[] probabilities, int k) {
        int[] out = new int[probabilities.length / k];
        for (int i = 0; i < out.length; i++) {
            int best = 0;
            for (int c = 1; c < k; c++) {
                best = probabilities[i * k + c] > probabilities[i * k + best] ? c : best;
            }
            out[i] = best;
        }
        return out;
    }
}
