package descent.ui.training;

import descent.ui.common.Css;
import descent.ui.common.UnitPlace;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The opened code lens: what the lit line did, in sentences and small tables of true numbers.
final class LensView extends ScrollPane {
    /// Room for the text's margin and for the upright scroll bar, whether it is there or not.
    private static final double MARGIN = 24;
    private static final double SMALLEST = 100;
    private static final String EMPTY = "Step line (F7) runs exactly one of the five lines of the training loop. Here stands what it did to the numbers: predictions, loss, gradients, weights.";

    private final VBox content = new VBox();
    private final Consumer<UnitPlace> go;
    private int links;

    /// @param go is told the place of a number that was clicked
    LensView(Consumer<UnitPlace> go) {
        this.go = go;
        setId("lens-view");
        getStyleClass().add("lens");
        content.getStyleClass().add("lens-content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.AS_NEEDED);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        show(null);
    }

    /// Shows what a line did; null empties the lens.
    void show(Lens lens) {
        content.getChildren().clear();
        links = 0;
        setAccessibleText(lens == null ? "Code lens: nothing stepped yet" : lens.text());
        if (lens == null) {
            content.getChildren().add(wrapped(EMPTY, Css.NOTE));
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

    private Node table(Lens.Section section) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("lens-table");
        int columns = section.rows().stream().mapToInt(List::size).max().orElse(0);
        for (int c = 0; c < columns; c++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(c == 0 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(c == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(column);
            if (c < section.head().size()) {
                grid.add(cell(section.head().get(c), "lens-head"), c, 0);
            }
        }
        for (int r = 0; r < section.rows().size(); r++) {
            List<Lens.Cell> row = section.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                Lens.Cell cell = row.get(c);
                grid.add(cell.place() == null ? cell(cell.text(), c == 0 ? "lens-name" : "lens-number") : link(cell, row.getFirst().text()), c, r + 1);
            }
        }
        return grid;
    }

    /// A number that leads to its unit in the diagram.
    private Hyperlink link(Lens.Cell cell, String row) {
        Hyperlink l = new Hyperlink(cell.text());
        links++;
        l.setId("lens-number-" + links);
        l.getStyleClass().addAll("lens-number", "lens-link");
        l.setMinWidth(Region.USE_PREF_SIZE);
        l.setAccessibleText(row + ", " + cell.text() + ": show its unit in the network");
        l.setOnAction(_ -> go.accept(cell.place()));
        return l;
    }

    private static Label cell(String text, String style) {
        Label l = label(text, style);
        l.setMinWidth(Region.USE_PREF_SIZE);
        return l;
    }

    /// As wide as the lens, whatever the scroll bars do: text that followed the view's inner width would grow longer as the bar
    /// comes, and shorter as it goes, so that the bar came and went in every pulse.
    private Label wrapped(String text, String style) {
        Label l = label(text, style);
        l.setWrapText(true);
        l.maxWidthProperty().bind(Bindings.createDoubleBinding(() -> Math.max(SMALLEST, getWidth() - MARGIN), widthProperty()));
        l.setMinHeight(Region.USE_PREF_SIZE);
        return l;
    }

    private static Label label(String text, String... styles) {
        Label l = new Label(text);
        l.getStyleClass().addAll(styles);
        return l;
    }
}
