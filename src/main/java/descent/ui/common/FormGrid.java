package descent.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Rows of a label and its field, in two columns; every label is the label of its field. Where both have no room beside each
/// other, as next to a lesson on a projector, the labels stand over their fields.
public final class FormGrid extends GridPane {
    private static final double LABELS_PERCENT = 37;
    /// Of the labels' text size: "Learning rate" fills its column, "Mean squared error" its field.
    private static final double STACKED_EM = 18.5;

    /// @param label null for a node over both columns
    private record Row(Label label, Node field) { }

    private final List<Row> rows = new ArrayList<>();
    private boolean stacked;

    public FormGrid() {
        getStyleClass().add("form-grid");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setPercentWidth(LABELS_PERCENT);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setFillWidth(true);
        fields.setHalignment(HPos.LEFT);
        getColumnConstraints().addAll(labels, fields);
        widthProperty().subscribe(w -> adapt(w.doubleValue()));
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
        add(new Row(label, field), label, field);
    }

    /// A node over both columns.
    public void wide(Node node) {
        add(new Row(null, node), node);
    }

    private void add(Row row, Node... nodes) {
        rows.add(row);
        place(rows.size() - 1);
        getChildren().addAll(nodes);
    }

    public void clear() {
        getChildren().clear();
        rows.clear();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        adapt(width);
        return super.computeMinHeight(width);
    }

    /// Who lays this out asks for the height at a width before it gives that width: what stands below has its place at once.
    @Override
    protected double computePrefHeight(double width) {
        adapt(width);
        return super.computePrefHeight(width);
    }

    private void adapt(double width) {
        double em = rows.stream().filter(r -> r.label() != null).mapToDouble(r -> r.label().getFont().getSize()).findFirst().orElse(0);
        boolean narrow = width < STACKED_EM * em;
        if (width > 0 && narrow != stacked) {
            stacked = narrow;
            for (int i = 0; i < rows.size(); i++) {
                place(i);
            }
        }
    }

    /// Stacked, a row takes two of the grid's: one for the label and one for its field.
    private void place(int at) {
        Row row = rows.get(at);
        boolean whole = stacked || row.label() == null;
        setConstraints(row.field(), whole ? 0 : 1, stacked ? 2 * at + 1 : at, whole ? 2 : 1, 1);
        if (row.label() != null) {
            setConstraints(row.label(), 0, stacked ? 2 * at : at, whole ? 2 : 1, 1);
        }
    }
}
