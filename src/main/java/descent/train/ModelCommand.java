package descent.train;

import descent.data.PreparedData;
import descent.model.TrainedModel;

/// Something to do with the model, on the trainer thread, between two steps.
///
/// @param <T> what is handed back; copies only, never the model's own tensors
@FunctionalInterface
public interface ModelCommand<T> {
    /// @param data null where a model was opened without its data
    T run(TrainedModel model, PreparedData data) throws Exception;
}
