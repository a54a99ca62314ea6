package descent.ui.data;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Problem;
import descent.data.Table;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// The table as it was read, in a pop-over: every row, its line in the file, and what could not be read.
final class PreviewTable {
    private static final int MOST_COLUMNS = 200;
    private static final double ROW = 24;
    private static final String SIZE = "-fx-pref-width: 60em; -fx-pref-height: 30em;";

    private final Workspace workspace;

    PreviewTable(Workspace workspace) {
        this.workspace = workspace;
    }

    void show(Node owner) {
        Table table = workspace.table().get();
        PopOver pop = new PopOver(build(table));
        pop.setTitle(table.name());
        pop.setHeaderAlwaysVisible(true);
        pop.setArrowLocation(PopOver.ArrowLocation.LEFT_TOP);
        pop.setDetachable(true);
        pop.setAnimated(false);
        pop.show(owner);
    }

    private static VBox build(Table table) {
        TableView<Integer> view = new TableView<>(FXCollections.observableList(IntStream.range(0, table.rows()).boxed().toList()));
        view.setId("preview-table");
        view.setAccessibleText("The rows of " + table.name());
        view.setFixedCellSize(ROW);
        view.getStyleClass().add("dense");
        TableColumn<Integer, String> line = new TableColumn<>("line");
        line.setCellValueFactory(r -> new ReadOnlyStringWrapper(Numbers.count(table.line(r.getValue()))));
        line.getStyleClass().add(Css.NOTE);
        view.getColumns().add(line);
        table.columns().stream().limit(MOST_COLUMNS).forEach(c -> view.getColumns().add(column(c)));
        VBox.setVgrow(view, Priority.ALWAYS);
        VBox box = new VBox(words(table), view);
        if (!table.problems().isEmpty()) {
            box.getChildren().add(problems(table));
        }
        box.getStyleClass().add("preview-box");
        box.setStyle(SIZE);
        return box;
    }

    private static HBox words(Table table) {
        String all = Numbers.count(table.rows()) + " rows, " + Numbers.count(table.columns().size()) + " columns";
        String cut = table.columns().size() > MOST_COLUMNS ? "; the first " + MOST_COLUMNS + " columns are shown" : "";
        Label words = new Label(all + cut);
        words.getStyleClass().add(Css.NOTE);
        return new HBox(words);
    }

    private static TableColumn<Integer, String> column(Column c) {
        TableColumn<Integer, String> column = new TableColumn<>();
        Label head = new Label(c.name());
        head.setTooltip(new Tooltip(c.reason()));
        column.setGraphic(head);
        column.setSortable(false);
        column.setCellValueFactory(r -> new ReadOnlyStringWrapper(c.isGap(r.getValue()) ? "–" : c.text(r.getValue())));
        if (c.kind() == Kind.NUMBER) {
            column.getStyleClass().add("number-column");
        }
        return column;
    }

    private static ListView<String> problems(Table table) {
        List<String> words = table.problems().stream().map(PreviewTable::words).toList();
        ListView<String> list = new ListView<>(FXCollections.observableList(words));
        list.setId("preview-problems");
        list.setAccessibleText("Cells that could not be read");
        list.setStyle("-fx-pref-height: 7em;");
        return list;
    }

    private static String words(Problem p) {
        return "Line " + Numbers.count(p.line()) + (p.column() == null || p.column().isEmpty() ? "" : ", " + p.column()) + ": " + p.message();
    }
}
