package descent.ui.evaluate;

import atlantafx.base.theme.Styles;
import descent.data.Column;
import descent.eval.TablePrediction;
import descent.ui.common.Numbers;
import descent.ui.common.RowNumbers;
import descent.ui.common.TextCell;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The rows of a predicted file: the prediction first, then the file's own cells.
final class PredictedTable extends TableView<Integer> {
    private static final int MOST_COLUMNS = 40;
    /// In em.
    private static final double WIDTH_OF_LETTER = 0.62;
    private static final int LETTERS_BESIDE = 4;
    /// A number of a file has about so many digits.
    private static final int LEAST_LETTERS = 12;
    private static final int MOST_LETTERS = 20;

    private double em = new Label().getFont().getSize();
    private final Unfolding unfolding = Unfolding.of(this);

    PredictedTable() {
        setId("predicted-rows");
        setAccessibleText("Rows of the file with their predictions");
        getStyleClass().addAll(Styles.DENSE, "result-rows");
        setPlaceholder(new Label("no rows yet"));
    }

    void show(TablePrediction p) {
        getColumns().clear();
        unfolding.again(em);
        if (p == null) {
            setItems(new RowNumbers(0));
            return;
        }
        String predicted = "predicted " + p.target();
        add("row", i -> p.rows()[i] + 1, v -> Numbers.count(v));
        if (p.classes().isEmpty()) {
            add(predicted, i -> p.predicted()[i], v -> Numbers.plain(v));
        } else {
            add(predicted, i -> p.classes().get((int) p.predicted()[i]), c -> c);
            add("probability", i -> p.probabilities()[i * p.classes().size() + (int) p.predicted()[i]], v -> Numbers.share(v));
        }
        p.table().columns().stream().limit(MOST_COLUMNS).forEach((Column c) -> add(c.name(), i -> c.text(p.rows()[i]), TextCell::cut));
        setItems(new RowNumbers(p.rows().length));
    }

    /// Columns as wide as their words in a text of this size.
    void em(double pixels) {
        em = pixels;
        getColumns().forEach(c -> c.setPrefWidth(width(c.getText())));
    }

    private double width(String title) {
        return WIDTH_OF_LETTER * em * Math.clamp(title.length() + LETTERS_BESIDE, LEAST_LETTERS, MOST_LETTERS);
    }

    /// @param value of the row at a place, as it is written to a file
    /// @param text  as it is shown
    private <V> void add(String title, IntFunction<V> value, Function<V, String> text) {
        TableColumn<Integer, V> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(_ -> new TextCell<>(text));
        column.setPrefWidth(width(title));
        column.setSortable(false);
        column.getStyleClass().add("number-column");
        getColumns().add(column);
    }
}
