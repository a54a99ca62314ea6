package descent.train;

import descent.model.SavedModel;
import descent.model.Setup;
import java.util.ArrayList;
import java.util.List;

/// One run: the set-up it began with, its curves, and where the rate was changed by hand.
///
/// Written by the trainer thread only; every field is final, volatile or a [RunHistory], so any thread may read.
public final class Run {
    private final int id;
    private final Setup setup;
    private final RunHistory history;
    private final int begunAt;
    // written by the trainer thread, read by all
    private volatile List<RateChange> rateChanges = List.of();
    private volatile int plannedEpochs;
    private volatile RunState state = RunState.IDLE;
    private volatile String message = "";
    private volatile int divergedAt;
    private volatile SavedModel.Provenance provenance;
    private volatile Best best;
    private volatile int weightsEpoch = SavedModel.Stopping.LAST;
    private volatile Finding finding;
    private volatile Overshoot overshoot = Overshoot.hiddenBecause("");

    /// The lowest point of the curve of the validation rows.
    ///
    /// @param epoch where it stands on the chart; its weights are those after `epoch - 1` finished epochs
    /// @param loss  on the validation rows
    public record Best(int epoch, float loss) { }

    Run(int id, Setup setup, RunHistory history) {
        this.id = id;
        this.setup = setup;
        this.history = history;
        this.begunAt = history.count();
        this.plannedEpochs = setup.epochs();
    }

    /// Counts from 1 within a trainer; also the number of the run in the window.
    public int id() {
        return id;
    }

    public Setup setup() {
        return setup;
    }

    public RunHistory history() {
        return history;
    }

    /// Finished epochs that it came with: those of a file that was opened, or of the run that it branches off; else 0.
    public int begunAt() {
        return begunAt;
    }

    /// Changes by hand, in order; an immutable list. Schedules are not listed: they follow from the set-up.
    public List<RateChange> rateChanges() {
        return rateChanges;
    }

    /// Epochs that the run is planned for; grows with Continue.
    public int plannedEpochs() {
        return plannedEpochs;
    }

    public RunState state() {
        return state;
    }

    /// One sentence on the state, for a student; "" where there is nothing to say.
    public String message() {
        return message;
    }

    /// The epoch in which the loss or a weight stopped being finite; 0 = never.
    public int divergedAt() {
        return divergedAt;
    }

    /// Which data it was trained on; null only for runs without a trainer.
    public SavedModel.Provenance provenance() {
        return provenance;
    }

    void provenance(SavedModel.Provenance of) {
        provenance = of;
    }

    /// Null without validation rows, and before the first epoch.
    public Best best() {
        return best;
    }

    void best(Best lowest) {
        best = lowest;
    }

    /// Finished epochs that the model's weights belong to, where a person took those of an earlier epoch; −1: the last.
    public int weightsEpoch() {
        return weightsEpoch;
    }

    void weightsEpoch(int finished) {
        weightsEpoch = finished;
    }

    /// What the words under the chart say, looked at about once a second and at each pause and end; null: nothing.
    public Finding finding() {
        return finding;
    }

    void finding(Finding found) {
        finding = found;
    }

    /// Where the rate begins to overshoot, or why there is no mark.
    public Overshoot overshoot() {
        return overshoot;
    }

    void overshoot(Overshoot mark) {
        overshoot = mark;
    }

    void addRateChange(RateChange change) {
        List<RateChange> all = new ArrayList<>(rateChanges);
        all.add(change);
        rateChanges = List.copyOf(all);
    }

    /// The rate that was set by hand for this update; NaN: none.
    double rateFrom(long step) {
        RateChange latest = rateChanges.isEmpty() ? null : rateChanges.getLast();
        return latest == null || latest.step() != step ? Double.NaN : latest.lr();
    }

    /// Updates after this one are undone, and the changes that were made in them.
    void undoRateChanges(long step) {
        rateChanges = rateChanges.stream().filter(c -> c.step() <= step).toList();
    }

    /// Updates after this one are given up; the rate that was set in them stays in use, from the next update on.
    void renumberRateChanges(long step) {
        RateChange latest = rateChanges.isEmpty() ? null : rateChanges.getLast();
        if (latest != null && latest.step() > step) {
            undoRateChanges(step);
            addRateChange(new RateChange(latest.epoch(), step + 1, latest.lr()));
        }
    }

    void plannedEpochs(int epochs) {
        plannedEpochs = epochs;
    }

    void state(RunState newState, String newMessage) {
        message = newMessage;
        state = newState;
    }

    void divergedAt(int epoch) {
        divergedAt = epoch;
    }
}
