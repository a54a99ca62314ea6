package descent.ui.network;

import descent.train.WeightView;
import descent.train.WeightView.LayerWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The edges that are worth drawing: among the shown units the strongest ones, with widths on a scale that moves slowly,
/// so that a picture five times a second stays calm.
final class NetworkEdges {
    static final int MOST = 250;
    private static final double UP = 0.3;
    private static final double DOWN = 0.05;

    /// An edge into `toUnit` of column `column`; places count the drawn units.
    record Edge(int column, int fromPlace, int toPlace, int fromUnit, int toUnit, float weight, float gradient, double strength) { }

    private List<Edge> edges = List.of();
    private double scale;

    List<Edge> edges() {
        return edges;
    }

    /// Takes a new view of the weights; the scale moves a step towards its greatest value.
    ///
    /// @param gradients whether strength follows the gradients
    void update(NetworkShape shape, WeightView view, boolean gradients) {
        List<Edge> all = new ArrayList<>();
        int column = 0;
        for (LayerWeights layer : view.layers()) {
            if (layer.kind().equals("Linear") && ++column < shape.columns()) {
                collect(shape, layer, column, gradients, all);
            }
        }
        all.sort(Comparator.comparingDouble(e -> -Math.abs(e.strength())));
        double greatest = all.isEmpty() ? 0 : Math.abs(all.getFirst().strength());
        boolean fresh = !(scale > 0);
        scale = fresh ? greatest : scale + (greatest > scale ? UP : DOWN) * (greatest - scale);
        edges = List.copyOf(all.subList(0, Math.min(MOST, all.size())).reversed());
    }

    /// Forgets the scale: another network, or gradients instead of weights.
    void reset() {
        scale = 0;
        edges = List.of();
    }

    /// 0 to 1.
    double relative(Edge e) {
        return scale > 0 ? Math.min(1, Math.abs(e.strength()) / scale) : 0;
    }

    private static void collect(NetworkShape shape, LayerWeights layer, int column, boolean gradients, List<Edge> all) {
        List<Integer> from = shape.shown(column - 1);
        List<Integer> to = shape.shown(column);
        for (int t = 0; t < to.size(); t++) {
            for (int f = 0; f < from.size(); f++) {
                int at = to.get(t) * layer.in() + from.get(f);
                if (to.get(t) < layer.out() && from.get(f) < layer.in() && at < layer.weight().length) {
                    float g = at < layer.weightGrad().length ? layer.weightGrad()[at] : Float.NaN;
                    float w = layer.weight()[at];
                    float s = gradients ? g : w;
                    all.add(new Edge(column, f, t, from.get(f), to.get(t), w, g, Float.isFinite(s) ? s : 0));
                }
            }
        }
    }
}
