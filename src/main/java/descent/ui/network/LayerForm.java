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
import org.controlsfx.control.PopOver;

/// The arguments of one layer of the stack in a panel beside it: what the layer does, and a field for each.
final class LayerForm {
    private static final double WIDTH = 280;

    private LayerForm() { }

    static void show(Node owner, int index, LayerSpec layer, LayerRow.Edits edits) {
        PopOver pop = new PopOver(form(index, layer, edits));
        pop.setDetachable(false);
        // at a place, not at the button: each edit makes the rows anew
        Bounds at = owner.localToScreen(owner.getBoundsInLocal());
        Pointing.show(pop, owner.getScene().getRoot(), () -> at, Side.LEFT);
    }

    private static VBox form(int index, LayerSpec layer, LayerRow.Edits edits) {
        Label what = new Label(layer.kind() + ": " + LayerKinds.sentence(layer));
        what.setWrapText(true);
        what.getStyleClass().add(Css.NOTE);
        FormGrid grid = new FormGrid();
        List<ObservableValue<String>> problems = new ArrayList<>();
        for (RecordForm.Row row : new RecordForm<>("layer-" + index, layer, Set.of(), v -> edits.replace(index, v)).rows()) {
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
