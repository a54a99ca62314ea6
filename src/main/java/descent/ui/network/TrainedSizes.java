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
        List<WeightView.LayerWeights> layers = weights.layers().stream().filter(WeightView.LayerWeights::hasWeights).toList();
        return layers.isEmpty() ? Optional.empty() : Optional.of(new TrainedSizes(weights.inputs(), layers.getLast().out()));
    }
}
