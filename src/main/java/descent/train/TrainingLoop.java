package descent.train;

import descent.data.DataLoader;
import descent.data.PreparedData;
import descent.data.TensorDataset;
import descent.eval.EvalPass;
import descent.model.Fault;
import descent.model.NetworkBuilder;
import descent.model.SavedModel;
import descent.model.TrainedModel;
import descent.nn.Loss;
import descent.tensor.Tensor;
import java.util.Map;

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
    private final TensorDataset watchedRows;
    private final DataLoader loader;
    private final Fault fault;
    private final FiniteGuard guard;
    private final LiveRate rate;
    /// A loss of its own: the loop's result must stay as it is between two lines.
    private final Loss watched;

    private Phase next = Phase.FORWARD;
    private boolean inEpoch;
    private long[] orderState;
    private UpdateStart updateStart;
    private int batch;
    private DataLoader.Batch batchRows;
    private Tensor predictions;
    private Tensor loss;
    private float lossValue = Float.NaN;
    private float testLoss = Float.NaN;
    private double lossSum;
    private NonFinite nonFinite;
    private boolean measure;
    private double gradNorm = Double.NaN;

    /// @param data null where a model was opened without its data: it then stands
    TrainingLoop(TrainedModel model, PreparedData data, RunHistory history) {
        this.model = model;
        this.history = history;
        this.fault = model.setup().fault();
        this.train = data == null ? null : Sabotage.targets(data.train(), model.setup());
        this.watchedRows = data == null ? null : data.watched();
        this.loader = data == null ? null : new DataLoader(train, model.setup().batchSize(), true, model.shuffle());
        this.guard = new FiniteGuard(model);
        this.rate = new LiveRate(model.optimizer());
        this.watched = NetworkBuilder.loss(model.setup().loss());
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
        if (!inEpoch) {
            beginEpoch();
        }
        batchRows = loader.batch(batch);
        predictions = model.network().forward(batchRows.x());
    }

    private void loss() {
        loss = model.loss().forward(predictions, batchRows.y());
        lossValue = loss.item();
        if (!Float.isFinite(lossValue)) {
            nonFinite = new NonFinite(epochsDone() + 1, model.step() + 1, "");
        }
    }

    private void step() {
        rate.use(epochsDone() + 1, model.step() + 1);
        if (measure) {
            gradNorm = guard.gradNorm();
            measure = false;
        }
        if (fault != Fault.SKIP_STEP) {
            model.optimizer().step();
        }
        model.step(model.step() + 1);
        lossSum += (double) lossValue * batchRows.rows();
        String broken = guard.firstNonFinite();
        if (broken != null) {
            nonFinite = new NonFinite(epochsDone() + 1, model.step(), broken);
        }
    }

    private void zeroGrad() {
        if (fault != Fault.SKIP_ZERO_GRAD) {
            model.optimizer().zeroGrad();
        }
        batch++;
        if (batch == loader.batches()) {
            endEpoch();
        }
    }

    // ---- epochs

    private void beginEpoch() {
        guard.epochBegins();
        rate.epochBegan(model.optimizer().lr());
        orderState = model.shuffle().state();
        testLoss = EvalPass.loss(model.network(), watched, watchedRows);
        loader.startEpoch();
        lossSum = 0;
        batch = 0;
        inEpoch = true;
    }

    private void endEpoch() {
        float trainLoss = (float) (lossSum / loader.rows());
        guard.epochEnds(model.setup().split().hasValidation() ? testLoss : trainLoss, epochsDone());
        history.append(trainLoss, testLoss);
        model.epoch(history.count());
        if (model.scheduler() != null) {
            model.scheduler().step(testLoss);
        }
        inEpoch = false;
        batch = 0;
    }

    /// The losses of the weights as they are now.
    RunHistory.Last lastPoint() {
        return new RunHistory.Last(EvalPass.loss(model.network(), watched, train), EvalPass.loss(model.network(), watched, watchedRows));
    }

    /// After a divergence: weights and rate before the epoch that broke, a fresh optimizer, the epoch not counted.
    ///
    /// @return the point that broke, for the end of the curves
    RunHistory.Last keepFinite() {
        RunHistory.Last broken = new RunHistory.Last(lossValue, testLoss);
        guard.giveBack();
        rate.epochUndone();
        model.shuffle().restore(orderState);
        freshOptimizer();
        model.step((long) epochsDone() * batches());
        inEpoch = false;
        batch = 0;
        next = Phase.FORWARD;
        return broken;
    }

    void freshOptimizer() {
        model.optimizer().zeroGrad();
        model.optimizer().loadStateDict(Map.of("step", Tensor.zeros(2)));
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

    // ---- exact resume

    /// Before FORWARD, where a snapshot may be asked for in the middle of the update: what FORWARD changes is kept.
    void keepUpdateStart() {
        updateStart = UpdateStart.of(model);
    }

    /// The snapshot of a model between two lines, set to where its run goes on to the bit: an update that has not come to
    /// STEP is begun anew, one that has is over.
    SavedModel exact(SavedModel saved) {
        SavedModel s = next == Phase.FORWARD || next == Phase.ZERO_GRAD || updateStart == null ? saved : updateStart.in(saved);
        s = rate.in(s, epochsDone() + 1, model.step() + 1);
        int done = next == Phase.ZERO_GRAD ? batch + 1 : batch;
        return inEpoch ? UpdateStart.inEpoch(s, new SavedModel.InEpoch(done, lossSum, testLoss), orderState) : s;
    }

    /// Goes on in an epoch that was begun before the model was saved.
    void resume(SavedModel.InEpoch begun) {
        if (begun == null) {
            return;
        }
        guard.epochResumes();
        rate.epochBegan(model.optimizer().lr());
        orderState = model.shuffle().state();
        loader.startEpoch();
        batch = begun.batch();
        lossSum = begun.lossSum();
        testLoss = begun.testLoss();
        inEpoch = true;
        if (batch >= batches()) {
            endEpoch();
        }
    }

    Phase next() {
        return next;
    }

    boolean inEpoch() {
        return inEpoch;
    }

    int epochsDone() {
        return history.count();
    }

    /// Finished epochs and the share of the one in work.
    double progress() {
        return epochsDone() + (double) batch / batches();
    }

    int batch() {
        return batch;
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

    double gradNorm() {
        return gradNorm;
    }

    /// The next STEP measures the length of the gradient.
    void measureNext() {
        measure = true;
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
