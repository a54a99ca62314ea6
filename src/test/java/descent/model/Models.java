package descent.model;

import descent.data.Column;
import descent.data.DataException;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Schema;
import descent.data.Table;
import descent.data.Task;
import descent.model.LayerSpec.Linear;
import descent.model.LayerSpec.ReLU;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Small trained models for tests.
final class Models {
    static final int ROWS = 24;

    private Models() { }

    /// Two numbers and a text with three levels; the target by task: a number, two or three classes.
    static Table table(Task task) {
        Generator g = Generator.of(3, "data");
        float[] a = new float[ROWS];
        float[] b = new float[ROWS];
        float[] y = new float[ROWS];
        int[] c = new int[ROWS];
        int[] k = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            a[i] = g.uniform(-2, 2);
            b[i] = g.uniform(0, 10);
            c[i] = i % 3;
            y[i] = 3 * a[i] - b[i] + c[i];
            k[i] = task == Task.BINARY ? (y[i] > -4 ? 1 : 0) : Math.min(2, (int) Math.abs(y[i] / 4));
        }
        List<String> classes = task == Task.BINARY ? List.of("no", "ja ☃") : List.of("low", "mid", "high");
        Column target = task == Task.REGRESSION ? Column.number("y", y, "") : Column.text("y", Kind.CATEGORY, classes, k, "");
        return Table.of("made.csv", List.of(Column.number("a", a, ""), Column.number("größe", b, ""),
                Column.text("ort", Kind.CATEGORY, List.of("Ulm", "Bonn", "Kiel"), c, ""), target));
    }

    static Setup setup() {
        return setup(Task.REGRESSION);
    }

    static Setup setup(Task task) {
        return Setup.defaults(new Schema(List.of("a", "größe", "ort"), "y")).withLoss(LossSpec.proposedFor(task))
                .withLayers(List.of(new Linear(3), new ReLU(), new Linear(Linear.FOLLOWS_TARGET)));
    }

    static PreparedData data(Setup setup, Task task) {
        try {
            return PreparedData.of(table(task), setup.schema(), setup.split(), setup.preprocessing());
        } catch (DataException e) {
            throw new AssertionError(e);
        }
    }

    /// A few plain updates over all rows, without a trainer.
    static SavedModel trained(Setup setup, Task task, int epochs) {
        return trained(setup, data(setup, task), epochs);
    }

    static SavedModel trained(Setup setup, PreparedData data, int epochs) {
        TrainedModel m = TrainedModel.create(setup, data);
        float[] train = new float[epochs];
        float[] test = new float[epochs];
        for (int e = 0; e < epochs; e++) {
            Tensor loss = m.loss().forward(m.network().forward(data.train().x()), data.train().y());
            loss.backward();
            train[e] = loss.item();
            test[e] = loss.item() / 2;
            m.optimizer().step();
            m.optimizer().zeroGrad();
            m.step(m.step() + 1);
            m.epoch(e + 1);
            if (m.scheduler() != null) {
                m.scheduler().step(test[e]);
            }
        }
        return m.snapshot(setup.epochs(), new SavedModel.History(train, test, List.of(new SavedModel.Rate(2, 2, 0.005))),
                new SavedModel.Provenance("made.csv", "", data.split(), Map.of("rmse", 0.25), "Descent 0.1.0",
                        "2026-11-23T12:00:00Z"));
    }
}
