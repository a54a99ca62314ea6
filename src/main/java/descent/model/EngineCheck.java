package descent.model;

import descent.nn.Linear;
import descent.nn.Sequential;
import descent.optim.Optimizer;
import descent.tensor.Generator;

/// The engine's own checks of settings, on a network of width 1: what passes can be trained with.
public final class EngineCheck {
    private EngineCheck() { }

    /// @throws IllegalArgumentException in the engine's words
    public static void check(OptimizerSpec optimizer) {
        small(optimizer);
    }

    /// @throws IllegalArgumentException in the engine's words
    public static void check(ScheduleSpec schedule) {
        NetworkBuilder.scheduler(schedule, small(new OptimizerSpec.SGD(1)));
    }

    static Optimizer small(OptimizerSpec optimizer) {
        return NetworkBuilder.optimizer(optimizer, new Sequential(new Linear(1, 1, Generator.of(0, "check"))));
    }
}
