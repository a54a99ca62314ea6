package descent.ui.training;

import descent.ui.common.Numbers;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableListBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The chart's numbers as a table: every epoch of every shown run, as it stood when the table was opened. For those who
/// read better than they see, and for looking a value up.
final class ChartTableView extends TableView<ChartTable.Row> {
    /// Makes rows when they scroll into view, so that a million of them cost nothing.
    private static final class Rows extends ObservableListBase<ChartTable.Row> {
        private final ChartTable table;

        Rows(ChartTable table) {
            this.table = table;
        }

        @Override
        public ChartTable.Row get(int index) {
            return table.row(index);
        }

        @Override
        public int size() {
            return table.size();
        }
    }

    ChartTableView(ChartTable table) {
        setId("chart-table");
        setAccessibleText("Losses by epoch");
        setItems(new Rows(table));
        column("Epoch", r -> r.note().isEmpty() ? Numbers.count(r.epoch()) : r.note().replace("epoch ", ""));
        column("Run", ChartTable.Row::run);
        column("Train", r -> Numbers.measured(r.train()));
        for (String rows : table.watched()) {
            column(rows.equals("test") ? "Test" : "Validation", r -> r.rows().equals(rows) ? Numbers.measured(r.watched()) : "");
        }
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("No epoch yet: press Train."));
    }

    private void column(String name, Function<ChartTable.Row, String> text) {
        TableColumn<ChartTable.Row, String> c = new TableColumn<>(name);
        c.setId("chart-table-" + name.toLowerCase(Locale.ROOT));
        c.setSortable(false);
        c.setReorderable(false);
        if (!name.equals("Run")) {
            c.setStyle("-fx-alignment: center-right;");
        }
        c.setCellValueFactory(v -> new ReadOnlyStringWrapper(text.apply(v.getValue())));
        getColumns().add(c);
    }
}
