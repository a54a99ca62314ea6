package descent.train;

import descent.data.Column;
import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Schema;
import descent.data.Table;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;
import descent.tensor.Generator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Small data and set-ups, and waiting without sleeping.
final class Fixtures {
    /// Far beyond what any of these waits takes; only a deadlock reaches it.
    private static final int PATIENCE_SECONDS = 60;

    private Fixtures() { }

    /// 40 rows: y = 3a − 2b + 0.5 + noise.
    static Table table() {
        Generator g = Generator.of(7, "data");
        int n = 40;
        float[] a = new float[n];
        float[] b = new float[n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = g.uniform(-2, 2);
            b[i] = g.uniform(0, 10);
            y[i] = 3 * a[i] - 2 * b[i] + 0.5f + (float) g.nextGaussian();
        }
        return Table.of("plane", List.of(Column.number("a", a, ""), Column.number("b", b, ""), Column.number("y", y, "")));
    }

    static Schema schema() {
        return new Schema(List.of("a", "b"), "y");
    }

    /// Linear(2, 5) → ReLU → Linear(5, 1), SGD 0.05, 30 epochs, full batch.
    static Setup setup() {
        return Setup.defaults(schema()).withLayers(List.of(new Linear(5), new ReLU(), new Linear(Linear.FOLLOWS_TARGET)))
                .withOptimizer(new SGD(0.05)).withEpochs(30);
    }

    static PreparedData data(Setup setup) {
        return data(table(), setup);
    }

    static PreparedData data(Table table, Setup setup) {
        try {
            return PreparedData.of(table, setup.schema(), setup.split(), setup.preprocessing());
        } catch (DataException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer within " + PATIENCE_SECONDS + " s: a deadlock?", e);
        }
    }

    /// The sentence with which a command was refused.
    static String refusal(CompletableFuture<?> future) {
        try {
            Object came = future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("expected a refusal, got " + came);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TrainingException t) {
                return t.getMessage();
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer within " + PATIENCE_SECONDS + " s: a deadlock?", e);
        }
    }

    /// Trains at full speed to the end.
    static Run train(Trainer trainer, Setup setup, PreparedData data) {
        trainer.pace(Pace.FULL);
        Run run = get(trainer.train(setup, data));
        get(trainer.settled());
        return run;
    }
}
