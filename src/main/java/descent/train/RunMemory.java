package descent.train;

import descent.model.LayerSpec;
import descent.model.NetworkSizes;
import descent.model.Setup;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import java.util.List;

/// How much memory a run takes beside its data: what the engine lays out for it, counted as `nn.Plan` does.
///
/// A plan keeps a number for each row and unit (none for a ReLU, Tanh or Sigmoid right behind a Linear, which works in place), the mask
/// of a Dropout, and what a norm needs. Gradients live for 256 rows at a time, except beside a BatchNorm1d, which needs all rows.
/// There is one plan for a batch, one for the watched rows, one for all train rows at the run's end, and with an overshoot mark
/// another batch.
final class RunMemory {
    /// Weight, gradient, its transpose, two moments, two copies, one for the screen.
    private static final long FLOATS_A_WEIGHT = 8;
    /// The gradients of the groups that a tall batch is worked in.
    private static final long FLOATS_A_TALL_WEIGHT = 7;
    private static final int TALL = 1024;

    private final NetworkSizes sizes;
    private final List<LayerSpec> layers;

    private RunMemory(Setup setup, NetworkSizes sizes) {
        this.sizes = sizes;
        this.layers = setup.layers();
    }

    /// @param train   rows to learn from
    /// @param watched rows of the dashed curve
    /// @return bytes
    static double bytes(Setup setup, NetworkSizes sizes, int train, int watched) {
        RunMemory m = new RunMemory(setup, sizes);
        int batch = setup.batchSize() == Setup.ALL_ROWS ? train : Math.min(setup.batchSize(), train);
        int last = train % batch;
        double floats = m.batch(batch) + (last == 0 ? 0 : m.batch(last)) + m.activations(watched) + m.activations(train) + FLOATS_A_WEIGHT * (double) sizes.weights();
        if (batch < train) {
            int in = sizes.layers().getFirst().in();
            floats += (in + 1.0) * (batch + last) + train; // the rows of a batch, and their order
        }
        if (OvershootMark.hidden(setup, train).isEmpty()) {
            floats += m.batch(batch) + FLOATS_A_WEIGHT * (double) sizes.weights();
        }
        return Float.BYTES * floats;
    }

    /// What a run that stands keeps of each weight, also when its activations are forgotten: bytes.
    static double standing(TrainedModel model) {
        return Float.BYTES * FLOATS_A_WEIGHT * model.network().parameters().stream().mapToDouble(Tensor::numel).sum();
    }

    /// A plan that learns.
    private double batch(int rows) {
        double gradients = sizes.layers().getLast().out();
        for (int i = 1; i < layers.size(); i++) {
            gradients += isNormOfAll(i - 1) || isNormOfAll(i) ? sizes.layers().get(i).in() : 0;
        }
        return activations(rows) + gradients * rows + (rows < TALL ? 0 : FLOATS_A_TALL_WEIGHT * (double) sizes.weights());
    }

    private double activations(int rows) {
        double units = 0;
        for (int i = 0; i < layers.size(); i++) {
            int out = sizes.layers().get(i).out();
            units += worksInPlace(i) ? 0 : out;
            units += switch (layers.get(i)) {
                case LayerSpec.Dropout _, LayerSpec.BatchNorm1d _ -> out;
                case LayerSpec.LayerNorm _ -> out + 1;
                default -> 0;
            };
        }
        return units * rows;
    }

    private boolean isNormOfAll(int i) {
        return layers.get(i) instanceof LayerSpec.BatchNorm1d;
    }

    /// Where neither its own backward reads the input nor that of the layer before the output.
    private boolean worksInPlace(int i) {
        boolean mayOverwrite = switch (layers.get(i)) {
            case LayerSpec.ReLU _, LayerSpec.Tanh _, LayerSpec.Sigmoid _, LayerSpec.Dropout _ -> true;
            default -> false;
        };
        return i > 0 && mayOverwrite && switch (layers.get(i - 1)) {
            case LayerSpec.Linear _, LayerSpec.Dropout _, LayerSpec.BatchNorm1d _, LayerSpec.LayerNorm _ -> true;
            default -> false;
        };
    }
}
