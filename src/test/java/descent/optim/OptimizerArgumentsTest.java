package descent.optim;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.tensor.Tensor;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every argument at its limits: the last legal value is taken, what lies beyond, NaN and Infinity are refused by name.
class OptimizerArgumentsTest {
    private record Argument(String word, double legal, double illegal, DoubleFunction<Object> make) {
        @Override
        public String toString() {
            return word + " " + legal + " | " + illegal;
        }
    }

    private static Map<String, Tensor> p() {
        return Map.of("w", Tensor.zeros(2).requiresGrad(true));
    }

    private static final double LESS = -Double.MIN_VALUE;

    static Stream<Argument> arguments() {
        Stream<Argument> optimizers = Stream.of(
                new Argument("learning rate", 0, LESS, v -> new SGD(p(), v)),
                new Argument("momentum", 0, LESS, v -> new SGD(p(), 0.1, v, 0, 0, false)),
                new Argument("dampening", -1, Double.NEGATIVE_INFINITY, v -> new SGD(p(), 0.1, 0.9, v, 0, false)),
                new Argument("weight_decay", 0, LESS, v -> new SGD(p(), 0.1, 0, 0, v, false)),
                new Argument("index 0", 0, LESS, v -> new Adam(p(), 0.1, v, 0.9, 1e-8, 0, false)),
                new Argument("index 0", Math.nextDown(1.0), 1, v -> new AdamW(p(), 0.1, v, 0.9, 1e-8, 0, false)),
                new Argument("index 1", 0, LESS, v -> new AdamW(p(), 0.1, 0.9, v, 1e-8, 0, false)),
                new Argument("index 1", Math.nextDown(1.0), 1, v -> new Adam(p(), 0.1, 0.9, v, 1e-8, 0, false)),
                new Argument("epsilon", 0, LESS, v -> new Adam(p(), 0.1, 0.9, 0.9, v, 0, false)),
                new Argument("weight_decay", 0, LESS, v -> new AdamW(p(), 0.1, 0.9, 0.9, 1e-8, v, false)),
                new Argument("alpha", 0, LESS, v -> new RMSprop(p(), 0.1, v, 1e-8, 0, 0, false)),
                new Argument("epsilon", 0, LESS, v -> new RMSprop(p(), 0.1, 0.9, v, 0, 0, false)),
                new Argument("weight_decay", 0, LESS, v -> new RMSprop(p(), 0.1, 0.9, 1e-8, v, 0, false)),
                new Argument("momentum", 0, LESS, v -> new RMSprop(p(), 0.1, 0.9, 1e-8, 0, v, false)),
                new Argument("lr_decay", 0, LESS, v -> new Adagrad(p(), 0.1, v, 0, 1e-10)),
                new Argument("weight_decay", 0, LESS, v -> new Adagrad(p(), 0.1, 0, v, 1e-10)),
                new Argument("epsilon", 0, LESS, v -> new Adagrad(p(), 0.1, 0, 0, v)));
        Stream<Argument> schedules = Stream.of(
                new Argument("step_size", 1, 0, v -> new StepLR(new SGD(p(), 0.1), whole(v), 0.1)),
                new Argument("gamma", Double.MIN_VALUE, 0, v -> new StepLR(new SGD(p(), 0.1), 1, v)),
                new Argument("gamma", Double.MIN_VALUE, 0, v -> new ExponentialLR(new SGD(p(), 0.1), v)),
                new Argument("T_max", 1, 0, v -> new CosineAnnealingLR(new SGD(p(), 0.1), whole(v), 0)),
                new Argument("eta_min", 0, LESS, v -> new CosineAnnealingLR(new SGD(p(), 0.1), 1, v)),
                new Argument("Factor", Double.MIN_VALUE, 0, v -> new ReduceLROnPlateau(new SGD(p(), 0.1), v, 1, 0, 0)),
                new Argument("Factor", Math.nextDown(1.0), 1, v -> new ReduceLROnPlateau(new SGD(p(), 0.1), v, 1, 0, 0)),
                new Argument("patience", 0, -1, v -> new ReduceLROnPlateau(new SGD(p(), 0.1), 0.5, whole(v), 0, 0)),
                new Argument("threshold", 0, LESS, v -> new ReduceLROnPlateau(new SGD(p(), 0.1), 0.5, 1, v, 0)),
                new Argument("min_lr", 0, LESS, v -> new ReduceLROnPlateau(new SGD(p(), 0.1), 0.5, 1, 0, v)));
        return Stream.concat(optimizers, schedules);
    }

    /// A count has no NaN: it stands for a value below the least one.
    private static int whole(double v) {
        return Double.isFinite(v) ? (int) v : -1;
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void argument_isTakenAtItsLimit_andRefusedBeyond(Argument a) {
        assertDoesNotThrow(() -> a.make.apply(a.legal));
        for (double bad : new double[] {a.illegal, Double.NaN, Double.POSITIVE_INFINITY}) {
            String message = assertThrows(IllegalArgumentException.class, () -> a.make.apply(bad), a + ": " + bad).getMessage();
            assertTrue(message.contains(a.word), message);
        }
    }
}
