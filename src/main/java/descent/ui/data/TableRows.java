package descent.ui.data;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Table;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
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
            view.setItems(FXCollections.observableArrayList());
            return;
        }
        double em = new Label().getFont().getSize();
        view.setFixedCellSize(em * ROW_EM);
        List<TableColumn<Integer, String>> columns = new ArrayList<>(table.columns().size() + 2);
        columns.add(column("line", LINE_EM * em, r -> Numbers.count(table.line(r))));
        if (part != null) {
            TableColumn<Integer, String> parts = column("part", PART_EM * em, part);
            parts.setCellFactory(c -> new PartCell());
            columns.add(parts);
        }
        for (Column c : table.columns()) {
            TableColumn<Integer, String> made = column(c.name(), COLUMN_EM * em, c::text);
            if (c.kind() == Kind.NUMBER) {
                made.getStyleClass().add("number-column");
            }
            columns.add(made);
        }
        view.getColumns().setAll(columns);
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

    /// "train" and "test" in the colours of their curves.
    private static final class PartCell extends TableCell<Integer, String> {
        @Override
        protected void updateItem(String part, boolean empty) {
            super.updateItem(part, empty);
            setText(empty ? null : part);
            getStyleClass().removeAll(Css.TRAIN, Css.TEST, Css.NOTE);
            if (!empty && part != null && !part.isEmpty()) {
                getStyleClass().add(part.equals(RowParts.TRAIN) ? Css.TRAIN : part.equals(RowParts.TEST) ? Css.TEST : Css.NOTE);
            }
        }
    }
}
