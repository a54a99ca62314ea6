package descent.optim;

/// The rate times gamma every stepSize epochs.
///
/// Default: gamma 0.1. Errors: stepSize below 1, gamma not above 0. Source: `torch.optim.lr_scheduler.StepLR`.
public final class StepLR extends LRScheduler {
    private final int stepSize;
    private final double gamma;

    public StepLR(Optimizer optimizer, int stepSize, double gamma) {
        super(optimizer);
        require(stepSize >= 1, "Invalid step_size: %s, must be at least 1", stepSize);
        require(gamma > 0 && Double.isFinite(gamma), "Invalid gamma: %s, must be above 0", gamma);
        this.stepSize = stepSize;
        this.gamma = gamma;
    }

    @Override
    double next(double lr, int epoch, double metric) {
        return epoch % stepSize == 0 ? lr * gamma : lr;
    }
}
