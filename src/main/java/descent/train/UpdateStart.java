package descent.train;

import descent.model.SavedModel;
import descent.model.SavedModel.History;
import descent.model.SavedModel.InEpoch;
import descent.model.SavedModel.NamedArray;
import descent.model.SavedModel.Progress;
import descent.model.SavedModel.Rate;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the first lines of an update change beside the activations, kept from before FORWARD: the dropout stream, the running
/// statistics, and the gradients of a run that never sets them to zero. With it a snapshot in the middle of an update can be
/// set back to the update's beginning.
///
/// @param dropout   state of the stream
/// @param buffers   running statistics by name
/// @param gradients as [TrainedModel#keptGradients()]
record UpdateStart(long[] dropout, Map<String, float[]> buffers, Map<String, NamedArray> gradients) {
    static UpdateStart of(TrainedModel model) {
        Map<String, float[]> buffers = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> b : model.network().namedBuffers().entrySet()) {
            buffers.put(b.getKey(), b.getValue().data().clone());
        }
        return new UpdateStart(model.dropout().state(), buffers, model.keptGradients());
    }

    /// @param otherWeights those of an earlier epoch were taken, and their running statistics with them
    SavedModel in(SavedModel s, boolean otherWeights) {
        Map<String, NamedArray> weights = new LinkedHashMap<>(s.weights());
        if (!otherWeights) {
            buffers.forEach((name, values) -> weights.put(name, new NamedArray(weights.get(name).shape(), values)));
        }
        Map<String, long[]> generators = new LinkedHashMap<>(s.progress().generators());
        generators.put(TrainedModel.DROPOUT, dropout);
        Progress p = with(s.progress(), generators, s.progress().inEpoch(), s.progress().lr());
        s.weights().keySet().forEach(name -> p.optimizer().remove(name + TrainedModel.GRAD));
        p.optimizer().putAll(gradients);
        return new SavedModel(s.setup(), s.preprocessing(), weights, p, s.history(), s.provenance());
    }

    /// A rate that was set by hand and waits for the next update.
    static SavedModel withRate(SavedModel s, Rate waiting) {
        List<Rate> rates = new ArrayList<>(s.history().rateChanges());
        rates.add(waiting);
        return new SavedModel(s.setup(), s.preprocessing(), s.weights(),
                with(s.progress(), s.progress().generators(), s.progress().inEpoch(), waiting.lr()),
                new History(s.history().train(), s.history().test(), rates), s.provenance());
    }

    /// In an epoch that was begun: the order of its rows is drawn anew from `order`.
    static SavedModel inEpoch(SavedModel s, InEpoch begun, long[] order) {
        Map<String, long[]> generators = new LinkedHashMap<>(s.progress().generators());
        generators.put(TrainedModel.SHUFFLE, order.clone());
        return new SavedModel(s.setup(), s.preprocessing(), s.weights(), with(s.progress(), generators, begun, s.progress().lr()),
                s.history(), s.provenance());
    }

    private static Progress with(Progress p, Map<String, long[]> generators, InEpoch begun, double lr) {
        return new Progress(p.epoch(), p.plannedEpochs(), p.step(), lr, p.optimizer(), p.schedule(), generators, begun, p.stopping());
    }
}
