package descent.ui.network;

import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.model.LayerSpec;
import descent.model.LayerSpec.Linear;
import descent.model.Setup;
import descent.train.WeightView;
import descent.ui.common.CanvasPane;
import descent.ui.common.Card;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import descent.ui.common.Segmented;
import descent.ui.common.Segmented.Choice;
import descent.ui.common.UnitPlace;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;

/// The Network card: units and edges of the network that is set up, live while it learns; Weights or Gradients. A click
/// on a unit shows its formula with today's numbers, and from the next step on the code lens shows the arithmetic of its
/// strongest weight.
public final class NetworkCard extends Card {
    private final Workspace workspace;
    private final ObservableValue<PreparedData> prepared;
    private final ObservableValue<WeightView> weights;
    private final NetworkDiagram diagram = new NetworkDiagram();
    private final Label formula = new Label();
    private final Label which = new Label();
    private NetworkShape shape = NetworkShape.EMPTY;
    private int[] chosen;

    /// @param prepared the data as the Setup wants it: names and number of inputs and outputs; null while it cannot be had
    public NetworkCard(Workspace workspace, ObservableValue<PreparedData> prepared) {
        super("network-card", MaterialDesignG.GRAPH_OUTLINE, "Network");
        this.workspace = workspace;
        this.prepared = prepared;
        Segmented<Boolean> what = new Segmented<>(List.of(
                new Choice<>(false, "net-weights", "Weights", "Width and colour of an edge: its weight"),
                new Choice<>(true, "net-gradients", "Gradients", "Width and colour of an edge: the gradient of its weight")));
        diagram.gradientsProperty().bind(what.value().map(Boolean::booleanValue));
        tools(what);
        formula.setId("net-formula");
        formula.getStyleClass().addAll(Css.NOTE, "net-formula");
        formula.setWrapText(true);
        formula.setMinHeight(Region.USE_PREF_SIZE);
        diagram.onUnit(this::choose);
        which.setId("network-which");
        which.getStyleClass().add(Css.NOTE);
        which.setWrapText(true);
        which.setMinHeight(Region.USE_PREF_SIZE);
        which.managedProperty().bind(which.textProperty().isNotEmpty());
        body(diagram, which, diagram, formula);
        weights = workspace.runDesk().foreign().flatMap(f -> f ? null : workspace.weights());
        workspace.setup().subscribe(_ -> reshape());
        prepared.subscribe(_ -> reshape());
        workspace.weights().subscribe(_ -> reshape());
        workspace.currentRun().subscribe(_ -> diagram.weights(null));
        weights.subscribe(_ -> show());
        workspace.replay().epoch().subscribe(_ -> say());
        workspace.setup().subscribe(_ -> show());
        workspace.pointedAt().subscribe(this::pointed);
        choose(-1, -1);
    }

    /// For those who export it.
    public CanvasPane diagram() {
        return diagram;
    }

    /// The network of a run with its weights, off the screen: the card may show that of the next run, or gradients.
    ///
    /// @param data that it was trained on; null where they are not known
    public static NetworkDiagram picture(Setup of, PreparedData data, WeightView weights) {
        NetworkDiagram alone = new NetworkDiagram();
        alone.shape(shape(of.layers(), weights.inputs(), data != null ? outputs(data.preprocessing())
                : Collections.nCopies(TrainedSizes.outputs(weights), of.schema().target())));
        alone.weights(weights);
        return alone;
    }

    private static List<String> outputs(Preprocessing p) {
        return p.outFeatures() > 1 ? p.classes() : List.of(p.target().name());
    }

    private void show() {
        diagram.weights(weights());
        say();
    }

    /// Those of the run on the chart; null once other data is open, other columns are its inputs, or the drawing has other layers.
    private WeightView weights() {
        WeightView w = weights.getValue();
        return w == null || (w.inputs().equals(shape.inputs()) && !hasOtherLayers()) ? w : null;
    }

    private boolean hasOtherLayers() {
        RunItem run = workspace.currentRun().get();
        return run != null && workspace.setup().get() != null && !run.setup().layers().equals(workspace.setup().get().layers());
    }

    private void reshape() {
        Setup setup = workspace.setup().get();
        PreparedData data = prepared.getValue();
        TrainedSizes trained = data == null ? TrainedSizes.of(workspace).orElse(null) : null;
        if (setup == null || (data == null && trained == null)) {
            return;
        }
        NetworkShape now;
        if (data != null) {
            Preprocessing p = data.preprocessing();
            now = shape(setup.layers(), p.featureNames(), outputs(p));
        } else {
            now = shape(setup.layers(), trained.inputs(), Collections.nCopies(trained.outputs(), setup.schema().target()));
        }
        if (!now.equals(shape)) {
            shape = now;
            diagram.shape(now);
            diagram.weights(weights());
            choose(-1, -1);
        }
    }

    /// The columns of units that a stack makes: the inputs, then a column per Linear, each with the layers behind it as a note.
    static NetworkShape shape(List<LayerSpec> layers, List<String> inputs, List<String> outputs) {
        List<Integer> widths = new ArrayList<>(List.of(inputs.size()));
        List<String> notes = new ArrayList<>(List.of(""));
        for (LayerSpec layer : layers) {
            if (layer instanceof Linear l) {
                widths.add(l.outFeatures() == Linear.FOLLOWS_TARGET ? outputs.size() : l.outFeatures());
                notes.add("");
            } else {
                notes.set(notes.size() - 1, notes.getLast().isEmpty() ? layer.kind() : notes.getLast() + NetworkShape.THEN + layer.kind());
            }
        }
        return new NetworkShape(inputs, widths, outputs, notes);
    }

    /// A number of the code lens was clicked: its unit comes forward, and of a weight the arithmetic too.
    private void pointed(UnitPlace place) {
        UnitFormula.Unit unit = UnitFormula.unit(shape, weights(), place);
        if (unit == null) {
            return;
        }
        mark(unit.column(), unit.unit());
        diagram.point(unit.column(), unit.unit());
        if (place instanceof UnitPlace.Weight w) {
            workspace.watch(w.parameter(), w.index());
        }
    }

    private void choose(int layer, int unit) {
        mark(layer, unit);
        UnitFormula.Watched watched = UnitFormula.strongest(shape, weights(), layer, unit);
        if (watched != null) {
            workspace.watch(watched.parameter(), watched.index());
        }
    }

    private void mark(int layer, int unit) {
        chosen = layer < 0 ? null : new int[] {layer, unit};
        formula.setVisible(chosen != null);
        formula.setManaged(chosen != null);
        say();
    }

    /// Which network is on the screen, where that is not the last one of the run.
    private String which() {
        int epoch = workspace.replay().epoch().get();
        return hasOtherLayers() ? "The network of the next run, untrained: the run on the chart has other layers."
                : epoch > 0 ? "As it stood at epoch " + Numbers.count(epoch) : "";
    }

    private void say() {
        which.setText(which());
        if (chosen != null) {
            PreparedData data = prepared.getValue();
            formula.setText(chosen[0] == 0 ? UnitFormula.input(shape, data == null ? null : data.preprocessing(), chosen[1])
                    : UnitFormula.of(shape, weights(), chosen[0], chosen[1]));
        }
    }
}
