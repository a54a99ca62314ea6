package descent.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// BatchNorm1d by hand, with eps 1 and momentum 0.25 on the batch 1, 3: mean 2, variance 1 (biased) and 2 (unbiased).
class BatchNormTest {
    private static final float SAME = 1e-6f;
    private static final float ROOT_HALF = 0.70710678f;

    private final BatchNorm1d layer = new BatchNorm1d(1, 1, 0.25);
    private final Sequential net = new Sequential(layer);

    private static Tensor batch() {
        return Tensor.of(new float[] {1, 3}, 2, 1).requiresGrad(true);
    }

    private void running(double mean, double var, int batches) {
        Map<String, Tensor> state = layer.stateDict();
        assertEquals(mean, state.get("running_mean").item(), SAME);
        assertEquals(var, state.get("running_var").item(), SAME);
        assertEquals(batches, state.get("num_batches_tracked").item());
    }

    @Test
    void training_usesTheBatch_andMovesTheRunningMomentsByMomentum() {
        Tensor y = net.forward(batch());
        assertArrayEquals(new float[] {-ROOT_HALF, ROOT_HALF}, y.data(), SAME);
        running(0.25 * 2, 0.75 + 0.25 * 2, 1);
        net.forward(batch());
        running(0.75 * 0.5 + 0.25 * 2, 0.75 * 1.25 + 0.25 * 2, 2);
    }

    /// d/dx of (x − mean) / √(var + 1): a single number moves the mean and the variance too.
    @Test
    void gradientInTraining_goesThroughMeanAndVariance() {
        Tensor x = batch();
        float dx = (float) (4 * ROOT_HALF * (1 - 0.5 - 0.25));
        for (int pass = 0; pass < 2; pass++) { // the second knows nothing of the first
            net.zeroGrad();
            x.zeroGrad();
            net.forward(x).mul(Tensor.of(new float[] {4, 0}, 2, 1)).sum().backward();
            assertArrayEquals(new float[] {dx, -dx}, x.grad(), SAME);
            assertArrayEquals(new float[] {-4 * ROOT_HALF}, net.gradDict().get("0.weight").data(), 4 * SAME);
            assertArrayEquals(new float[] {4}, net.gradDict().get("0.bias").data());
        }
    }

    /// After one batch the running moments are 0.5 and 1.25, so that the divisor is 1.5.
    @Test
    void eval_usesTheRunningMoments_forValueAndGradient_andLeavesThem() {
        net.forward(batch());
        layer.namedParameters().get("weight").data()[0] = 3;
        layer.namedParameters().get("bias").data()[0] = 0.25f;
        net.eval();
        Tensor x = batch();
        Tensor y = net.forward(x);
        assertArrayEquals(new float[] {1.25f, 5.25f}, y.data(), 4 * SAME);
        y.mul(Tensor.of(new float[] {1, 10}, 2, 1)).sum().backward();
        assertArrayEquals(new float[] {2, 20}, x.grad(), 20 * SAME);
        assertArrayEquals(new float[] {17}, net.gradDict().get("0.weight").data(), 20 * SAME);
        assertArrayEquals(new float[] {11}, net.gradDict().get("0.bias").data());
        running(0.5, 1.25, 1);
    }
}
