package descent.ui.network;

import descent.model.LayerSpec;
import descent.model.LayerSpec.Linear;
import descent.model.NetworkSizes.Size;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.NumberField;
import descent.ui.common.NumberText;
import descent.ui.common.Numbers;
import descent.ui.common.Tip;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/// A layer of the stack: drag handle, kind, sizes, weights. The width of a hidden Linear is edited in place; sizes that
/// follow from the data are shown but fixed.
final class LayerRow extends HBox {
    private static final int MOST_UNITS = 100_000;

    /// What can be done to the layer of a row.
    interface Edits {
        void width(int index, int units);

        void replace(int index, LayerSpec with);

        void remove(int index);

        /// The layers as they are.
        ObservableValue<List<LayerSpec>> stack();
    }

    private final int index;
    private final StackPane handle = new StackPane(Icons.of(MaterialDesignD.DRAG_VERTICAL, Css.NOTE));
    private NumberField width;
    private Button arguments;

    LayerRow(int index, LayerSpec layer, Size size, Edits edits) {
        this.index = index;
        setId("layer-" + index);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(spoken(layer, size));
        getStyleClass().addAll(Css.ROW, "layer-row");
        setAlignment(Pos.CENTER_LEFT);
        handle.setCursor(Cursor.MOVE);
        handle.getStyleClass().add("handle");
        Tip.set(handle, "Drag to move, or Alt+Up and Alt+Down");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label weights = new Label(size.weights() == 0 ? "" : Numbers.count(size.weights()));
        weights.getStyleClass().add(Css.NOTE);
        weights.setMinWidth(Region.USE_PREF_SIZE);
        Tip.set(weights, "Weights and biases of this layer");
        getChildren().addAll(handle, pill(layer));
        sizes(layer, size, edits);
        getChildren().addAll(gap, weights, remove(layer, edits));
    }

    /// The field of a hidden width, or null.
    NumberField width() {
        return width;
    }

    boolean isTypedIn() {
        return width != null && width.isFocused();
    }

    /// What Enter on the row opens: the field of the width, or the settings.
    ///
    /// @return whether there is anything
    boolean open() {
        if (width != null) {
            width.requestFocus();
        } else if (arguments != null) {
            arguments.fire();
        }
        return width != null || arguments != null;
    }

    /// What is taken hold of to move the row.
    Region handle() {
        return handle;
    }

    private static Label pill(LayerSpec layer) {
        Label pill = new Label(layer.kind());
        pill.getStyleClass().addAll(Css.PILL, LayerKinds.style(layer));
        pill.setMinWidth(Region.USE_PREF_SIZE);
        Tip.set(pill, LayerKinds.sentence(layer));
        return pill;
    }

    private void sizes(LayerSpec layer, Size size, Edits edits) {
        if (!(layer instanceof Linear(int out))) {
            if (layer.getClass().getRecordComponents().length > 0) {
                arguments = arguments(layer, edits);
                getChildren().add(arguments);
            }
            return;
        }
        boolean fixed = out == Linear.FOLLOWS_TARGET;
        Label from = new Label(Numbers.count(size.in()) + " → " + (fixed ? Numbers.count(size.out()) : ""));
        from.getStyleClass().add(Css.BOLD);
        from.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(from);
        if (fixed) {
            Tip.set(from, "As many as the target asks for");
            return;
        }
        width = new NumberField("layer-" + index + "-out", new NumberText.Range("The width of layer " + (index + 1), 1, MOST_UNITS, true),
                v -> edits.width(index, (int) v));
        width.format(v -> String.valueOf((long) v)).show(out);
        width.setPrefColumnCount(3);
        width.getStyleClass().addAll("in-place", Css.BOLD);
        from.setLabelFor(width);
        getChildren().add(width);
    }

    private Button remove(LayerSpec layer, Edits edits) {
        Button b = Icons.button(new Button(), "layer-" + index + "-remove", MaterialDesignC.CLOSE, "Remove " + layer.kind() + " (Delete)");
        b.getStyleClass().add("remove-button");
        b.setFocusTraversable(false);
        b.managedProperty().bind(hoverProperty().or(focusWithinProperty()));
        b.visibleProperty().bind(b.managedProperty());
        b.setOnAction(e -> edits.remove(index));
        return b;
    }

    /// Shows the layer's argument; pressed, it opens the form of all of them.
    private Button arguments(LayerSpec layer, Edits edits) {
        Button b = new Button(argument(layer));
        b.setId("layer-" + index + "-settings");
        b.setAccessibleText("Settings of " + layer.kind() + ", " + argument(layer));
        Tip.set(b, "Settings of this layer (Enter)");
        b.getStyleClass().addAll("flat", "layer-argument");
        b.setFocusTraversable(false);
        b.setOnAction(_ -> LayerForm.show(b, index, layer, edits));
        return b;
    }

    private static String argument(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Dropout d -> "p " + Numbers.plain(d.p());
            case LayerSpec.LeakyReLU r -> "slope " + Numbers.plain(r.negativeSlope());
            case LayerSpec.ELU e -> "alpha " + Numbers.plain(e.alpha());
            case LayerSpec.GELU g -> g.tanh() ? "tanh" : "exact";
            case LayerSpec.Softplus s -> "beta " + Numbers.plain(s.beta());
            case LayerSpec.BatchNorm1d n -> "mom. " + Numbers.plain(n.momentum());
            case LayerSpec.LayerNorm n -> "eps " + Numbers.plain(n.eps());
            default -> "";
        };
    }

    private String spoken(LayerSpec layer, Size size) {
        return "Layer " + (index + 1) + ": " + layer.kind() + ", " + size.in() + " in, " + size.out() + " out"
                + (size.weights() == 0 ? "" : ", " + Numbers.count(size.weights()) + " weights");
    }
}
