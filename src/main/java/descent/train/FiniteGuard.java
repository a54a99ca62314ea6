package descent.train;

import descent.model.TrainedModel;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keeps the weights before the epoch in work and those of the lowest loss (on the validation rows where there are some, else
/// on the train rows), and says when a weight stops being
/// finite. Takes no memory after its making. Trainer thread only.
final class FiniteGuard {
    private static final int NONE = -1;
    private final List<String> names = new ArrayList<>();
    private final List<float[]> live = new ArrayList<>();
    private WeightCopy before;
    private WeightCopy best;
    private float lowest = Float.POSITIVE_INFINITY;
    private int bestEpoch = NONE;
    private boolean knowsBegin;

    FiniteGuard(TrainedModel model) {
        for (Map.Entry<String, Tensor> p : model.network().namedParameters().entrySet()) {
            names.add(p.getKey());
            live.add(p.getValue().data());
        }
        model.network().namedBuffers().values().forEach(b -> live.add(b.data()));
        before = new WeightCopy(live);
        best = new WeightCopy(live);
    }

    void epochBegins() {
        before.take(live);
        knowsBegin = true;
    }

    /// In an epoch that was begun before the model was saved: the copy is of the weights in the file.
    void epochResumes() {
        before.take(live);
        knowsBegin = false;
    }

    /// Whether the copy is of the weights that the epoch in work began with.
    boolean knowsBegin() {
        return knowsBegin;
    }

    /// The copy taken at the beginning becomes the best one by changing places; weights that are not at hand do not.
    ///
    /// @param loss     of the weights at the epoch's beginning; on the train rows with mini-batches the mean over the epoch, which
    ///                 stands for it
    /// @param finished epochs before it
    void epochEnds(float loss, int finished) {
        if (knowsBegin && loss < lowest) {
            lowest = loss;
            WeightCopy b = best;
            best = before;
            before = b;
            bestEpoch = finished;
        }
    }

    void giveBack() {
        before.giveBack(live);
    }

    void giveBackBest() {
        if (bestEpoch != NONE) {
            best.giveBack(live);
        }
    }

    /// Whether the best weights are those after so many finished epochs.
    boolean bestIs(int finished) {
        return bestEpoch == finished;
    }

    /// @return the name of a parameter that is not finite, or null
    String firstNonFinite() {
        for (int i = 0; i < names.size(); i++) {
            if (!finite(live.get(i))) {
                return names.get(i);
            }
        }
        return null;
    }

    /// 0 · w is 0 for finite w and NaN for the others; four sums, so that the additions do not wait for each other.
    static boolean finite(float[] w) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < w.length; i += 4) {
            a += 0f * w[i];
            b += 0f * w[i + 1];
            c += 0f * w[i + 2];
            d += 0f * w[i + 3];
        }
        for (; i < w.length; i++) {
            a += 0f * w[i];
        }
        return a + b + c + d == 0;
    }
}
