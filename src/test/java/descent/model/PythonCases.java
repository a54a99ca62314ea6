package descent.model;

import descent.data.DataException;
import descent.data.MadeData;
import descent.data.PreparedData;
import descent.data.Samples;
import descent.data.Schema;
import descent.data.Table;
import descent.data.Task;
import descent.model.LayerSpec.Linear;
import descent.model.SavedModel.Rate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The runs that are written for Python in tests: each task with SGD and Adam, full batch and mini-batches, with and without a
/// change of the rate, and five odd ones.
final class PythonCases {
    private static final int EPOCHS = 50;

    record Case(String name, Setup setup, PreparedData data, List<Rate> rates) { }

    private PythonCases() { }

    private static Case make(String name, Setup setup, Table table, List<Rate> rates) {
        try {
            return new Case(name, setup, PreparedData.of(table, setup.schema(), setup.split(), setup.preprocessing()), rates);
        } catch (DataException e) {
            throw new AssertionError(e);
        }
    }

    static List<Case> all() throws Exception {
        Table mpg = Samples.open("Auto MPG");
        Setup regression = Setup.defaults(new Schema(List.of("cylinders", "displacement", "horsepower", "weight", "acceleration", "model_year"), "mpg"))
                .withEpochs(EPOCHS);
        Table moons = MadeData.twoMoons(200, 0.1f, 3);
        Schema xy = new Schema(List.of(moons.columns().get(0).name(), moons.columns().get(1).name()), moons.columns().get(2).name());
        Setup binary = Setup.defaults(xy).withEpochs(EPOCHS).withLoss(LossSpec.proposedFor(Task.BINARY)).withLayers(List.of(new Linear(8), new LayerSpec.Tanh(), new Linear(0)));
        Table blobs = MadeData.blobs(120, 0.5f, 3);
        Schema bl = new Schema(List.of(blobs.columns().get(0).name(), blobs.columns().get(1).name()), blobs.columns().get(2).name());
        Setup multi = Setup.defaults(bl).withEpochs(EPOCHS).withLoss(LossSpec.proposedFor(Task.MULTICLASS));
        List<Case> cases = new ArrayList<>();
        every("regression", regression, 32, 0.02, mpg, cases);
        every("binary", binary, 25, 0.1, moons, cases);
        every("multi", multi, 16, 0.05, blobs, cases);
        cases.add(make("regression-nesterov-steps", regression.withOptimizer(new OptimizerSpec.SGD(0.02, 0.5, 0, 0, true)).withBatchSize(32)
                .withSchedule(new ScheduleSpec.StepLR(20, 0.5)), mpg, List.of(new Rate(5, 45, 0.01))));
        cases.add(make("validation-patience", regression.withLr(0.1).withSplit(regression.split().withValidation(20)).withPatience(2), mpg, List.of()));
        cases.add(make("multi-plateau", multi.withOptimizer(new OptimizerSpec.SGD(0.05)).withBatchSize(16)
                .withSchedule(new ScheduleSpec.ReduceLROnPlateau(0.5, 2, 1e-4, 0)), blobs, List.of()));
        cases.add(make("multi-weights", multi.withLoss(new LossSpec.CrossEntropyLoss(0.1, List.of(0.0, 1.0, 3.0)))
                .withOptimizer(new OptimizerSpec.SGD(0.02)).withBatchSize(8), blobs, List.of()));
        cases.add(make("binary-norm-patience", binary.withOptimizer(new OptimizerSpec.SGD(0.1)).withBatchSize(20).withPatience(1)
                .withSplit(binary.split().withValidation(20)).withLayers(List.of(new Linear(8), new LayerSpec.BatchNorm1d(1e-5, 0.1),
                        new LayerSpec.Tanh(), new Linear(0))), moons, List.of()));
        return cases;
    }

    /// Adam and SGD, full batch and mini-batches, each with and without a change of the rate: in epoch 8, after its first batch.
    private static void every(String task, Setup setup, int batch, double sgd, Table table, List<Case> into) {
        for (OptimizerSpec o : List.of(setup.optimizer(), new OptimizerSpec.SGD(sgd, 0.5, 0, 0, false))) {
            for (int size : new int[] {Setup.ALL_ROWS, batch}) {
                Setup s = setup.withOptimizer(o).withBatchSize(size);
                String name = task + "-" + o.kind().toLowerCase(Locale.ROOT) + (size == Setup.ALL_ROWS ? "-full" : "-batches");
                Case plain = make(name, s, table, List.of());
                long update = size == Setup.ALL_ROWS ? 8 : 7L * Math.ceilDiv(plain.data().train().rows(), size) + 2;
                into.add(plain);
                into.add(make(name + "-change", s, table, List.of(new Rate(8, update, o.lr() * 0.3))));
            }
        }
    }

    static void export(Path to, Case c) throws IOException {
        SavedModel s = TrainedModel.create(c.setup(), c.data()).snapshot(c.setup().epochs(),
                new SavedModel.History(new float[0], new float[0], c.rates()),
                new SavedModel.Provenance("", "", c.data().split(), Map.of(), "", ""));
        PythonExport.write(to, s, c.data());
    }
}
