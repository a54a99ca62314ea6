package descent.ui.data;

import descent.data.Column;
import descent.data.Table;
import descent.ui.common.Numbers;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/// The rows of a table with their lines in the file. Nothing is copied: only the visible cells are ever made.
final class TableRows extends StackPane {
    private static final double LINE_EM = 4;
    private static final double PART_EM = 5.5;
    private static final double COLUMN_EM = 8.5;
    private static final double ROW_EM = 2.1;

    private final TableView<Integer> view = new TableView<>();
    private Table table;

    TableRows(String id, String name) {
        view.setId(id);
        view.setAccessibleText(name);
        view.setPlaceholder(new Label("Nothing to show yet"));
        getChildren().add(view);
    }

    /// @param part what is said of a row in the second column; null: no such column
    void show(Table newTable, IntFunction<String> part) {
        table = newTable;
        view.getColumns().clear();
        if (table == null) {
            view.getItems().clear();
            return;
        }
        double em = new Label().getFont().getSize();
        view.setFixedCellSize(em * ROW_EM);
        view.getColumns().add(column("line", LINE_EM * em, r -> Numbers.count(table.line(r))));
        if (part != null) {
            view.getColumns().add(column("part", PART_EM * em, part));
        }
        for (Column c : table.columns()) {
            view.getColumns().add(column(c.name(), COLUMN_EM * em, c::text));
        }
        view.setItems(FXCollections.observableList(new RowNumbers(table.rows())));
    }

    void refresh() {
        view.refresh();
    }

    @Override
    public void requestFocus() {
        view.requestFocus();
    }

    /// Selects the row that begins in a line of the file and shows the column.
    void jump(int line, String column) {
        if (table == null || table.rows() == 0 || line <= 0) {
            return;
        }
        int row = RowNumbers.rowOfLine(table, line);
        view.getSelectionModel().clearAndSelect(row);
        view.scrollTo(Math.max(0, row - 2));
        view.getColumns().stream().filter(c -> c.getText().equals(column)).findFirst().ifPresent(view::scrollToColumn);
    }

    private static TableColumn<Integer, String> column(String name, double width, IntFunction<String> text) {
        TableColumn<Integer, String> c = new TableColumn<>(name);
        c.setCellValueFactory(r -> new ReadOnlyObjectWrapper<>(text.apply(r.getValue())));
        c.setPrefWidth(width);
        c.setSortable(false);
        c.setReorderable(false);
        return c;
    }
}
