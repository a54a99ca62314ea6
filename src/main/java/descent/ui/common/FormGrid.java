package descent.ui.common;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Rows of a label and its field, in two columns; every label is the label of its field.
public final class FormGrid extends GridPane {
    private static final double LABELS_PERCENT = 37;
    private int rows;

    public FormGrid() {
        getStyleClass().add("form-grid");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setPercentWidth(LABELS_PERCENT);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setFillWidth(true);
        fields.setHalignment(HPos.LEFT);
        getColumnConstraints().addAll(labels, fields);
    }

    /// @param field  what stands in the row
    /// @param target the control that the label belongs to: the field itself, or one inside it
    public Label row(String name, Node field, Node target) {
        Label label = new Label(name);
        label.setLabelFor(target);
        row(label, field);
        return label;
    }

    public void row(Label label, Node field) {
        label.getStyleClass().add(Css.NOTE);
        add(label, 0, rows);
        add(field, 1, rows);
        rows++;
    }

    /// A node over both columns.
    public void wide(Node node) {
        add(node, 0, rows, 2, 1);
        rows++;
    }

    public void clear() {
        getChildren().clear();
        rows = 0;
    }
}
