package descent.ui.evaluate;

import atlantafx.base.theme.Styles;
import descent.data.Column;
import descent.eval.TablePrediction;
import descent.ui.common.Numbers;
import descent.ui.common.RowNumbers;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The rows of a predicted file: the prediction first, then the file's own cells.
final class PredictedTable extends TableView<Integer> {
    private static final int MOST_COLUMNS = 40;
    private static final double WIDTH_OF_LETTER = 8;
    private static final int LETTERS_BESIDE = 4;
    private static final int MOST_LETTERS = 20;

    private final Unfolding unfolding = Unfolding.of(this);

    PredictedTable() {
        setId("predicted-rows");
        setAccessibleText("Rows of the file with their predictions");
        getStyleClass().addAll(Styles.DENSE, "result-rows");
        setPlaceholder(new Label("no rows yet"));
    }

    void show(TablePrediction p) {
        getColumns().clear();
        unfolding.again(new Label().getFont().getSize());
        if (p == null) {
            setItems(new RowNumbers(0));
            return;
        }
        add("row", i -> Numbers.count(p.rows()[i] + 1L));
        add("predicted " + p.target(), i -> p.classes().isEmpty() ? Numbers.plain(p.predicted()[i]) : p.classes().get((int) p.predicted()[i]));
        if (!p.classes().isEmpty()) {
            add("probability", i -> Numbers.percent(p.probabilities()[i * p.classes().size() + (int) p.predicted()[i]]));
        }
        p.table().columns().stream().limit(MOST_COLUMNS).forEach((Column c) -> add(c.name(), i -> c.text(p.rows()[i])));
        setItems(new RowNumbers(p.rows().length));
    }

    private void add(String title, IntFunction<String> text) {
        TableColumn<Integer, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyStringWrapper(text.apply(f.getValue())));
        column.setPrefWidth(WIDTH_OF_LETTER * Math.min(MOST_LETTERS, title.length() + LETTERS_BESIDE));
        column.setSortable(false);
        column.getStyleClass().add("number-column");
        getColumns().add(column);
    }
}
