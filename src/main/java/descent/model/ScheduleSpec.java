package descent.model;

/// How the learning rate changes by itself, once an epoch, with PyTorch's names and arguments.
public sealed interface ScheduleSpec {
    default String kind() {
        return getClass().getSimpleName();
    }

    /// The rate stays as it is set.
    record Constant() implements ScheduleSpec { }

    /// @param stepSize epochs between two drops
    /// @param gamma    factor of a drop; default 0.1
    record StepLR(int stepSize, double gamma) implements ScheduleSpec { }

    /// @param gamma factor an epoch
    record ExponentialLR(double gamma) implements ScheduleSpec { }

    /// @param tMax   epochs of half a cosine
    /// @param etaMin lowest rate; default 0
    record CosineAnnealingLR(int tMax, double etaMin) implements ScheduleSpec { }

    /// Watches the dashed curve. Defaults: factor 0.1, patience 10, threshold 1e-4 (relative), minLr 0.
    record ReduceLROnPlateau(double factor, int patience, double threshold, double minLr) implements ScheduleSpec { }
}
