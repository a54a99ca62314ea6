package descent.optim;

import java.util.Map;

/// The rate follows half a cosine from its start value down to etaMin over tMax epochs (and up again after them).
///
/// Formula, PyTorch's recursive form: `lr = etaMin + (lr − etaMin) (1 + cos(π t / tMax)) / (1 + cos(π (t − 1) / tMax))`;
/// at the turning point `lr += (base − etaMin) (1 − cos(π / tMax)) / 2`, base the rate at the start.
/// A rate that a person set below etaMin may lead below 0, where PyTorch climbs the loss: there it is 0.
/// Default: etaMin 0. Errors: tMax below 1, a negative etaMin. Source: `torch.optim.lr_scheduler.CosineAnnealingLR`.
public final class CosineAnnealingLR extends LRScheduler {
    private final int tMax;
    private final double etaMin;
    private double base;

    public CosineAnnealingLR(Optimizer optimizer, int tMax, double etaMin) {
        super(optimizer);
        require(tMax >= 1, "Invalid T_max: %s, must be at least 1", tMax);
        require(etaMin >= 0 && Double.isFinite(etaMin), "Invalid eta_min: %s", etaMin);
        this.tMax = tMax;
        this.etaMin = etaMin;
        this.base = optimizer.lr();
    }

    @Override
    double next(double lr, int epoch, double metric) {
        if ((epoch - 1 - tMax) % (2 * tMax) == 0) {
            return lr + (base - etaMin) * (1 - StrictMath.cos(Math.PI / tMax)) / 2;
        }
        double next = (1 + StrictMath.cos(Math.PI * epoch / tMax)) / (1 + StrictMath.cos(Math.PI * (epoch - 1) / tMax))
                * (lr - etaMin) + etaMin;
        return next < 0 ? 0 : next;
    }

    @Override
    void save(Map<String, Double> state) {
        state.put("base_lr", base);
    }

    @Override
    void load(Map<String, Double> state) {
        base = get(state, "base_lr");
    }
}
