package descent.train;

import descent.model.SavedModel;
import descent.optim.Optimizer;

/// The learning rate as a person changes it: wanted at any time, used from the next update on, noted when used.
/// Trainer thread only.
final class LiveRate {
    private final Optimizer optimizer;
    private double wanted = Double.NaN;
    private double before = Double.NaN;
    private RateChange used;

    LiveRate(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /// @param lr NaN: none, what was wanted and not used yet is forgotten
    void want(double lr) {
        wanted = lr;
    }

    /// The rate in use, or the one that the next update will use.
    double lr() {
        return Double.isNaN(wanted) ? optimizer.lr() : wanted;
    }

    void epochBegan(double lr) {
        before = lr;
    }

    /// The epoch in work is undone, and with it what was changed in it: the rate in use waits for the next update, which
    /// notes it under its own number.
    void epochUndone() {
        double now = lr();
        optimizer.lr(before);
        wanted = now == before ? Double.NaN : now;
    }

    /// Right before an update.
    void use(int epoch, long step) {
        if (!Double.isNaN(wanted)) {
            if (wanted != optimizer.lr()) {
                optimizer.lr(wanted);
                used = new RateChange(epoch, step, wanted);
            }
            wanted = Double.NaN;
        }
    }

    /// The change that the last update used first, once; else null.
    RateChange takeChange() {
        RateChange c = used;
        used = null;
        return c;
    }

    /// A snapshot in which the wanted rate is already in use.
    SavedModel in(SavedModel s, int epoch, long step) {
        return Double.isNaN(wanted) || wanted == optimizer.lr() ? s : UpdateStart.withRate(s, new SavedModel.Rate(epoch, step, wanted));
    }
}
