package descent.train;

import descent.data.TensorDataset;
import descent.eval.EvalPass;
import descent.model.NetworkBuilder;
import descent.model.TrainedModel;
import descent.nn.Loss;

/// The losses of a model's present weights, in eval mode, for the two curves and for the schedule. Trainer thread only.
final class CurvePoints {
    private final TrainedModel model;
    private final TensorDataset train;
    private final TensorDataset watched;
    /// A loss of its own: the loop's result must stay as it is between two lines.
    private final Loss loss;
    private boolean heldOut;

    /// @param watched rows of the dashed curve
    CurvePoints(TrainedModel model, TensorDataset train, TensorDataset watched) {
        this.model = model;
        this.train = train;
        this.watched = watched;
        this.loss = NetworkBuilder.loss(model.setup().loss());
    }

    float watched() {
        return EvalPass.loss(model.network(), loss, watched);
    }

    /// The losses of the weights as they are now.
    RunHistory.Last last() {
        return new RunHistory.Last(EvalPass.loss(model.network(), loss, train), watched());
    }

    /// Forgets the rows that were asked about last.
    void forgetRows() {
        loss.forgetBatch();
    }

    /// The watched rows measure what training came to, so they must not steer it: a fold of a cross-validation.
    void holdOut() {
        heldOut = true;
    }

    /// Of an epoch's two losses the one that the schedule looks at.
    float forSchedule(float trainLoss, float watchedLoss) {
        return heldOut ? trainLoss : watchedLoss;
    }
}
