package descent.ui.evaluate;

import atlantafx.base.theme.Styles;
import descent.data.Task;
import descent.eval.Evaluation;
import descent.ui.common.Numbers;
import descent.ui.evaluate.ResultsModel.Row;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The test rows one by one: row of the data, actual, predicted, error (or probability for classes); sortable by each column.
/// The selected row is the one that the plot marks.
final class ResultsTable extends TableView<Row> {
    private static final double WIDTH_OF_LETTER = 8;
    private static final int LETTERS_BESIDE = 4;
    private boolean following;

    ResultsTable(ResultsModel model) {
        setId("result-table");
        getStyleClass().addAll(Styles.DENSE, "result-rows");
        setAccessibleText("Test rows with prediction and error");
        setPlaceholder(new Label("no test rows"));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        SortedList<Row> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        model.evaluation().subscribe(this::columns);
        getSelectionModel().selectedItemProperty().subscribe(r -> {
            if (!following && r != null) {
                model.selected().set(r);
            }
        });
        model.selected().subscribe(this::follow);
    }

    private void follow(Row row) {
        if (row == getSelectionModel().getSelectedItem()) {
            return;
        }
        following = true;
        if (row == null) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().select(row);
            scrollTo(row);
        }
        following = false;
    }

    private void columns(Evaluation e) {
        getColumns().clear();
        if (e == null) {
            return;
        }
        boolean number = e.task() == Task.REGRESSION;
        getColumns().add(column("row", "row", Comparator.comparingInt(Row::row), r -> Numbers.count(r.row())));
        getColumns().add(column("actual", "actual", Comparator.comparingDouble(Row::actual), Row::actualText));
        getColumns().add(column("predicted", "predicted", Comparator.comparingDouble(Row::predicted), Row::predictedText));
        if (number) {
            getColumns().add(column("error", "error", Comparator.comparingDouble(Row::error), Row::errorText));
        } else {
            getColumns().add(column("error", "", Comparator.comparingDouble(Row::error), Row::errorText));
            getColumns().add(column("share", "probability", Comparator.comparingDouble(Row::share), r -> Numbers.percent(r.share())));
        }
    }

    private static TableColumn<Row, Row> column(String id, String title, Comparator<Row> order, Function<Row, String> text) {
        TableColumn<Row, Row> column = new TableColumn<>(title);
        column.setId("result-col-" + id);
        column.setCellValueFactory(f -> new SimpleObjectProperty<>(f.getValue()));
        column.setComparator(order);
        column.setPrefWidth(WIDTH_OF_LETTER * (title.length() + LETTERS_BESIDE));
        column.getStyleClass().add("number-column");
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Row row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : text.apply(row));
            }
        });
        return column;
    }
}
