package descent.optim;

/// The rate times gamma each epoch.
///
/// Errors: gamma not above 0. Source: `torch.optim.lr_scheduler.ExponentialLR`.
public final class ExponentialLR extends LRScheduler {
    private final double gamma;

    public ExponentialLR(Optimizer optimizer, double gamma) {
        super(optimizer);
        require(gamma > 0 && Double.isFinite(gamma), "Invalid gamma: %s, must be above 0", gamma);
        this.gamma = gamma;
    }

    @Override
    double next(double lr, int epoch, double metric) {
        return lr * gamma;
    }
}
