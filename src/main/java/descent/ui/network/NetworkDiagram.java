package descent.ui.network;

import descent.train.WeightView;
import descent.train.WeightView.LayerWeights;
import descent.ui.common.CanvasPane;
import descent.ui.common.HoverCard;
import descent.ui.common.Numbers;
import descent.ui.common.Pen;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;

/// The network as units and edges, live. Hovering an edge shows its weight and gradient; a click on a unit, or Enter on
/// the one that the arrow keys chose, hands it to the listener.
public final class NetworkDiagram extends CanvasPane {
    private static final double EDGE_REACH = 5;
    private static final double UNIT_REACH = 9;

    /// Is told which unit was clicked.
    @FunctionalInterface
    public interface UnitListener {
        /// @param layer 0 for the inputs, n for the units of the n-th Linear layer
        /// @param unit  counted from 0
        void chosen(int layer, int unit);
    }

    private final BooleanProperty gradients = new SimpleBooleanProperty(this, "gradients", false);
    private final NetworkEdges edges = new NetworkEdges();
    private NetworkShape shape = NetworkShape.EMPTY;
    private WeightView view;
    private double[][] fills;
    private NetworkLayout layout;
    private UnitListener listener = (layer, unit) -> { };
    private int[] hoveredUnit;
    /// The unit was pointed at from elsewhere: it is ringed, and its formula says the rest.
    private boolean quietly;
    private NetworkEdges.Edge hoveredEdge;
    private double pointerX;
    private double pointerY;

    public NetworkDiagram() {
        setId("net-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("network diagram");
        setMinSize(0, 0);
        gradients.subscribe(() -> {
            edges.reset();
            refresh();
        });
        setOnMouseMoved(this::moved);
        setOnMouseExited(e -> hover(null, null));
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::key);
        shape(NetworkShape.EMPTY);
    }

    /// False (the start): width and colour follow the weights; true: the gradients.
    public BooleanProperty gradientsProperty() {
        return gradients;
    }

    public void onUnit(UnitListener l) {
        listener = l;
    }

    /// The network that is set up; weights shown before stay only if they fit it.
    public void shape(NetworkShape newShape) {
        if (!newShape.widths().equals(shape.widths())) {
            edges.reset();
            view = null;
            fills = null;
        }
        shape = newShape;
        hoveredUnit = null;
        hoveredEdge = null;
        refresh();
    }

    /// The weights of the network; null takes them away. They are drawn if they fit the shape.
    public void weights(WeightView weights) {
        view = weights;
        refresh();
    }

    private void refresh() {
        if (view != null && fits(view)) {
            edges.update(shape, view, gradients.get());
            fills = fills(view);
        } else {
            edges.reset();
            fills = null;
        }
        NetworkEdges.Edge old = hoveredEdge;
        hoveredEdge = old == null ? null : edges.edges().stream().filter(e -> e.column() == old.column() && e.fromUnit() == old.fromUnit() && e.toUnit() == old.toUnit()).findFirst().orElse(null);
        setAccessibleText(summary());
        repaint();
    }

    private boolean fits(WeightView v) {
        List<LayerWeights> linear = linear(v);
        if (linear.size() != shape.columns() - 1) {
            return false;
        }
        for (int i = 0; i < linear.size(); i++) {
            if (linear.get(i).in() != shape.widths().get(i) || linear.get(i).out() != shape.widths().get(i + 1)) {
                return false;
            }
        }
        return true;
    }

    private static List<LayerWeights> linear(WeightView v) {
        return v.layers().stream().filter(l -> l.kind().equals("Linear")).toList();
    }

    /// How dark each unit is drawn: the size of its bias beside the greatest one of its layer.
    private double[][] fills(WeightView v) {
        double[][] out = new double[shape.columns()][0];
        List<LayerWeights> linear = linear(v);
        for (int c = 1; c < out.length; c++) {
            float[] bias = linear.get(c - 1).bias();
            double greatest = 1e-9;
            for (float b : bias) {
                greatest = Float.isFinite(b) ? Math.max(greatest, Math.abs(b)) : greatest;
            }
            out[c] = new double[bias.length];
            for (int i = 0; i < bias.length; i++) {
                out[c][i] = Float.isFinite(bias[i]) ? 0.85 * Math.abs(bias[i]) / greatest : 0;
            }
        }
        return out;
    }

    private String summary() {
        if (shape.columns() == 0) {
            return "Network diagram, no network yet.";
        }
        StringBuilder s = new StringBuilder("Network ");
        for (int c = 0; c < shape.columns(); c++) {
            s.append(c == 0 ? "" : " to ").append(shape.widths().get(c));
        }
        if (!edges.edges().isEmpty()) {
            NetworkEdges.Edge e = edges.edges().getLast();
            s.append(". Strongest ").append(gradients.get() ? "gradient" : "weight").append(": from ").append(shape.name(e.column() - 1, e.fromUnit()))
                    .append(" to ").append(shape.name(e.column(), e.toUnit())).append(", ").append(Numbers.plain(e.strength()));
        }
        return s.append('.').toString();
    }

    @Override
    protected void paint(Pen pen) {
        if (shape.columns() == 0) {
            layout = null;
            pen.text("Open data and the network shows here", pen.width() / 2, pen.height() / 2, TextAlignment.CENTER, look().font(1), look().palette().muted());
            return;
        }
        layout = NetworkPainter.layout(pen, shape);
        NetworkPainter p = new NetworkPainter(pen, shape, layout);
        p.edges(edges);
        p.units(fills);
        p.names();
        p.legend();
        if (gradients.get() && view != null && edges.edges().stream().allMatch(e -> Float.isNaN(e.gradient()))) {
            pen.haloText("no gradients yet: they come with loss.backward()", pen.width() / 2, 0.45 * pen.height(), TextAlignment.CENTER, look().font(1), look().palette().text());
        }
    }

    @Override
    protected void paintOverlay(Pen pen) {
        if (layout == null) {
            return;
        }
        NetworkPainter p = new NetworkPainter(pen, shape, layout);
        if (hoveredUnit != null) {
            unitCard(pen, p);
        } else if (hoveredEdge != null) {
            p.edge(hoveredEdge, NetworkPainter.sign(look().palette(), hoveredEdge.strength()), 5);
            String title = shape.name(hoveredEdge.column() - 1, hoveredEdge.fromUnit()) + " → " + shape.name(hoveredEdge.column(), hoveredEdge.toUnit());
            String gradient = Float.isNaN(hoveredEdge.gradient()) ? "none yet" : Numbers.measured(hoveredEdge.gradient());
            HoverCard.paint(pen, pointerX, pointerY, title, List.of(new HoverCard.Row("weight", Numbers.measured(hoveredEdge.weight())), new HoverCard.Row("gradient", gradient)));
        }
    }

    private void unitCard(Pen pen, NetworkPainter p) {
        int c = hoveredUnit[0];
        int place = shape.shown(c).indexOf(hoveredUnit[1]);
        if (place < 0) {
            return;
        }
        for (NetworkEdges.Edge e : edges.edges()) {
            if (e.column() == c && e.toUnit() == hoveredUnit[1]) {
                p.edge(e, NetworkPainter.sign(look().palette(), e.strength()), 1 + 3 * edges.relative(e));
            }
        }
        p.ring(c, place, 2);
        if (quietly) {
            return;
        }
        List<HoverCard.Row> rows = new ArrayList<>();
        if (c > 0 && view != null && fits(view)) {
            LayerWeights layer = linear(view).get(c - 1);
            rows.add(new HoverCard.Row("weights in", Numbers.count(layer.in())));
            if (hoveredUnit[1] < layer.bias().length) {
                rows.add(new HoverCard.Row("bias", Numbers.measured(layer.bias()[hoveredUnit[1]])));
            }
        }
        HoverCard.paint(pen, layout.x(c), layout.y(c, place) + pen.em(), shape.name(c, hoveredUnit[1]), rows);
    }

    /// Brings a unit forward as if the pointer were on it; one that the diagram leaves out only by its formula.
    void point(int column, int unit) {
        hover(new int[] {column, unit}, null);
        quietly = true;
        setAccessibleText(shape.name(column, unit) + ". " + summary());
    }

    private void moved(MouseEvent e) {
        pointerX = e.getX();
        pointerY = e.getY();
        int[] unit = layout == null ? null : layout.unitAt(e.getX(), e.getY(), look().px(UNIT_REACH));
        hover(unit, unit != null || layout == null ? null : edgeAt(e.getX(), e.getY()));
        setCursor(unit != null ? Cursor.HAND : Cursor.DEFAULT);
    }

    private void hover(int[] unit, NetworkEdges.Edge edge) {
        hoveredUnit = unit;
        hoveredEdge = edge;
        quietly = false;
        repaintOverlay();
    }

    /// The edge nearest to a point; of two as near, the one drawn on top.
    private NetworkEdges.Edge edgeAt(double x, double y) {
        NetworkEdges.Edge best = null;
        double nearest = look().px(EDGE_REACH);
        for (NetworkEdges.Edge e : edges.edges()) {
            double d = distance(x, y, e);
            if (d <= nearest) {
                nearest = d;
                best = e;
            }
        }
        return best;
    }

    private double distance(double x, double y, NetworkEdges.Edge e) {
        double ax = layout.x(e.column() - 1);
        double ay = layout.y(e.column() - 1, e.fromPlace());
        double dx = layout.x(e.column()) - ax;
        double dy = layout.y(e.column(), e.toPlace()) - ay;
        double t = Math.clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.hypot(x - ax - t * dx, y - ay - t * dy);
    }

    private void clicked(MouseEvent e) {
        requestFocus();
        int[] unit = layout == null ? null : layout.unitAt(e.getX(), e.getY(), look().px(UNIT_REACH));
        if (unit != null) {
            listener.chosen(unit[0], unit[1]);
        }
    }

    private void key(KeyEvent e) {
        if (shape.columns() == 0 || e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCode()) {
            case LEFT -> move(-1, 0);
            case RIGHT -> move(1, 0);
            case UP -> move(0, -1);
            case DOWN -> move(0, 1);
            case ENTER -> {
                if (hoveredUnit != null) {
                    listener.chosen(hoveredUnit[0], hoveredUnit[1]);
                }
            }
            case ESCAPE -> hover(null, null);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void move(int columns, int places) {
        int c = hoveredUnit == null ? 0 : Math.clamp(hoveredUnit[0] + columns, 0, shape.columns() - 1);
        List<Integer> units = shape.shown(c);
        int old = hoveredUnit == null ? 0 : Math.max(0, shape.shown(hoveredUnit[0]).indexOf(hoveredUnit[1]));
        int[] next = {c, units.get(Math.clamp(old + places, 0, units.size() - 1))};
        hover(next, null);
        setAccessibleText(shape.name(next[0], next[1]) + ". " + summary());
    }
}
