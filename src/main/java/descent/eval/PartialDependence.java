package descent.eval;

import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.SavedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the model answers on average when one input is set to a value in every test row and all else stays.
///
/// A number runs over its test rows' range between the 5 % and 95 % quantile; a category over its levels. The answer is
/// in the target's units, or the probability of the second class (of the last one, with several). Works on a copy.
/// Source: Friedman 2001; scikit-learn's `partial_dependence` (method brute).
///
/// @param input   name of the column
/// @param labels  the values as text
/// @param values  the values in the column's units; 0, 1, … for levels
/// @param answers beside them
public record PartialDependence(String input, List<String> labels, double[] values, double[] answers) {
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    public PartialDependence {
        labels = List.copyOf(labels);
    }

    /// @param points of a number's range, at least 2
    /// @return null when cancelled
    /// @throws IllegalArgumentException when the model has no such input
    public static PartialDependence of(SavedModel saved, PreparedData data, String input, int points, Progress progress) {
        int at = 0;
        for (ColumnPreparation c : data.preprocessing().inputs()) {
            if (c.name().equals(input)) {
                return of(new Scorer(saved, data), data, new Place(c, at), points, progress);
            }
            at += c.width();
        }
        throw new IllegalArgumentException("the model has no input named \"" + input + "\"; its inputs are "
                + data.preprocessing().inputs().stream().map(ColumnPreparation::name).toList());
    }

    /// An input and its first column of x.
    private record Place(ColumnPreparation column, int at) { }

    private static PartialDependence of(Scorer scorer, PreparedData data, Place place, int points, Progress progress) {
        boolean number = place.column.kind() == Kind.NUMBER;
        int in = data.preprocessing().inFeatures();
        float[] x = data.test().x().data();
        double[] scaled = number ? grid(x, in, place.at, points) : new double[place.column.width()];
        double[] values = new double[scaled.length];
        double[] answers = new double[scaled.length];
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < scaled.length; i++) {
            if (!progress.update((double) i / scaled.length)) {
                return null;
            }
            float[] changed = x.clone();
            for (int row = place.at; row < x.length; row += in) {
                Arrays.fill(changed, row, row + place.column.width(), 0f);
                changed[number ? row : row + i] = number ? (float) scaled[i] : 1f;
            }
            answers[i] = RegressionMetrics.mean(scorer.answers(changed));
            values[i] = number ? scaled[i] * place.column.scale() + place.column.offset() : i;
            labels.add(number ? Float.toString((float) values[i]) : level(place.column, i));
        }
        return new PartialDependence(place.column.name(), labels, values, answers);
    }

    private static String level(ColumnPreparation c, int i) {
        return i < c.levels().size() ? c.levels().get(i) : "other";
    }

    private static double[] grid(float[] x, int in, int at, int points) {
        float[] sorted = new float[x.length / in];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = x[i * in + at];
        }
        Arrays.sort(sorted);
        double low = sorted[(int) (LOW * (sorted.length - 1))];
        double high = sorted[(int) Math.ceil(HIGH * (sorted.length - 1))];
        double[] grid = new double[points];
        for (int i = 0; i < points; i++) {
            grid[i] = low + (high - low) * i / (points - 1);
        }
        return grid;
    }
}
