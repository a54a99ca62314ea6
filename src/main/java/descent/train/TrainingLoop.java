package descent.train;

import descent.data.DataLoader;
import descent.data.PreparedData;
import descent.data.TensorDataset;
import descent.model.Fault;
import descent.model.SavedModel;
import descent.model.TrainedModel;
import descent.tensor.Tensor;

/// The five lines of training, each one call on the engine:
///
///     predictions = model.forward(x)
///     loss = criterion.forward(predictions, y)
///     loss.backward()
///     optimizer.step()
///     optimizer.zeroGrad()
///
/// [#advance()] executes exactly one of them. An epoch begins before the first line of its first batch (test loss, order
/// of the rows, copy of the weights) and ends after the last line of its last batch (the point of both curves, the
/// schedule). Trainer thread only.
final class TrainingLoop {
    private static final Phase[] LINES = Phase.values();

    private final TrainedModel model;
    private final RunHistory history;
    private final TensorDataset train;
    private final CurvePoints points;
    private final DataLoader loader;
    private final Fault fault;
    private final FiniteGuard guard;
    private final LiveRate rate;
    private final GradientNorm gradient;
    private final EpochInWork epoch = new EpochInWork();

    private Phase next = Phase.FORWARD;
    private UpdateStart updateStart;
    private DataLoader.Batch batchRows;
    private Tensor predictions;
    private Tensor loss;
    private float lossValue = Float.NaN;
    private NonFinite nonFinite;

    /// @param data null where a model was opened without its data: it then stands
    TrainingLoop(TrainedModel model, PreparedData data, RunHistory history) {
        this.model = model;
        this.history = history;
        this.fault = model.setup().fault();
        this.train = data == null ? null : Sabotage.targets(data.train(), model.setup());
        this.points = new CurvePoints(model, train, data == null ? null : data.watched());
        this.loader = data == null ? null : new DataLoader(train, model.setup().batchSize(), true, model.shuffle());
        this.guard = new FiniteGuard(model);
        this.rate = new LiveRate(model.optimizer());
        this.gradient = new GradientNorm(model.network().parameters());
    }

    // ---- the five lines

    /// Executes the next line.
    ///
    /// @return the line that ran
    Phase advance() {
        Phase line = next;
        switch (line) {
            case FORWARD -> forward();
            case LOSS -> loss();
            case BACKWARD -> loss.backward();
            case STEP -> step();
            case ZERO_GRAD -> zeroGrad();
        }
        next = nonFinite != null || line == Phase.ZERO_GRAD ? Phase.FORWARD : LINES[line.ordinal() + 1];
        return line;
    }

    /// All lines up to the end of the update.
    void update() {
        do {
            advance();
        } while (next != Phase.FORWARD);
    }

    private void forward() {
        if (!epoch.isBegun()) {
            beginEpoch();
        }
        batchRows = loader.batch(epoch.batch());
        predictions = model.network().forward(batchRows.x());
    }

    private void loss() {
        loss = model.loss().forward(predictions, batchRows.y());
        lossValue = loss.item();
        if (!Float.isFinite(lossValue)) {
            nonFinite = new NonFinite(epochsDone() + 1, model.step() + 1, "", LossTermsMaker.weights(model.setup().loss(), batchRows.y()) == 0);
        }
    }

    private void step() {
        rate.use(epochsDone() + 1, model.step() + 1);
        gradient.beforeStep();
        if (fault != Fault.SKIP_STEP) {
            model.optimizer().step();
        }
        model.step(model.step() + 1);
        epoch.updated(lossValue, batchRows.rows());
        String broken = guard.firstNonFinite();
        if (broken != null) {
            nonFinite = new NonFinite(epochsDone() + 1, model.step(), broken, false);
        }
    }

    private void zeroGrad() {
        if (fault != Fault.SKIP_ZERO_GRAD) {
            model.optimizer().zeroGrad();
        }
        epoch.batchDone();
        if (epoch.batch() == loader.batches()) {
            endEpoch();
        }
    }

    // ---- epochs

    private void beginEpoch() {
        guard.epochBegins();
        rate.epochBegan(model.optimizer().lr());
        epoch.begin(model.shuffle().state(), points.watched());
        loader.startEpoch();
    }

    private void endEpoch() {
        float trainLoss = epoch.trainLoss(loader.rows());
        float testLoss = epoch.testLoss();
        guard.epochEnds(model.setup().split().hasValidation() ? testLoss : trainLoss, epochsDone());
        history.append(trainLoss, testLoss);
        model.epoch(history.count());
        if (model.scheduler() != null) {
            model.scheduler().step(points.forSchedule(trainLoss, testLoss));
        }
        epoch.over();
    }

    CurvePoints points() {
        return points;
    }

    /// After a divergence: weights and rate before the epoch that broke, a fresh optimizer, the epoch not counted.
    ///
    /// @return the point that broke, for the end of the curves
    RunHistory.Last keepFinite() {
        RunHistory.Last broken = new RunHistory.Last(lossValue, epoch.testLoss());
        guard.giveBack();
        rate.epochUndone();
        model.freshOptimizer();
        beforeEpoch();
        return broken;
    }

    /// Before a run goes on from other weights: the epoch in work, which began with those before, is given up and begun anew,
    /// with the same order of its rows. What FORWARD drew for an update in work is drawn again.
    void giveUpEpoch() {
        if (!epoch.isBegun()) {
            return;
        }
        if (next != Phase.FORWARD && next != Phase.ZERO_GRAD && updateStart != null) {
            model.dropout().restore(updateStart.dropout());
        }
        model.optimizer().zeroGrad();
        beforeEpoch();
    }

    /// To where the epoch in work has not begun.
    private void beforeEpoch() {
        model.shuffle().restore(epoch.order());
        model.step(model.step() - epoch.updates());
        epoch.over();
        next = Phase.FORWARD;
    }

    /// Between two updates: what the next one makes anew.
    void forgetUpdate() {
        predictions = null;
        loss = null;
    }

    /// What the epoch in work began with, computed again.
    void beganWith(TrainedModel then) {
        model.network().loadStateDict(then.network().stateDict());
        guard.epochBegins();
        rate.epochBegan(then.optimizer().lr());
    }

    FiniteGuard guard() {
        return guard;
    }

    /// A run that had diverged may go on from its finite weights.
    void goOn() {
        nonFinite = null;
    }

    /// Before FORWARD, where a snapshot may be asked for in the middle of the update: what FORWARD changes is kept.
    void keepUpdateStart() {
        updateStart = UpdateStart.of(model);
    }

    /// The snapshot of a model between two lines, set to where its run goes on to the bit: an update that has not come to
    /// STEP is begun anew, one that has is over.
    ///
    /// @param otherWeights those of an earlier epoch were taken meanwhile
    SavedModel exact(SavedModel saved, boolean otherWeights) {
        SavedModel s = next == Phase.FORWARD || next == Phase.ZERO_GRAD || updateStart == null ? saved : updateStart.in(saved, otherWeights);
        int done = next == Phase.ZERO_GRAD ? epoch.batch() + 1 : epoch.batch();
        s = rate.in(s, epochsDone() + (done == batches() ? 2 : 1), model.step() + 1);
        return epoch.isBegun() ? UpdateStart.inEpoch(s, epoch.saved(done), epoch.order()) : s;
    }

    /// Goes on in an epoch that was begun before the model was saved: before line 5 of its last batch, where all else is done.
    void resume(SavedModel.InEpoch begun) {
        if (begun != null) {
            guard.epochResumes();
            rate.epochBegan(model.optimizer().lr());
            epoch.resume(model.shuffle().state(), begun);
            loader.startEpoch();
            if (epoch.isLastLineLeft(batches())) {
                batchRows = loader.batch(epoch.batch());
                next = Phase.ZERO_GRAD;
            }
        }
    }

    /// Ends an epoch of which only line 5 was left.
    ///
    /// @param waiting the rate that the model holds but no update has used yet, which the schedule must not change; NaN: none
    void endResumed(double waiting) {
        if (next == Phase.ZERO_GRAD) {
            advance();
            model.optimizer().lr(Double.isNaN(waiting) ? model.optimizer().lr() : waiting);
        }
    }

    Phase next() {
        return next;
    }

    boolean inEpoch() {
        return epoch.isBegun();
    }

    int epochsDone() {
        return history.count();
    }

    /// Finished epochs and the share of the one in work.
    double progress() {
        return epochsDone() + (double) epoch.batch() / batches();
    }

    int batch() {
        return epoch.batch();
    }

    int batches() {
        return loader == null ? 1 : loader.batches();
    }

    /// Rows of the batch in work.
    int rows() {
        return batchRows == null ? 0 : batchRows.rows();
    }

    float lossValue() {
        return lossValue;
    }

    GradientNorm gradient() {
        return gradient;
    }

    /// From line 5 on until the next backward.
    boolean zeroed() {
        return next.ordinal() <= Phase.BACKWARD.ordinal() && fault != Fault.SKIP_ZERO_GRAD;
    }

    NonFinite nonFinite() {
        return nonFinite;
    }

    LiveRate rate() {
        return rate;
    }

    Tensor predictions() {
        return predictions;
    }

    DataLoader.Batch batchRows() {
        return batchRows;
    }
}
