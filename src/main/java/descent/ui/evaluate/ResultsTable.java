package descent.ui.evaluate;

import atlantafx.base.theme.Styles;
import descent.data.Column;
import descent.data.Table;
import descent.eval.Evaluation;
import descent.ui.common.Numbers;
import descent.ui.common.TextCell;
import descent.ui.evaluate.RowOrder.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The test rows one by one: row of the data, actual, predicted, error (or probabilities for classes), and behind them the
/// row's cells where there is room; sortable by each column. The selected row is the one that the plots mark.
final class ResultsTable extends TableView<Row> {
    private static final double WIDTH_OF_LETTER = 0.58;
    private static final int LETTERS_BESIDE = 3;
    private static final int LEAST_LETTERS = 6;
    /// `−0.006936`: what any later result of these rows may need.
    private static final int LETTERS_OF_A_NUMBER = 9;
    private static final Set<Key> OF_THE_MODEL = Set.of(Key.PREDICTED, Key.ERROR, Key.SIZE);
    private static final int SAMPLE = 40;
    private static final int MOST_LETTERS = 18;
    private static final int MOST_CLASSES = 8;
    private static final String TEXT = "text";

    /// A column of the table: what it sorts by.
    private record Meaning(Key key, String name) { }

    private final Map<TableColumn<Row, Object>, Integer> letters = new HashMap<>();
    private final ReadOnlyIntegerProperty textSize;

    /// What the columns are made for: while it is the same, they stay, and with them their widths.
    private record Shape(Evaluation of, Table table, List<String> columns) {
        boolean fits(Evaluation e) {
            return of == e || (of != null && e != null && of.task() == e.task() && of.target().equals(e.target()) && of.classes().equals(e.classes())
                    && Arrays.equals(of.tableRows(), e.tableRows()));
        }
    }

    private final ResultsModel model;
    private final RowsModel rows;
    private final Unfolding unfolding = Unfolding.of(this);
    private Shape shape;
    private boolean following;

    /// @param textSize in pixels: columns are as wide as what they hold
    ResultsTable(String id, ResultsModel model, RowsModel rows, ReadOnlyIntegerProperty textSize) {
        this.textSize = textSize;
        textSize.subscribe(_ -> widths());
        this.model = model;
        this.rows = rows;
        setId(id);
        getStyleClass().addAll(Styles.DENSE, "result-rows");
        setAccessibleText("Test rows with prediction and error");
        setPlaceholder(new Label("no such row"));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setSortPolicy(t -> {
            sort(t.getSortOrder().isEmpty() ? null : t.getSortOrder().getFirst());
            return true;
        });
        rows.shown().subscribe(this::take);
        model.evaluation().subscribe(this::columnsOf);
        getSelectionModel().selectedItemProperty().subscribe(r -> {
            if (!following && r != null) {
                model.selected().set(r);
            }
        });
        model.selected().subscribe(this::follow);
    }

    private void take(RowList list) {
        following = true;
        setItems(list);
        following = false;
        follow(model.selected().get());
    }

    private void sort(TableColumn<Row, ?> by) {
        Meaning m = by == null ? new Meaning(Key.NONE, "") : (Meaning) by.getUserData();
        boolean rising = by == null || by.getSortType() == TableColumn.SortType.ASCENDING;
        RowOrder now = rows.order();
        if (now.key() != m.key() || !now.name().equals(m.name()) || now.rising() != rising) {
            rows.sort(m.key(), m.name(), rising);
        }
    }

    private void follow(Row row) {
        if (row == null ? getSelectionModel().isEmpty() : row.equals(getSelectionModel().getSelectedItem())) {
            return;
        }
        following = true;
        int at = row == null ? -1 : getItems().indexOf(row);
        if (at < 0) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().clearAndSelect(at);
            scrollTo(at);
        }
        following = false;
    }

    /// Of the same rows again: they stay as they are, the sorting is the split's again.
    private void columnsOf(Evaluation e) {
        if (shape != null && shape.fits(e)) {
            shape = new Shape(e, shape.table(), shape.columns());
            getSortOrder().clear();
        } else {
            columns(e, null, List.of());
        }
    }

    /// @param table   whose cells stand behind the figures; null for none
    /// @param columns names of those columns
    void columns(Evaluation e, Table table, List<String> columns) {
        if (shape != null && shape.fits(e) && shape.table() == table && shape.columns().equals(columns)) {
            return;
        }
        shape = new Shape(e, table, columns);
        List<TableColumn<Row, Object>> all = new ArrayList<>();
        if (e != null) {
            all.add(column("row", "row", new Meaning(Key.ROW, ""), Row::row, ResultsTable::plain));
            all.add(column("actual", "actual", new Meaning(Key.ACTUAL, ""), Row::actualValue, ResultsTable::plain));
            all.add(column("predicted", "predicted", new Meaning(Key.PREDICTED, ""), Row::predictedValue, ResultsTable::plain));
            if (e.regression() != null) {
                all.add(column("error", "error", new Meaning(Key.ERROR, ""), Row::error, ResultsTable::plain));
            } else {
                all.add(column("error", "", new Meaning(Key.ERROR, ""), Row::errorText, ResultsTable::plain));
                all.add(column("share", "probability", new Meaning(Key.SHARE, ""), Row::share, v -> Numbers.share((float) v)));
            }
        }
        if (table != null) {
            details(e, all);
            for (String name : columns) {
                Column c = table.column(name);
                all.add(column("data-" + name, name, new Meaning(Key.COLUMN, name), r -> r.row() <= c.rows() ? c.text(r.row() - 1) : "", ResultsTable::plain));
            }
            setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        }
        getSortOrder().clear();
        letters.clear();
        all.forEach(c -> letters.put(c, letters(e, c)));
        widths();
        unfolding.again(textSize.get());
        getColumns().setAll(all);
    }

    /// Of the title and of the first rows' cells, whichever has more.
    private int letters(Evaluation e, TableColumn<Row, Object> column) {
        boolean number = e.regression() != null && OF_THE_MODEL.contains(((Meaning) column.getUserData()).key());
        int most = Math.max(number ? LETTERS_OF_A_NUMBER : LEAST_LETTERS, column.getText().length());
        for (int i = 0; i < Math.min(SAMPLE, getItems().size()); i++) {
            Row row = getItems().get(i);
            most = row.evaluation() == e ? Math.max(most, text(column, row).length()) : most;
        }
        return Math.min(MOST_LETTERS, most) + LETTERS_BESIDE;
    }

    private void widths() {
        letters.forEach((column, n) -> column.setPrefWidth(WIDTH_OF_LETTER * textSize.get() * n));
    }

    @SuppressWarnings("unchecked")
    private static String text(TableColumn<Row, Object> column, Row row) {
        return ((Function<Row, String>) column.getProperties().get(TEXT)).apply(row);
    }

    private static String plain(Object value) {
        return value instanceof Integer i ? Numbers.count(i) : value instanceof Float f ? Numbers.plain(f) : String.valueOf(value);
    }

    private static void details(Evaluation e, List<TableColumn<Row, Object>> all) {
        if (e.regression() != null) {
            all.add(column("size", "|error|", new Meaning(Key.SIZE, ""), r -> Math.abs(r.error()), ResultsTable::plain));
            return;
        }
        for (int c = 0; c < Math.min(MOST_CLASSES, e.classes().size()); c++) {
            int which = c;
            all.add(column("p-" + c, "p(" + e.classes().get(c) + ")", new Meaning(Key.PROBABILITY, String.valueOf(c)), r -> r.probability(which), v -> Numbers.plain(Math.round(1e4 * (float) v) / 1e4)));
        }
    }

    /// @param value as it is written to a file
    /// @param text  as it is shown
    private static TableColumn<Row, Object> column(String id, String title, Meaning meaning, Function<Row, Object> value, Function<Object, String> text) {
        TableColumn<Row, Object> column = new TableColumn<>(title);
        column.setId("result-col-" + id);
        column.setUserData(meaning);
        column.setCellValueFactory(f -> new SimpleObjectProperty<>(value.apply(f.getValue())));
        column.getProperties().put(TEXT, value.andThen(text));
        column.getStyleClass().add("number-column");
        column.setCellFactory(_ -> new TextCell<>(text));
        return column;
    }
}
