package descent.ui.common;

import descent.data.PreparedData;
import descent.model.Reading;
import descent.model.SavedModel;
import descent.model.TrainedModel;
import java.util.List;

/// A copy of the model as it stands, for analyses beside training, with the rows that it belongs to.
///
/// @param model       weights and settings, without curves; its provenance tells how its data were read
/// @param data        shared, never written to; null where a model was opened without its data
/// @param fingerprint of the weights
public record Subject(SavedModel model, PreparedData data, String fingerprint) {
    /// @param from of the run that the model belongs to
    static Subject of(TrainedModel m, PreparedData data, SavedModel.Provenance from) {
        SavedModel.History none = new SavedModel.History(new float[0], new float[0], List.of());
        return new Subject(m.snapshot(m.epoch(), none, from), data, m.fingerprint());
    }

    /// Texts that are gaps in its data, and so in other rows, too; null where nobody tells.
    public List<String> missingMarks() {
        Reading reading = model.provenance().reading();
        return reading == null ? null : reading.missingMarks();
    }

    /// Of the numbers in its data, '.' or ','; null where nobody tells.
    public Character decimalMark() {
        Reading reading = model.provenance().reading();
        return reading == null || !reading.decimalMark().matches("[.,]") ? null : Character.valueOf(reading.decimalMark().charAt(0));
    }

    /// Finished epochs.
    public int epoch() {
        return model.progress().epoch();
    }
}
