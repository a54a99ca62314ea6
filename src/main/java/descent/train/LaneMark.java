package descent.train;

import descent.data.PreparedData;
import descent.model.TrainedModel;

/// The overshoot mark of a lane: made when it is first needed, and only where the set-up has one. Trainer thread only.
final class LaneMark {
    private final Run run;
    private final TrainedModel model;
    private final PreparedData data;
    private final boolean marked;
    private OvershootMark mark;

    LaneMark(Run run, TrainedModel model, PreparedData data) {
        this.run = run;
        this.model = model;
        this.data = data;
        String hidden = OvershootMark.hidden(model, data == null ? Overshoot.UNKNOWN : data.train().rows());
        this.marked = data != null && hidden.isEmpty();
        run.overshoot(Overshoot.hiddenBecause(hidden));
    }

    /// Lets the mark follow the weights.
    void follow(long now) {
        if (isShown()) {
            mark().follow(run, now);
        }
    }

    /// The run stands: its mark is that of the weights as they are.
    void rest() {
        if (isShown()) {
            mark().rest(run);
        }
    }

    /// The run goes on from other weights: what was learnt on the way to the former ones counts no more.
    void forget() {
        mark = null;
    }

    /// The run is looked at no more for now.
    void forgetRows() {
        if (mark != null) {
            mark.forgetRows();
        }
    }

    private boolean isShown() {
        return marked && run.state() != RunState.DIVERGED;
    }

    private OvershootMark mark() {
        if (mark == null) {
            mark = new OvershootMark(model, data);
        }
        return mark;
    }
}
