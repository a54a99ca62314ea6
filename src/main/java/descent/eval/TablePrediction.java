package descent.eval;

import descent.data.CsvWriter;
import descent.data.CsvWriter.ExtraColumn;
import descent.data.DataException;
import descent.data.Kind;
import descent.data.Preprocessing;
import descent.data.PreprocessingSettings.Gaps;
import descent.data.Progress;
import descent.data.Schema;
import descent.data.Table;
import descent.data.Task;
import descent.model.SavedModel;
import descent.model.TrainedModel;
import descent.tensor.Tensor;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A model's answers to the rows of another table, in eval mode and without gradients, on a copy of the model.
///
/// @param table          that was predicted
/// @param target         name of the model's target
/// @param classes        of the model; empty for a regression
/// @param rows           of the table that have a prediction: all, or those without a gap in an input where gaps are left out
/// @param predicted      beside them, in the target's units, or the class index
/// @param probabilities  [rows, classes] row-major; empty for a regression
/// @param regression     against the table's own target; null for classes, and where the table has none
/// @param classification against the table's own target; null for a regression, and where the table has none
public record TablePrediction(Table table, String target, List<String> classes, int[] rows, float[] predicted, float[] probabilities,
                              Regression regression, Classification classification) {
    public TablePrediction {
        classes = List.copyOf(classes);
    }

    /// @return null when cancelled
    /// @throws DataException one sentence, when an input is missing or holds no number at all
    public static TablePrediction of(SavedModel saved, Table table, Progress progress) throws DataException {
        TrainedModel model = TrainedModel.restore(saved);
        Preprocessing p = model.preprocessing();
        ColumnMatch match = ColumnMatch.of(p, table, InputRanges.UNKNOWN);
        if (!match.possible()) {
            ColumnMatch.Line first = match.lines().stream().filter(l -> l.state() == ColumnMatch.State.BLOCKS).findFirst().orElseThrow();
            throw new DataException(first.column() + " " + first.words() + ".");
        }
        List<String> inputs = saved.setup().schema().inputs();
        int[] rows = p.settings().gaps() == Gaps.FILL ? all(table.rows())
                : Preprocessing.usableRows(table, new Schema(inputs, "", p.kinds(), null), p.settings(), false);
        if (rows.length == 0) {
            throw new DataException("No row of " + table.name() + " can be predicted: each has a gap in an input, or text where a number belongs.");
        }
        p.requireRoom(rows.length);
        float[] x = p.features(table, rows);
        float[] out = EvalPass.outputs(model.network(), Tensor.of(x, rows.length, p.inFeatures()), progress);
        return out == null ? null : p.task() == Task.REGRESSION ? numbers(p, table, rows, out) : classes(model, table, rows, out);
    }

    private static int[] all(int n) {
        int[] rows = new int[n];
        Arrays.setAll(rows, i -> i);
        return rows;
    }

    private static TablePrediction numbers(Preprocessing p, Table table, int[] rows, float[] out) {
        float[] predicted = new float[out.length];
        for (int i = 0; i < out.length; i++) {
            predicted[i] = (float) p.unscaleTarget(out[i]);
        }
        Regression figures = null;
        if (table.has(p.target().name())) {
            float[] truth = table.column(p.target().name()).as(Kind.NUMBER).numbers();
            int[] known = known(rows.length, i -> !Float.isNaN(truth[rows[i]]));
            figures = known.length == 0 ? null : RegressionMetrics.of(pick(known, i -> truth[rows[i]]), pick(known, i -> predicted[i]));
        }
        return new TablePrediction(table, p.target().name(), List.of(), rows, predicted, new float[0], figures, null);
    }

    private static TablePrediction classes(TrainedModel model, Table table, int[] rows, float[] out) {
        Preprocessing p = model.preprocessing();
        int k = p.classes().size();
        float[] probabilities = Probabilities.of(out, p.outFeatures(), model.setup().loss());
        int[] predicted = Probabilities.classes(probabilities, k);
        Classification figures = null;
        if (table.has(p.target().name())) {
            float[] truth = p.targets(table, rows);
            int[] known = known(rows.length, i -> truth[i] >= 0);
            float[] theirs = new float[known.length * k];
            for (int i = 0; i < known.length; i++) {
                System.arraycopy(probabilities, known[i] * k, theirs, i * k, k);
            }
            figures = known.length == 0 ? null : ClassificationMetrics.of(Arrays.stream(known).map(i -> (int) truth[i]).toArray(),
                    Arrays.stream(known).map(i -> predicted[i]).toArray(), theirs, p.classes());
        }
        return new TablePrediction(table, p.target().name(), p.classes(), rows, pick(all(predicted.length), i -> predicted[i]), probabilities, null, figures);
    }

    private interface At<T> {
        T at(int i);
    }

    private static int[] known(int n, At<Boolean> is) {
        return Arrays.stream(all(n)).filter(is::at).toArray();
    }

    private static float[] pick(int[] at, At<? extends Number> value) {
        float[] out = new float[at.length];
        for (int i = 0; i < at.length; i++) {
            out[i] = value.at(at[i]).floatValue();
        }
        return out;
    }

    /// The table with a column of predictions, and for classes one of probabilities per class; rows without a prediction
    /// have empty cells there.
    ///
    /// @throws IOException also when `progress` says that it shall end
    public void write(Writer out, Progress progress) throws IOException {
        List<ExtraColumn> extra = new ArrayList<>();
        String name = "predicted " + target;
        if (classes.isEmpty()) {
            extra.add(ExtraColumn.numbers(name, table, rows, predicted));
        } else {
            extra.add(ExtraColumn.classes(name, table, rows, predicted, classes));
            for (int c = 0; c < classes.size(); c++) {
                int which = c;
                extra.add(ExtraColumn.numbers("probability of " + classes.get(c), table, rows, pick(all(rows.length), i -> probabilities[i * classes.size() + which])));
            }
        }
        CsvWriter.write(out, table, null, extra, progress);
    }
}
