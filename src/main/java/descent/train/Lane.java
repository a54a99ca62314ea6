package descent.train;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.eval.Evaluation;
import descent.eval.Evaluator;
import descent.model.SavedModel;
import descent.model.SavedModel.Provenance;
import descent.model.SavedModel.Stopping;
import descent.model.Setup;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// One run with its model, its data and its loop. Trainer thread only.
final class Lane {
    private final Run run;
    private final TrainedModel model;
    private final PreparedData data;
    private final TrainingLoop loop;
    private final StepWatch watch;
    private final Doctor doctor;
    private final LaneMark mark;
    private Replay replay = new Replay(Replay.budget());
    private final BestEpoch best;
    private FitWatch fit;
    private boolean otherWeights;
    private Map<String, Tensor> lastWeights;

    private Lane(Run run, TrainedModel model, PreparedData data, Provenance provenance, int... patienceFrom) {
        this.run = run;
        this.model = model;
        this.data = data;
        this.loop = new TrainingLoop(model, data, run.history());
        this.watch = new StepWatch(model, loop);
        run.provenance(provenance);
        this.best = new BestEpoch(run, patienceFrom);
        this.doctor = new Doctor(model, data);
        this.mark = new LaneMark(run, model, data);
    }

    /// A new run from the seed's start weights.
    static Lane start(int id, Setup setup, PreparedData prepared) throws TrainingException {
        try {
            PreparedData data = Sabotage.prepare(setup, prepared);
            SetupCheck.check(setup, data);
            return new Lane(new Run(id, setup, new RunHistory()), TrainedModel.create(setup, data), data, Provenance.of(data));
        } catch (DataException | IllegalArgumentException e) {
            throw new TrainingException(e.getMessage());
        } catch (OutOfMemoryError e) {
            throw new TrainingException("The memory does not suffice for this network beside the model that is there; take fewer units, or save that one and start Descent anew.");
        }
    }

    /// A saved model, with or without its data.
    static Lane open(int id, SavedModel saved, PreparedData data) throws TrainingException {
        try {
            Run run = new Run(id, saved.setup(), RunHistory.of(saved.history().train(), saved.history().test()));
            saved.history().rateChanges().forEach(r -> run.addRateChange(new RateChange(r.epoch(), r.step(), r.lr())));
            run.plannedEpochs(saved.progress().plannedEpochs());
            run.weightsEpoch(saved.progress().stopping().weightsEpoch());
            Lane lane = new Lane(run, TrainedModel.restore(saved), data, saved.provenance(), saved.progress().stopping().countsFrom());
            if (data != null) {
                lane.loop.resume(saved.progress().inEpoch());
                lane.loop.endResumed(run.rateFrom(lane.model.step() + 1));
            }
            lane.best.readAll();
            lane.otherWeights = run.weightsEpoch() != Stopping.LAST;
            return lane;
        } catch (IllegalArgumentException e) {
            throw new TrainingException(e.getMessage());
        }
    }

    /// A run whose lane was let go of, as a copy has computed it again.
    static Lane again(Run run, Lane copy, int[] patienceFrom, Replay replay) throws TrainingException {
        SavedModel saved = copy.snapshot();
        Lane lane = new Lane(run, TrainedModel.restore(saved), copy.data(), saved.provenance(), patienceFrom);
        lane.loop.resume(saved.progress().inEpoch());
        lane.best.readAll();
        lane.replay = replay;
        if (run.divergedAt() > 0) {
            lane.model.freshOptimizer();
        }
        if (run.weightsEpoch() != Stopping.LAST) {
            lane.take(run.weightsEpoch(), Progress.NONE);
        } else if (run.history().last() != null) {
            lane.best.last(run.history().last().test());
        }
        lane.mark.rest();
        return lane;
    }

    int[] patienceFrom() {
        return best.continuedAt();
    }

    /// A copy of the lane's run at an earlier epoch: its curve was computed again, and patience counts as it did in the run.
    void patienceAs(Lane original) {
        best.asIn(original.best);
    }

    /// Everything that goes on to the bit; in the middle of an update: as before its FORWARD, or as after its last line.
    SavedModel snapshot() {
        List<SavedModel.Rate> rates = run.rateChanges().stream().map(r -> new SavedModel.Rate(r.epoch(), r.step(), r.lr())).toList();
        SavedModel.History history = new SavedModel.History(run.history().trainAll(), run.history().testAll(), rates);
        return loop.exact(model.snapshot(run.plannedEpochs(), history, run.provenance()), otherWeights).withStopping(new Stopping(best.countsFrom(), run.weightsEpoch()));
    }

    Run run() {
        return run;
    }

    TrainedModel model() {
        return model;
    }

    /// Null where a model was opened without its data.
    PreparedData data() {
        return data;
    }

    TrainingLoop loop() {
        return loop;
    }

    Lane needsData() throws TrainingException {
        if (data == null) {
            throw new TrainingException("This model was opened without its data: open the data (" + model.setup().schema().target()
                    + " as target) to train or evaluate.");
        }
        return this;
    }

    int outputs() {
        return model.preprocessing().outFeatures();
    }

    /// Executes the next line and tells the channel what it did.
    Phase watchedLine(RunChannel channel) {
        StepView view = watchedLine();
        channel.put(new RunEvent.Stepped(run.id(), view));
        return view.phase();
    }

    StepView watchedLine() {
        return watch.advance();
    }

    /// The last line's view is told anew when the weight has an arithmetic in it.
    void watch(String parameter, int index, RunChannel channel) throws TrainingException {
        StepView view = watch.watch(parameter, index);
        if (view != null) {
            channel.put(new RunEvent.Watched(run.id(), view));
        }
    }

    StepWatch watch() {
        return watch;
    }

    Replay replay() {
        return replay;
    }

    /// Takes the weights as they were after `finished` epochs; the curves stay as they are. The best and the last ones are at
    /// hand, others (and those of a run that was opened) are computed again to the bit; false when that was cancelled.
    boolean take(int finished, Progress progress) throws TrainingException {
        Map<String, Tensor> now = otherWeights ? lastWeights : model.network().stateDict();
        if (finished == loop.epochsDone() && now != null) {
            model.network().loadStateDict(now);
        } else if (loop.guard().bestIs(finished)) {
            loop.guard().giveBackBest();
        } else {
            Lane then = replay.at(finished, this, run.id(), progress);
            if (then == null || (finished == loop.epochsDone() && !Replay.updateTo(model.step(), then, run, progress))) {
                return false;
            }
            model.network().loadStateDict(then.model.network().stateDict());
        }
        watch.forgetStep();
        lastWeights = now;
        otherWeights = finished != loop.epochsDone();
        run.weightsEpoch(otherWeights ? finished : Stopping.LAST);
        return true;
    }

    void epochEnded() {
        replay.epochEnded(this);
        best.epochEnded();
    }

    /// Where the plan is over, or patience; null: it goes on.
    String endWords() {
        boolean planned = loop.epochsDone() >= run.plannedEpochs();
        if (!planned && best.stops()) {
            run.plannedEpochs(loop.epochsDone());
            return best.words();
        }
        return planned ? "Finished " + loop.epochsDone() + " epochs." : null;
    }

    /// Of a file: why its run is over; null: it goes on, or it has no data.
    String overWhenOpened() {
        boolean planned = loop.epochsDone() >= run.plannedEpochs();
        String words = data == null ? null : endWords();
        return words == null || !planned ? words : LaneWords.opened(this);
    }

    /// Trains on the calling thread to the end of the plan, of patience, or to where it diverges.
    ///
    /// @return false when cancelled
    boolean trainToEnd(Progress progress) {
        String over = null;
        while (over == null) {
            if (!progress.update(loop.progress() / run.plannedEpochs())) {
                return false;
            }
            loop.update();
            if (loop.nonFinite() != null) {
                run.divergedAt(loop.nonFinite().epoch());
                run.state(RunState.DIVERGED, LaneWords.broken(this, loop.nonFinite()));
                diagnose();
                return true;
            }
            if (!loop.inEpoch()) {
                best.epochEnded();
                over = endWords();
            }
        }
        lastPoint();
        return true;
    }

    /// As Evaluate, on the validation rows where there are some.
    Evaluation evaluateWatched(Progress progress) throws TrainingException {
        return Evaluator.evaluate(model, needsData().data.validated(), progress);
    }

    /// The point of the weights after the last update; none where the weights are those of an earlier epoch.
    void lastPoint() {
        if (!otherWeights) {
            run.history().last(loop.points().last());
            best.last(run.history().last().test());
        }
    }

    /// An ended run goes on.
    void goOn() {
        best.goesOn();
        lastWeights = null;
        run.weightsEpoch(Stopping.LAST);
        if (otherWeights) {
            loop.giveUpEpoch();
            run.renumberRateChanges(model.step());
        }
        if (otherWeights || run.divergedAt() > 0) {
            mark.forget();
            replay.goesOn(this);
            otherWeights = false;
        }
        loop.goOn();
    }

    /// A paused run goes on; one that was opened with the weights of an earlier epoch goes on from them, as an ended one does.
    void resume() {
        if (otherWeights) {
            goOn();
        }
        run.history().last(null);
        run.divergedAt(0);
    }

    /// Words on the curves so far, put into the run.
    void diagnose() {
        doctor.look(run, loop.next() == Phase.FORWARD && run.state() != RunState.RUNNING, loop.nonFinite());
    }

    LaneMark mark() {
        return mark;
    }

    Evaluation evaluate(Progress progress) throws TrainingException {
        return Evaluator.evaluate(model, needsData().data, progress);
    }

    WeightView weights() {
        return WeightViews.of(model, run.history().count());
    }

    /// The picture of the fit; null where a model was opened without its data.
    FitView fit() {
        if (fit == null && data != null) {
            fit = new FitWatch(model, data);
        }
        return fit == null ? null : fit.view(run.history().count());
    }
}
