package descent.ui.training;

import descent.ui.common.Css;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The opened code lens: what the lit line did, in sentences and small tables of true numbers.
final class LensView extends ScrollPane {
    private static final double MARGIN = 8;
    private static final double SMALLEST = 100;

    private final VBox content = new VBox();

    LensView() {
        setId("lens-view");
        getStyleClass().add("lens");
        content.getStyleClass().add("lens-content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.AS_NEEDED);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText("Code lens: nothing stepped yet");
    }

    /// Shows what a line did; null empties the lens.
    void show(Lens lens) {
        content.getChildren().clear();
        setAccessibleText(lens == null ? "Code lens: nothing stepped yet" : lens.text());
        if (lens == null) {
            return;
        }
        content.getChildren().addAll(label(lens.line(), "lens-line"), label(lens.where(), "lens-where", Css.NOTE));
        lens.sections().forEach(this::add);
        setVvalue(0);
    }

    private void add(Lens.Section section) {
        content.getChildren().add(wrapped(section.says(), "lens-says"));
        if (!section.rows().isEmpty()) {
            content.getChildren().add(table(section));
        }
        section.lines().forEach(l -> content.getChildren().add(wrapped(l, "lens-sum")));
    }

    private static Node table(Lens.Section section) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("lens-table");
        for (int c = 0; c < section.head().size(); c++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(c == 0 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(c == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(column);
            grid.add(cell(section.head().get(c), "lens-head"), c, 0);
        }
        for (int r = 0; r < section.rows().size(); r++) {
            List<String> row = section.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                grid.add(cell(row.get(c), c == 0 ? "lens-name" : "lens-number"), c, r + 1);
            }
        }
        return grid;
    }

    private static Label cell(String text, String style) {
        Label l = label(text, style);
        l.setMinWidth(Region.USE_PREF_SIZE);
        return l;
    }

    private Label wrapped(String text, String style) {
        Label l = label(text, style);
        l.setWrapText(true);
        l.maxWidthProperty().bind(Bindings.createDoubleBinding(() -> Math.max(SMALLEST, getViewportBounds().getWidth() - MARGIN), viewportBoundsProperty()));
        l.setMinHeight(Region.USE_PREF_SIZE);
        return l;
    }

    private static Label label(String text, String... styles) {
        Label l = new Label(text);
        l.getStyleClass().addAll(styles);
        return l;
    }
}
