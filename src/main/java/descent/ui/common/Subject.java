package descent.ui.common;

import descent.data.PreparedData;
import descent.model.SavedModel;
import descent.model.TrainedModel;
import java.util.List;
import java.util.Map;

/// A copy of the model as it stands, for analyses beside training, with the rows that it belongs to.
///
/// @param model       weights and settings, without curves
/// @param data        shared, never written to; null where a model was opened without its data
/// @param fingerprint of the weights
public record Subject(SavedModel model, PreparedData data, String fingerprint) {
    static Subject of(TrainedModel m, PreparedData data) {
        SavedModel.History none = new SavedModel.History(new float[0], new float[0], List.of());
        SavedModel.Provenance unsaved = new SavedModel.Provenance("", "", new int[0], new int[0], Map.of(), "", "");
        return new Subject(m.snapshot(m.epoch(), none, unsaved), data, m.fingerprint());
    }

    /// Finished epochs.
    public int epoch() {
        return model.progress().epoch();
    }
}
