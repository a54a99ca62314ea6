package descent.model;

import java.util.List;

/// The loss, with PyTorch's names, arguments and defaults; all of them take the mean.
public sealed interface LossSpec {
    default String kind() {
        return getClass().getSimpleName();
    }

    record MSELoss() implements LossSpec { }

    record L1Loss() implements LossSpec { }

    /// @param beta default 1
    record SmoothL1Loss(double beta) implements LossSpec { }

    /// @param delta default 1
    record HuberLoss(double delta) implements LossSpec { }

    record BCEWithLogitsLoss() implements LossSpec { }

    /// @param labelSmoothing default 0
    /// @param classWeights   one weight a class, or empty: all 1
    record CrossEntropyLoss(double labelSmoothing, List<Double> classWeights) implements LossSpec {
        public CrossEntropyLoss {
            classWeights = List.copyOf(classWeights);
        }
    }
}
