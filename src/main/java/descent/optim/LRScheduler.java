package descent.optim;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Changes an optimizer's learning rate by itself, once at the end of each epoch.
///
/// A rate that a person sets in between is taken over: each schedule works on the optimizer's present rate, as PyTorch's
/// recursive forms do. Source: `torch.optim.lr_scheduler`.
public abstract sealed class LRScheduler permits StepLR, ExponentialLR, CosineAnnealingLR, ReduceLROnPlateau {
    private final Optimizer optimizer;
    private int epoch;

    LRScheduler(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /// One epoch is over; `metric` is watched by [ReduceLROnPlateau] alone. Sets and returns the rate of the next epoch.
    public final double step(double metric) {
        epoch++;
        double now = optimizer.lr();
        double next = next(now, epoch, metric);
        if (next != now) {
            optimizer.lr(next);
        }
        return next;
    }

    /// Epochs that are over.
    public final int epoch() {
        return epoch;
    }

    abstract double next(double lr, int epoch, double metric);

    /// Numbers that must be saved to go on exactly; names as in PyTorch (`last_epoch`, `best`, `num_bad_epochs`).
    public final Map<String, Double> stateDict() {
        Map<String, Double> state = new LinkedHashMap<>();
        state.put("last_epoch", (double) epoch);
        save(state);
        return state;
    }

    public final void loadStateDict(Map<String, Double> state) {
        epoch = get(state, "last_epoch").intValue();
        load(state);
    }

    void save(Map<String, Double> state) { }

    void load(Map<String, Double> state) { }

    static Double get(Map<String, Double> state, String name) {
        Double v = state.get(name);
        require(v != null, "the schedule's state has no %s", name);
        return v;
    }

    static void require(boolean right, String message, Object... values) {
        if (!right) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }
}
