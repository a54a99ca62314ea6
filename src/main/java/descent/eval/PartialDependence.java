package descent.eval;

import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.model.SavedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What the model answers on average when one or two inputs are set to a value in every test row and all else stays.
///
/// A number runs over its test rows' range between the 5 % and 95 % quantile, or over its values where they are few; a category over its levels. The answer is
/// in the target's units, or the probability of a class. Works on a copy.
/// Source: Friedman 2001; scikit-learn's `partial_dependence` (method brute).
///
/// @param axes    one or two inputs with the values that they are set to
/// @param answers [values of the first, values of the second] row-major
public record PartialDependence(List<Axis> axes, double[] answers) {
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    public PartialDependence {
        axes = List.copyOf(axes);
    }

    /// Whether there are numbers in all of it: a model whose weights are none answers with none.
    public boolean finite() {
        return Arrays.stream(answers).allMatch(Double::isFinite);
    }

    /// An input and the values that it is set to.
    ///
    /// @param input  name of the column
    /// @param number whether it is a number; else its values are levels
    /// @param labels the values as text
    /// @param values the values in the column's units; 0, 1, … for levels
    public record Axis(String input, boolean number, List<String> labels, double[] values) {
        public Axis {
            labels = List.copyOf(labels);
        }

        public int size() {
            return values.length;
        }
    }

    /// What is asked.
    ///
    /// @param inputs one or two names, different ones
    /// @param points of a number's range, at least 2; a number of fewer values has those
    /// @param asked  index of the class whose probability is the answer; ignored for a regression
    public record Question(List<String> inputs, int points, int asked) {
        public Question {
            inputs = List.copyOf(inputs);
            if (inputs.isEmpty() || inputs.size() > 2 || (inputs.size() == 2 && inputs.getFirst().equals(inputs.getLast()))) {
                throw new IllegalArgumentException("partial dependence takes one input or two different ones, not " + inputs);
            }
        }
    }

    /// @return null when cancelled
    /// @throws IllegalArgumentException when the model has no such input
    public static PartialDependence of(SavedModel saved, PreparedData data, Question q, Progress progress) {
        List<Place> places = q.inputs().stream().map(name -> place(data, name, q.points())).toList();
        Scorer scorer = new Scorer(saved, data);
        Place first = places.getFirst();
        Place second = places.size() == 2 ? places.getLast() : null;
        int wide = second == null ? 1 : second.scaled.length;
        double[] answers = new double[first.scaled.length * wide];
        for (int i = 0; i < answers.length; i++) {
            float[] x = data.test().x().data().clone();
            first.set(x, data.preprocessing().inFeatures(), i / wide);
            if (second != null) {
                second.set(x, data.preprocessing().inFeatures(), i % wide);
            }
            OptionalDouble answer = scorer.meanAnswer(x, q.asked(), progress.part((double) i / answers.length, (i + 1.0) / answers.length));
            if (answer.isEmpty()) {
                return null;
            }
            answers[i] = answer.getAsDouble();
        }
        return new PartialDependence(places.stream().map(Place::axis).toList(), answers);
    }

    private static Place place(PreparedData data, String input, int points) {
        int at = 0;
        for (ColumnPreparation c : data.preprocessing().inputs()) {
            if (c.name().equals(input)) {
                double[] scaled = c.kind() == Kind.NUMBER ? grid(data.test().x().data(), data.preprocessing().inFeatures(), at, points) : new double[c.width()];
                return new Place(c, at, scaled);
            }
            at += c.width();
        }
        throw new IllegalArgumentException("the model has no input named \"" + input + "\"; its inputs are "
                + data.preprocessing().inputs().stream().map(ColumnPreparation::name).toList());
    }

    /// An input, its first column of x, and the scaled values it is set to.
    private record Place(ColumnPreparation column, int at, double[] scaled) {
        private boolean number() {
            return column.kind() == Kind.NUMBER;
        }

        private void set(float[] x, int in, int i) {
            for (int row = at; row < x.length; row += in) {
                Arrays.fill(x, row, row + column.width(), 0f);
                x[number() ? row : row + i] = number() ? (float) scaled[i] : 1f;
            }
        }

        private Axis axis() {
            double[] values = new double[scaled.length];
            List<String> labels = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                values[i] = number() ? scaled[i] * column.scale() + column.offset() : i;
                labels.add(number() ? Float.toString((float) values[i]) : i < column.levels().size() ? column.levels().get(i) : "other");
            }
            return new Axis(column.name(), number(), labels, values);
        }
    }

    /// The values themselves where there are fewer than points, as scikit-learn takes them; between the quantiles else, or from end
    /// to end where nearly all rows have one value.
    static double[] grid(float[] x, int in, int at, int points) {
        float[] sorted = new float[x.length / in];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = x[i * in + at];
        }
        Arrays.sort(sorted);
        double[] few = IntStream.range(0, sorted.length).filter(i -> i == 0 || sorted[i] != sorted[i - 1]).mapToDouble(i -> sorted[i]).limit(points).toArray();
        if (few.length < points) {
            return few;
        }
        double low = sorted[(int) (LOW * (sorted.length - 1))];
        double high = sorted[(int) Math.ceil(HIGH * (sorted.length - 1))];
        if (low == high) {
            low = sorted[0];
            high = sorted[sorted.length - 1];
        }
        double[] grid = new double[points];
        for (int i = 0; i < points; i++) {
            grid[i] = low + (high - low) * i / (points - 1);
        }
        return grid;
    }
}
