package descent.train;

import descent.data.ColumnPreparation;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.Task;
import descent.eval.EvalPass;
import descent.eval.Probabilities;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import descent.train.FitView.Frame;
import java.util.List;

/// Asks the network for the picture of its fit: eval mode, no gradients, nothing changed, also in the middle of an update.
/// Trainer thread only.
final class FitWatch {
    private final TrainedModel model;
    private final Frame frame;
    private final Tensor asked;

    FitWatch(TrainedModel model, PreparedData data) {
        this.model = model;
        this.frame = FitFrame.of(data);
        this.asked = switch (frame.kind()) {
            case CURVE -> curve();
            case PLANE -> plane();
            case ROWS -> rows(data);
        };
    }

    FitView view(int epoch) {
        long start = System.nanoTime();
        float[] outputs = EvalPass.outputs(model.network(), asked, Progress.NONE);
        float[] values;
        float[] sureness = {};
        if (model.preprocessing().task() == Task.REGRESSION) {
            values = new float[outputs.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) model.preprocessing().unscaleTarget(outputs[i]);
            }
        } else {
            int k = frame.classes().size();
            float[] shares = Probabilities.of(outputs, model.preprocessing().outFeatures(), model.setup().loss());
            int[] best = Probabilities.classes(shares, k);
            values = new float[best.length];
            sureness = new float[frame.kind() == FitView.Kind.PLANE ? best.length : 0];
            for (int i = 0; i < best.length; i++) {
                switch (frame.kind()) {
                    case CURVE -> values[i] = shares[i * k + 1];
                    case ROWS -> values[i] = shares[i * k + (int) frame.train().truth()[i]];
                    case PLANE -> {
                        values[i] = best[i];
                        sureness[i] = shares[i * k + best[i]];
                    }
                }
            }
        }
        return new FitView(frame, epoch, values, sureness, System.nanoTime() - start);
    }

    private Tensor curve() {
        ColumnPreparation c = model.preprocessing().inputs().getFirst();
        float[] x = new float[frame.grid().length];
        for (int i = 0; i < x.length; i++) {
            x[i] = scaled(c, frame.grid()[i]);
        }
        return Tensor.of(x, x.length, 1);
    }

    private Tensor plane() {
        List<ColumnPreparation> inputs = model.preprocessing().inputs();
        int n = FitView.CELLS;
        float[] x = new float[n * n * 2];
        for (int i = 0; i < n * n; i++) {
            x[2 * i] = scaled(inputs.get(0), middle(frame.xLow(), frame.xHigh(), i % n));
            x[2 * i + 1] = scaled(inputs.get(1), middle(frame.yLow(), frame.yHigh(), i / n));
        }
        return Tensor.of(x, n * n, 2);
    }

    /// The middle of a cell of the plane.
    static double middle(double low, double high, int cell) {
        return low + (high - low) * (cell + 0.5) / FitView.CELLS;
    }

    private static float scaled(ColumnPreparation c, double value) {
        return (float) ((value - c.offset()) / c.scale());
    }

    private static Tensor rows(PreparedData data) {
        int[] shown = FitFrame.shown(data.train().rows());
        int width = data.preprocessing().inFeatures();
        float[] x = new float[shown.length * width];
        for (int i = 0; i < shown.length; i++) {
            System.arraycopy(data.train().x().data(), shown[i] * width, x, i * width, width);
        }
        return Tensor.of(x, shown.length, width);
    }
}
