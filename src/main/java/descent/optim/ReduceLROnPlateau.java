package descent.optim;

import java.util.Map;

/// The rate times factor when the watched loss has not improved for more than `patience` epochs.
///
/// An epoch improves when `metric < best (1 − threshold)`. The rate never falls below minLr; changes of less than 1e-8
/// are left out. Defaults: factor 0.1, patience 10, threshold 1e-4, minLr 0. Errors: factor not below 1, negative
/// settings. Source: `torch.optim.lr_scheduler.ReduceLROnPlateau` (mode min, threshold_mode rel).
public final class ReduceLROnPlateau extends LRScheduler {
    private static final double LEAST_CHANGE = 1e-8;

    private final double factor;
    private final int patience;
    private final double threshold;
    private final double minLr;
    private double best = Double.POSITIVE_INFINITY;
    private int bad;

    public ReduceLROnPlateau(Optimizer optimizer, double factor, int patience, double threshold, double minLr) {
        super(optimizer);
        require(factor > 0 && factor < 1, "Factor should be between 0 and 1, not %s", factor);
        require(patience >= 0, "Invalid patience: %s, must not be negative", patience);
        require(threshold >= 0 && Double.isFinite(threshold), "Invalid threshold: %s, must not be negative", threshold);
        require(minLr >= 0 && Double.isFinite(minLr), "Invalid min_lr: %s, must not be negative", minLr);
        this.factor = factor;
        this.patience = patience;
        this.threshold = threshold;
        this.minLr = minLr;
    }

    @Override
    double next(double lr, int epoch, double metric) {
        if (metric < best * (1 - threshold)) {
            best = metric;
            bad = 0;
        } else {
            bad++;
        }
        if (bad <= patience) {
            return lr;
        }
        bad = 0;
        double lower = Math.max(lr * factor, minLr);
        return lr - lower > LEAST_CHANGE ? lower : lr;
    }

    @Override
    void save(Map<String, Double> state) {
        state.put("best", best);
        state.put("num_bad_epochs", (double) bad);
    }

    @Override
    void load(Map<String, Double> state) {
        best = get(state, "best");
        bad = get(state, "num_bad_epochs").intValue();
    }
}
