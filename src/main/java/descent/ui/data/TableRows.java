package descent.ui.data;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Table;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.RowNumbers;
import descent.ui.common.TextCell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The rows of a table with their lines in the file. Nothing is copied: only the visible cells are ever made. Wide tables
/// are shown a page of columns at a time (a thousand headers would stop the window for seconds).
final class TableRows extends VBox {
    private static final double LINE_EM = 4;
    private static final double PART_EM = 5.5;
    private static final double COLUMN_EM = 8.5;
    private static final double ROW_EM = 2.1;
    private static final int MOST = 40;
    private static final int PAGE = 20;

    private final TableView<Integer> view = new TableView<>();
    private final Label where = new Label();
    private final Button back = new Button("◀");
    private final Button on = new Button("▶");
    private final HBox pager = new HBox(back, where, on);
    private Table table;
    private IntFunction<String> part;
    private int first;

    TableRows(String id, String name) {
        view.setId(id);
        view.setAccessibleText(name);
        view.setPlaceholder(new Label("Nothing to show yet"));
        VBox.setVgrow(view, Priority.ALWAYS);
        pager(id);
        getChildren().addAll(pager, view);
    }

    private void pager(String id) {
        back.setId(id + "-back");
        back.setAccessibleText("Columns before these");
        back.setOnAction(e -> page(first - step()));
        on.setId(id + "-on");
        on.setAccessibleText("Columns after these");
        on.setOnAction(e -> page(first + step()));
        where.setMinWidth(Region.USE_PREF_SIZE);
        pager.getStyleClass().add("columns-tools");
        pager.managedProperty().bind(pager.visibleProperty());
        pager.setVisible(false);
    }

    /// @param newPart what is said of a row in the second column; null: no such column
    void show(Table newTable, IntFunction<String> newPart) {
        table = newTable;
        part = newPart;
        view.getColumns().clear();
        pager.setVisible(table != null && table.columns().size() > MOST);
        if (table == null) {
            view.setItems(new RowNumbers(0));
            return;
        }
        view.setFixedCellSize(em() * ROW_EM);
        view.setItems(new RowNumbers(table.rows()));
        page(first < table.columns().size() ? first : 0);
    }

    private static double em() {
        return new Label().getFont().getSize();
    }

    /// A table of up to 40 columns is shown whole.
    private int step() {
        return table.columns().size() <= MOST ? MOST : PAGE;
    }

    private void page(int from) {
        first = from;
        int end = Math.min(table.columns().size(), first + step());
        where.setText("Columns " + Numbers.count(first + 1) + " to " + Numbers.count(end) + " of " + Numbers.count(table.columns().size()));
        back.setDisable(first == 0);
        on.setDisable(end == table.columns().size());
        List<TableColumn<Integer, String>> columns = new ArrayList<>(MOST + 2);
        columns.add(column("line", LINE_EM * em(), r -> Numbers.count(table.line(r))));
        if (part != null) {
            TableColumn<Integer, String> parts = column("part", PART_EM * em(), part);
            parts.setCellFactory(c -> new PartCell());
            columns.add(parts);
        }
        for (Column c : table.columns().subList(first, end)) {
            TableColumn<Integer, String> made = column(c.name(), COLUMN_EM * em(), c::text);
            if (c.kind() == Kind.NUMBER) {
                made.getStyleClass().add("number-column");
            }
            columns.add(made);
        }
        view.getColumns().setAll(columns);
    }

    void refresh() {
        view.refresh();
    }

    @Override
    public void requestFocus() {
        view.requestFocus();
    }

    /// Selects a row, counted from 0, and scrolls to it where it was not selected.
    void mark(Integer row) {
        if (table == null || row == null || row < 0 || row >= table.rows() || view.getSelectionModel().getSelectedIndex() == row) {
            return;
        }
        view.getSelectionModel().clearAndSelect(row);
        view.getFocusModel().focus(row);
        view.scrollTo(Math.max(0, row - 2));
    }

    /// Hears of the row that is selected, counted from 0.
    void onRow(Consumer<Integer> chosen) {
        view.getSelectionModel().selectedItemProperty().subscribe(r -> {
            if (r != null) {
                chosen.accept(r);
            }
        });
    }

    /// Selects the row that begins in a line of the file and shows the column.
    void jump(int line, String column) {
        if (table == null || table.rows() == 0 || line <= 0) {
            return;
        }
        int at = table.columns().stream().map(Column::name).toList().indexOf(column);
        if (at >= 0 && (at < first || at >= first + step())) {
            page(at / step() * step());
        }
        int row = RowNumbers.rowOfLine(table, line);
        view.getSelectionModel().clearAndSelect(row);
        view.scrollTo(Math.max(0, row - 2));
        view.getColumns().stream().filter(c -> c.getText().equals(column)).findFirst().ifPresent(view::scrollToColumn);
    }

    private static TableColumn<Integer, String> column(String name, double width, IntFunction<String> text) {
        TableColumn<Integer, String> c = new TableColumn<>(name);
        c.setCellValueFactory(r -> new ReadOnlyObjectWrapper<>(text.apply(r.getValue())));
        c.setCellFactory(v -> new ShortCell());
        c.setPrefWidth(width);
        c.setSortable(false);
        c.setReorderable(false);
        return c;
    }

    /// The beginning of a cell: a text of ten million letters would stop the window for seconds.
    private static final class ShortCell extends TableCell<Integer, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty || text == null ? null : TextCell.cut(text));
        }
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
