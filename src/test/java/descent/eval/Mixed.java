package descent.eval;

import descent.data.Column;
import descent.data.DataException;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Schema;
import descent.data.Table;
import descent.data.Task;
import descent.model.LayerSpec;
import descent.model.LossSpec;
import descent.model.OptimizerSpec;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.model.TrainedModel;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// A category with three levels before two numbers, and a model that has learned a little from them, without a trainer.
record Mixed(PreparedData data, TrainedModel model) {
    static final List<String> LEVELS = List.of("Ulm", "Bonn", "Kiel");
    private static final int ROWS = 60;

    static Mixed of(Task task) {
        Table table = table(task);
        Setup setup = Setup.defaults(new Schema(List.of("town", "a", "b"), "y")).withLoss(LossSpec.proposedFor(task))
                .withLayers(List.of(new LayerSpec.Linear(6), new LayerSpec.Tanh(), new LayerSpec.Linear(LayerSpec.Linear.FOLLOWS_TARGET)));
        return of(table, setup, 60);
    }

    static Mixed of(Table table, Setup setup, int epochs) {
        try {
            PreparedData data = PreparedData.of(table, setup.schema(), setup.split(), setup.preprocessing());
            TrainedModel model = TrainedModel.create(setup.withOptimizer(new OptimizerSpec.Adam(0.05)), data);
            for (int e = 0; e < epochs; e++) {
                model.loss().forward(model.network().forward(data.train().x()), data.train().y()).backward();
                model.optimizer().step();
                model.optimizer().zeroGrad();
            }
            return new Mixed(data, model);
        } catch (DataException e) {
            throw new AssertionError(e);
        }
    }

    /// The town moves y most, b least; noise keeps any model from being right in each row.
    private static Table table(Task task) {
        Generator g = Generator.of(5, "mixed");
        int[] town = new int[ROWS];
        float[] a = new float[ROWS];
        float[] b = new float[ROWS];
        float[] y = new float[ROWS];
        int[] yes = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            town[i] = g.nextInt(3);
            a[i] = g.uniform(-2, 2);
            b[i] = g.uniform(100, 300);
            y[i] = 6 * town[i] + 2 * a[i] + b[i] / 100 + 1.5f * (float) g.nextGaussian();
            yes[i] = y[i] > 9 ? 1 : 0;
        }
        Column target = task == Task.REGRESSION ? Column.number("y", y, "") : Column.text("y", Kind.CATEGORY, List.of("no", "yes"), yes, "");
        return Table.of("mixed", List.of(Column.text("town", Kind.CATEGORY, LEVELS, town, ""), Column.number("a", a, ""), Column.number("b", b, ""), target));
    }

    SavedModel saved() {
        return model.snapshot(1, new SavedModel.History(new float[0], new float[0], List.of()),
                new SavedModel.Provenance("mixed", "", data.split(), Map.of(), "Descent 0.1.0", "2026-11-23T12:00:00Z"));
    }

    int testRows() {
        return data.test().rows();
    }

    /// The prepared numbers of a row, to be changed.
    float[] row(Tensor x, int i) {
        int in = data.preprocessing().inFeatures();
        float[] row = new float[in];
        System.arraycopy(x.data(), i * in, row, 0, in);
        return row;
    }

    float[] testRow(int i) {
        return row(data.test().x(), i);
    }

    Predictor.Answer answer(float[] row) {
        return Predictor.answer(model, row);
    }
}
