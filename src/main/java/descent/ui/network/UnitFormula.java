package descent.ui.network;

import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.Preprocessing;
import descent.data.PreprocessingSettings.Scaling;
import descent.train.WeightView;
import descent.train.WeightView.LayerWeights;
import descent.ui.common.Numbers;
import descent.ui.common.UnitPlace;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a unit computes, with today's numbers: `unit 3 of layer 1 = ReLU(0.52 · weight − 0.31 · year + … + 0.04)`.
final class UnitFormula {
    /// A weight by the name of its parameter and its flat index.
    record Watched(String parameter, int index) { }

    /// A unit of the diagram: its column (0 the inputs, n the n-th Linear layer) and its number, counted from 0.
    record Unit(int column, int unit) { }

    private static final int SHOWN_TERMS = 3;

    private UnitFormula() { }

    /// What an input is of its column.
    ///
    /// @param p    how the columns are prepared; null where nobody knows
    /// @param unit counted from 0
    static String input(NetworkShape shape, Preprocessing p, int unit) {
        String name = shape.name(0, unit);
        int first = 0;
        for (ColumnPreparation c : p == null ? List.<ColumnPreparation>of() : p.inputs()) {
            int of = unit - first;
            first += c.width();
            if (unit < first && c.kind() == Kind.NUMBER) {
                return name + " is an input: the value of the column" + (p.settings().scaling() == Scaling.NONE ? " as it is." : ", scaled.");
            }
            if (unit < first) {
                return name + " is an input: 1 where " + c.name() + " is " + (of < c.levels().size() ? c.levels().get(of) : "one of the rare levels") + ", else 0.";
            }
        }
        return name + " is an input.";
    }

    /// @param column n for the units of the n-th Linear layer
    /// @param unit   counted from 0
    /// @return "" where the weights do not fit the shape
    static String of(NetworkShape shape, WeightView view, int column, int unit) {
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
                .mapToObj(i -> Numbers.plain(weight(l, unit, i)) + " · " + (column == 1 ? behind(shape, 0, shape.name(0, i)) : shape.name(column - 1, i))).collect(Collectors.joining(" + ")));
        if (l.in() > SHOWN_TERMS) {
            sum.append(" + ").append(Numbers.count(l.in() - SHOWN_TERMS)).append(" smaller terms");
        }
        if (unit < l.bias().length) {
            sum.append(" + ").append(Numbers.plain(l.bias()[unit]));
        }
        return shape.name(column, unit) + " = " + behind(shape, column, sum.toString().replace("+ −", "− "));
    }

    /// Put through the layers behind a column.
    private static String behind(NetworkShape shape, int column, String value) {
        String through = value;
        for (String layer : shape.notes().get(column).split(NetworkShape.THEN)) {
            through = layer.isEmpty() ? through : layer + "(" + through + ")";
        }
        return through;
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

    /// The unit that a number of the network belongs to: a weight to the unit that it leads to, a number of another layer
    /// (BatchNorm1d) to the units before it; null where there is none.
    static Unit unit(NetworkShape shape, WeightView view, UnitPlace place) {
        return switch (place) {
            case null -> null;
            case UnitPlace.Input i -> shape.columns() > 0 && i.column() < shape.widths().getFirst() ? new Unit(0, i.column()) : null;
            case UnitPlace.Output o -> shape.columns() > 0 && o.column() < shape.widths().getLast() ? new Unit(shape.columns() - 1, o.column()) : null;
            case UnitPlace.Weight w -> unit(shape, view, w.parameter(), w.index());
        };
    }

    private static Unit unit(NetworkShape shape, WeightView view, String parameter, int index) {
        int column = 0;
        for (LayerWeights l : view == null ? List.<LayerWeights>of() : view.layers()) {
            boolean linear = l.kind().equals("Linear");
            column += linear ? 1 : 0;
            if (parameter.equals(l.name() + ".weight") || parameter.equals(l.name() + ".bias")) {
                int unit = linear && parameter.endsWith(".weight") ? index / l.in() : index;
                return column < shape.columns() && unit < shape.widths().get(column) ? new Unit(column, unit) : null;
            }
        }
        return null;
    }

    private static float weight(LayerWeights l, int unit, int input) {
        return l.weight()[unit * l.in() + input];
    }
}
