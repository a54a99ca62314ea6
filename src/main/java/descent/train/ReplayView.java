package descent.train;

import descent.data.Progress;
import descent.eval.Evaluation;
import descent.model.SavedModel;
import java.util.ArrayList;
import java.util.List;

/// The epoch of an ended run that is looked at: a copy of the run that stands before it. Questions about the model
/// (predictions) are answered by the copy while it is looked at; the model itself stays the last one. Trainer thread only.
final class ReplayView {
    private static final double COMPUTING = 0.7;

    private Lane looked;

    /// @return null when cancelled; what was looked at before then stays
    Moment look(int epoch, Lane lane, Progress progress) throws TrainingException {
        if (lane.run().state() == RunState.RUNNING) {
            throw new TrainingException("A run can be replayed while it stands: press Pause first.");
        }
        Lane copy = lane.replay().at(epoch, lane, lane.run().id(), f -> progress.update(COMPUTING * f));
        Evaluation evaluation = copy == null ? null : copy.evaluateWatched(f -> progress.update(COMPUTING + (1 - COMPUTING) * f));
        if (evaluation == null) {
            return null;
        }
        looked = copy;
        String fingerprint = copy.model().fingerprint();
        if (epoch == lane.loop().epochsDone()) {
            return new Moment(epoch, copy.weights(), evaluation, fingerprint, null, List.of(), copy.fit());
        }
        Lane ahead = Lane.open(copy.run().id(), copy.snapshot(), lane.data());
        ahead.watch().watchAs(lane.watch());
        Replay.wantAsThen(ahead, lane.run());
        ahead.loop().gradient().measureNext();
        List<StepView> lines = new ArrayList<>();
        WeightView weights = null;
        for (Phase line : Phase.values()) {
            lines.add(ahead.watchedLine());
            weights = line == Phase.BACKWARD ? ahead.weights() : weights;
        }
        return new Moment(epoch, weights, evaluation, fingerprint, Sampler.sample(ahead, epoch + 1, 1, null, fingerprint), lines, copy.fit());
    }

    /// What questions are answered by.
    Lane or(Lane last) {
        return looked == null ? last : looked;
    }

    /// The model as it stood, so that it goes on to the bit.
    SavedModel snapshot() throws TrainingException {
        if (looked == null) {
            throw new TrainingException("No epoch is looked at.");
        }
        return looked.snapshot();
    }

    void leave() {
        looked = null;
    }
}
