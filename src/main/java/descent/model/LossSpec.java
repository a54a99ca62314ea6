package descent.model;

import descent.data.Task;
import java.util.List;

/// The loss, with PyTorch's names, arguments and defaults; all of them take the mean.
public sealed interface LossSpec {
    default String kind() {
        return getClass().getSimpleName();
    }

    /// Whether this loss fits what is asked: numbers, one of two classes (one logit), one of several (a logit each).
    default boolean suits(Task task) {
        return switch (this) {
            case BCEWithLogitsLoss b -> task == Task.BINARY;
            case CrossEntropyLoss c -> task == Task.MULTICLASS;
            default -> task == Task.REGRESSION;
        };
    }

    /// The loss that a beginner takes first for this task.
    static LossSpec proposedFor(Task task) {
        return switch (task) {
            case REGRESSION -> new MSELoss();
            case BINARY -> new BCEWithLogitsLoss();
            case MULTICLASS -> new CrossEntropyLoss(0, List.of());
        };
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
