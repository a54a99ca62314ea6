package descent.model;

import descent.data.PreprocessingSettings;
import descent.data.Schema;
import descent.data.SplitSettings;
import descent.data.Task;
import java.util.List;
import java.util.Objects;

/// Everything that a person can set, in one immutable record. An edit makes a new Setup; undo and redo walk a list
/// of them; a run keeps the one it began with; the `.model` file and the PyTorch script are written from it.
///
/// @param schema        which columns are inputs, which one is the target
/// @param split         how the rows are divided into train and test
/// @param preprocessing scaling, gaps, one-hot
/// @param layers        the layer stack; empty lists are legal while editing, refused when training starts
/// @param loss          default MSELoss
/// @param optimizer     default Adam with lr 0.01
/// @param schedule      default Constant
/// @param epochs        default 200; epochs count from 1
/// @param batchSize     rows of a mini-batch; [#ALL_ROWS] for full batches (default)
/// @param seed          of the streams "init", "shuffle" and "dropout"; default 42
/// @param patience      early stopping: a run ends when the loss on the validation rows has not fallen below its lowest for so
///                      many epochs; [#NO_PATIENCE] (default): never. Without validation rows it does nothing: the test
///                      rows decide nothing
/// @param fault         a deliberate fault; default NONE
public record Setup(Schema schema, SplitSettings split, PreprocessingSettings preprocessing, List<LayerSpec> layers,
                    LossSpec loss, OptimizerSpec optimizer, ScheduleSpec schedule, int epochs, int batchSize,
                    long seed, int patience, Fault fault) {
    public static final int ALL_ROWS = 0;
    /// Trains all epochs.
    public static final int NO_PATIENCE = 0;

    public Setup {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(preprocessing, "preprocessing");
        layers = List.copyOf(layers);
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(fault, "fault");
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, not " + epochs);
        }
        if (batchSize < 0) {
            throw new IllegalArgumentException("batch size must be 0 (all rows) or more, not " + batchSize);
        }
        if (patience < 0) {
            throw new IllegalArgumentException("patience must be 0 (off) or more epochs, not " + patience);
        }
    }

    /// The defaults of a first run: Linear(n, 32) → ReLU → Linear(32, target), MSE, Adam lr 0.01, 200 epochs, full batch, seed 42.
    public static Setup defaults(Schema schema) {
        return new Setup(schema, SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT,
                List.of(new LayerSpec.Linear(32), new LayerSpec.ReLU(), new LayerSpec.Linear(LayerSpec.Linear.FOLLOWS_TARGET)),
                new LossSpec.MSELoss(), new OptimizerSpec.Adam(0.01), new ScheduleSpec.Constant(), 200, ALL_ROWS, 42, NO_PATIENCE, Fault.NONE);
    }

    public double lr() {
        return optimizer.lr();
    }

    public Setup withSchema(Schema s) {
        return new Setup(s, split, preprocessing, layers, loss, optimizer, schedule, epochs, batchSize, seed, patience, fault);
    }

    public Setup withSplit(SplitSettings s) {
        return new Setup(schema, s, preprocessing, layers, loss, optimizer, schedule, epochs, batchSize, seed, patience, fault);
    }

    public Setup withPreprocessing(PreprocessingSettings p) {
        return new Setup(schema, split, p, layers, loss, optimizer, schedule, epochs, batchSize, seed, patience, fault);
    }

    public Setup withLayers(List<LayerSpec> l) {
        return new Setup(schema, split, preprocessing, l, loss, optimizer, schedule, epochs, batchSize, seed, patience, fault);
    }

    public Setup withLoss(LossSpec l) {
        return new Setup(schema, split, preprocessing, layers, l, optimizer, schedule, epochs, batchSize, seed, patience, fault);
    }

    public Setup withOptimizer(OptimizerSpec o) {
        return new Setup(schema, split, preprocessing, layers, loss, o, schedule, epochs, batchSize, seed, patience, fault);
    }

    public Setup withLr(double lr) {
        return withOptimizer(optimizer.withLr(lr));
    }

    public Setup withSchedule(ScheduleSpec s) {
        return new Setup(schema, split, preprocessing, layers, loss, optimizer, s, epochs, batchSize, seed, patience, fault);
    }

    public Setup withEpochs(int e) {
        return new Setup(schema, split, preprocessing, layers, loss, optimizer, schedule, e, batchSize, seed, patience, fault);
    }

    public Setup withBatchSize(int b) {
        return new Setup(schema, split, preprocessing, layers, loss, optimizer, schedule, epochs, b, seed, patience, fault);
    }

    public Setup withSeed(long s) {
        return new Setup(schema, split, preprocessing, layers, loss, optimizer, schedule, epochs, batchSize, s, patience, fault);
    }

    public Setup withPatience(int epochsWithoutGain) {
        return new Setup(schema, split, preprocessing, layers, loss, optimizer, schedule, epochs, batchSize, seed, epochsWithoutGain, fault);
    }

    /// Whether a run may end before its last epoch.
    public boolean stopsEarly() {
        return patience > 0 && split.hasValidation();
    }

    /// What the dashed curve is of: "validation" where validation rows are set aside, else "test".
    public String watched() {
        return split.hasValidation() ? "validation" : "test";
    }

    /// The same, with a loss that suits the task: another target can be another task.
    public Setup withLossFor(Task now) {
        return loss.suits(now) ? this : withLoss(LossSpec.proposedFor(now));
    }

    public Setup withFault(Fault f) {
        return new Setup(schema, split, preprocessing, layers, loss, optimizer, schedule, epochs, batchSize, seed, patience, f);
    }
}
