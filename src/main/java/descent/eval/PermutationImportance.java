package descent.eval;

import descent.data.ColumnPreparation;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.SavedModel;
import descent.tensor.Generator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// How much worse the model gets on the test rows when one input column is shuffled: what it leans on.
///
/// All one-hot columns of an input move together. The error is the RMSE in the target's units, or the share of wrong
/// classes; the importance of a column is the mean rise of the error over the repeats. Equal for one seed; works on a copy.
/// Source: Breiman 2001; scikit-learn's `permutation_importance`.
///
/// @param error   of the model on the test rows as they are
/// @param columns most important first
public record PermutationImportance(double error, List<Column> columns) {
    public PermutationImportance {
        columns = List.copyOf(columns);
    }

    /// Whether there are numbers in all of it: a model whose weights are none answers with none.
    public boolean finite() {
        return Double.isFinite(error) && columns.stream().allMatch(c -> Double.isFinite(c.mean()));
    }

    /// @param name of the input
    /// @param mean rise of the error when it is shuffled
    /// @param std  spread of the rise over the repeats
    public record Column(String name, double mean, double std) { }

    /// @param repeats shuffles a column, at least 1
    /// @return null when cancelled
    public static PermutationImportance of(SavedModel saved, PreparedData data, int repeats, long seed, Progress progress) {
        Scorer scorer = new Scorer(saved, data);
        float[] x = data.test().x().data();
        OptionalDouble asItIs = scorer.error(x, progress.part(0, 0));
        if (asItIs.isEmpty()) {
            return null;
        }
        double error = asItIs.getAsDouble();
        List<Column> columns = new ArrayList<>();
        List<ColumnPreparation> inputs = data.preprocessing().inputs();
        int at = 0;
        for (int c = 0; c < inputs.size(); c++) {
            Generator random = Generator.of(seed, "importance " + inputs.get(c).name());
            double[] rise = new double[repeats];
            for (int r = 0; r < repeats; r++) {
                double done = (c + (double) r / repeats) / inputs.size();
                int[] order = random.permutation(data.test().rows());
                OptionalDouble shuffled = scorer.error(shuffled(x, data.preprocessing().inFeatures(), at, inputs.get(c).width(), order),
                        progress.part(done, done + 1.0 / repeats / inputs.size()));
                if (shuffled.isEmpty()) {
                    return null;
                }
                rise[r] = shuffled.getAsDouble() - error;
            }
            columns.add(column(inputs.get(c).name(), rise));
            at += inputs.get(c).width();
        }
        columns.sort(Comparator.comparingDouble(Column::mean).reversed());
        return new PermutationImportance(error, columns);
    }

    private static float[] shuffled(float[] x, int in, int at, int width, int[] order) {
        float[] out = x.clone();
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(x, order[i] * in + at, out, i * in + at, width);
        }
        return out;
    }

    private static Column column(String name, double[] rise) {
        double mean = 0;
        for (double v : rise) {
            mean += v / rise.length;
        }
        double squares = 0;
        for (double v : rise) {
            squares += (v - mean) * (v - mean) / rise.length;
        }
        return new Column(name, mean, Math.sqrt(squares));
    }
}
