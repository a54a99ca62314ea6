package descent.ui.network;

import descent.train.WeightView;
import descent.train.WeightView.LayerWeights;
import descent.ui.common.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a unit computes, with today's numbers: `unit 3 of layer 1 = ReLU(0.52 · weight − 0.31 · year + … + 0.04)`.
final class UnitFormula {
    /// A weight by the name of its parameter and its flat index.
    record Watched(String parameter, int index) { }

    private static final int SHOWN_TERMS = 4;

    private UnitFormula() { }

    /// @param column 0 for the inputs, n for the units of the n-th Linear layer
    /// @param unit   counted from 0
    /// @return "" where the weights do not fit the shape
    static String of(NetworkShape shape, WeightView view, int column, int unit) {
        if (column == 0) {
            return shape.name(0, unit) + " is an input: the value of the column, scaled.";
        }
        List<LayerWeights> linear = view == null ? List.of() : view.layers().stream().filter(l -> l.kind().equals("Linear")).toList();
        if (column > linear.size()) {
            return "";
        }
        LayerWeights l = linear.get(column - 1);
        if (unit >= l.out() || l.in() != shape.widths().get(column - 1)) {
            return "";
        }
        int[] strongest = IntStream.range(0, l.in()).boxed()
                .sorted((a, b) -> Float.compare(Math.abs(weight(l, unit, b)), Math.abs(weight(l, unit, a))))
                .limit(SHOWN_TERMS).mapToInt(Integer::intValue).toArray();
        StringBuilder sum = new StringBuilder(IntStream.of(strongest)
                .mapToObj(i -> Numbers.plain(weight(l, unit, i)) + " · " + shape.name(column - 1, i)).collect(Collectors.joining(" + ")));
        if (l.in() > SHOWN_TERMS) {
            sum.append(" + ").append(Numbers.count(l.in() - SHOWN_TERMS)).append(" smaller terms");
        }
        if (unit < l.bias().length) {
            sum.append(" + ").append(Numbers.plain(l.bias()[unit]));
        }
        String inside = sum.toString().replace("+ −", "− ");
        String activation = shape.notes().get(column);
        return shape.name(column, unit) + " = " + (activation.isEmpty() ? inside : activation + "(" + inside + ")");
    }

    /// A unit's strongest weight, as the engine names it; null where the weights do not fit or the unit is an input.
    static Watched strongest(NetworkShape shape, WeightView view, int column, int unit) {
        List<LayerWeights> linear = view == null ? List.of() : view.layers().stream().filter(l -> l.kind().equals("Linear")).toList();
        if (column < 1 || column > linear.size() || linear.get(column - 1).in() != shape.widths().get(column - 1) || unit >= linear.get(column - 1).out()) {
            return null;
        }
        LayerWeights l = linear.get(column - 1);
        int best = 0;
        for (int i = 1; i < l.in(); i++) {
            best = Math.abs(weight(l, unit, i)) > Math.abs(weight(l, unit, best)) ? i : best;
        }
        return new Watched(l.name() + ".weight", unit * l.in() + best);
    }

    private static float weight(LayerWeights l, int unit, int input) {
        return l.weight()[unit * l.in() + input];
    }
}
