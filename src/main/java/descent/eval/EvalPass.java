package descent.eval;

import descent.data.Progress;
import descent.data.TensorDataset;
import descent.nn.Loss;
import descent.nn.Module;
import descent.tensor.Tensor;
import java.util.function.Supplier;

/// Runs a network in eval mode without gradients and leaves its mode as it was: nothing is changed by it.
public final class EvalPass {
    /// Rows that are worked at once where a result per row is wanted.
    private static final int CHUNK = 4096;

    private EvalPass() { }

    /// PyTorch's `model.eval()` and `torch.no_grad()` around `work`, then the mode as before.
    public static <T> T inEval(Module network, Supplier<T> work) {
        boolean was = network.training();
        network.eval();
        try {
            return Tensor.noGrad(work);
        } finally {
            if (was) {
                network.train();
            }
        }
    }

    /// The loss over all rows.
    public static float loss(Module network, Loss loss, TensorDataset rows) {
        return inEval(network, () -> loss.forward(network.forward(rows.x()), rows.y()).item());
    }

    /// The network's raw outputs, [N, out] row-major.
    ///
    /// @param x [N, in]
    /// @return null when cancelled
    public static float[] outputs(Module network, Tensor x, Progress progress) {
        return inEval(network, () -> {
            int n = x.size(0);
            int in = n == 0 ? 0 : x.numel() / n;
            float[] out = new float[0];
            int width = 0;
            for (int from = 0; from < n; from += CHUNK) {
                if (!progress.update((double) from / n)) {
                    return null;
                }
                int rows = Math.min(CHUNK, n - from);
                float[] part = new float[rows * in];
                System.arraycopy(x.data(), from * in, part, 0, part.length);
                Tensor y = network.forward(rows == n ? x : Tensor.of(part, rows, in));
                if (from == 0) {
                    width = y.numel() / rows;
                    out = new float[n * width];
                }
                System.arraycopy(y.data(), 0, out, from * width, rows * width);
            }
            return out;
        });
    }
}
