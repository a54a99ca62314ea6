package descent.ui.network;

import descent.model.LayerSpec;
import descent.ui.common.Css;
import descent.ui.common.FormGrid;
import descent.ui.common.NumberField;
import descent.ui.common.Pointing;
import descent.ui.common.ProblemLine;
import descent.ui.common.RecordForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;

/// The arguments of one layer of the stack in a panel beside it: what the layer does, and a field for each. It goes when its
/// layer is another one, or not there any more: Undo can change the stack while it is open.
final class LayerForm {
    private static final double WIDTH = 280;

    private final int index;
    private final RecordForm<LayerSpec> form;
    private boolean over;

    private LayerForm(int index, LayerSpec layer, LayerRow.Edits edits) {
        this.index = index;
        this.form = new RecordForm<>("layer-" + index, layer, Set.of(), v -> {
            if (!over) { // a field that is left takes its number, also when it is left because the panel goes
                edits.replace(index, v);
            }
        });
    }

    static void show(Node owner, int index, LayerSpec layer, LayerRow.Edits edits) {
        LayerForm fields = new LayerForm(index, layer, edits);
        PopOver pop = new PopOver(fields.box(layer));
        pop.setDetachable(false);
        Subscription watch = edits.stack().subscribe(now -> {
            if (!fields.isOf(now)) {
                fields.over = true;
                pop.hide();
            }
        });
        pop.setOnHidden(_ -> watch.unsubscribe());
        // at a place, not at the button: each edit makes the rows anew
        Bounds at = owner.localToScreen(owner.getBoundsInLocal());
        Pointing.show(pop, owner.getScene().getRoot(), () -> at, Side.LEFT);
    }

    private boolean isOf(List<LayerSpec> layers) {
        return index < layers.size() && layers.get(index).equals(form.value());
    }

    private VBox box(LayerSpec layer) {
        Label what = new Label(layer.kind() + ": " + LayerKinds.sentence(layer));
        what.setWrapText(true);
        what.getStyleClass().add(Css.NOTE);
        FormGrid grid = new FormGrid();
        List<ObservableValue<String>> problems = new ArrayList<>();
        for (RecordForm.Row row : form.rows()) {
            grid.row(row.label(), row.field());
            if (row.field() instanceof NumberField n) {
                problems.add(n.problem());
            }
        }
        VBox box = new VBox(what, grid, new ProblemLine("layer-" + index + "-problem", problems));
        box.getStyleClass().add("popover-box");
        box.setPrefWidth(WIDTH);
        return box;
    }
}
