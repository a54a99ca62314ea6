package descent.ui.network;

import descent.model.Setup;
import descent.train.WeightView;
import descent.ui.common.RunItem;
import descent.ui.common.WorkspaceState;
import java.util.List;
import java.util.Optional;

/// Inputs and outputs as the trained model has them: of a model that was opened without its data nobody else knows them.
///
/// @param inputs names of the features
record TrainedSizes(List<String> inputs, int outputs) {
    /// Those of the current run, as long as the Setup is the run's own; empty without a run or with other columns or layers.
    static Optional<TrainedSizes> of(WorkspaceState workspace) {
        RunItem run = workspace.currentRun().get();
        Setup setup = workspace.setup().get();
        WeightView weights = workspace.weights().get();
        if (run == null || setup == null || weights == null || !run.setup().schema().equals(setup.schema()) || !run.setup().layers().equals(setup.layers())) {
            return Optional.empty();
        }
        int outputs = outputs(weights);
        return outputs == 0 ? Optional.empty() : Optional.of(new TrainedSizes(weights.inputs(), outputs));
    }

    /// 0 without a layer that has weights.
    static int outputs(WeightView weights) {
        return weights.layers().stream().filter(WeightView.LayerWeights::hasWeights).reduce((_, b) -> b).map(WeightView.LayerWeights::out).orElse(0);
    }
}
