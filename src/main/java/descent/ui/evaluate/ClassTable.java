package descent.ui.evaluate;

import atlantafx.base.theme.Styles;
import descent.eval.Classification;
import descent.eval.Classification.PerClass;
import descent.ui.common.Numbers;
import descent.ui.common.TextCell;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Precision, recall and F1 of each class with the number of test rows that are of it, and their means below.
final class ClassTable extends TableView<PerClass> {
    private static final double WIDTH_OF_LETTER = 8;

    ClassTable() {
        setId("result-classes");
        getStyleClass().addAll(Styles.DENSE, "result-rows");
        setAccessibleText("Precision, recall and F1 of each class");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getColumns().setAll(List.<TableColumn<PerClass, ?>>of(
                column("class", "class", 10, PerClass::name, n -> n),
                column("precision", "precision", 9.5, PerClass::precision, Numbers::plain),
                column("recall", "recall", 7.2, PerClass::recall, Numbers::plain),
                column("f1", "F1", 7, PerClass::f1, Numbers::plain),
                column("support", "rows", 5.5, PerClass::support, n -> Numbers.count(n))));
    }

    void show(Classification c) {
        getItems().clear();
        if (c != null) {
            getItems().addAll(c.perClass());
            getItems().add(new PerClass("mean", c.macro().precision(), c.macro().recall(), c.macro().f1(), c.rows()));
            getItems().add(new PerClass("weighted", c.weighted().precision(), c.weighted().recall(), c.weighted().f1(), c.rows()));
        }
    }

    /// @param value as it is sorted by, and written to a file
    /// @param text  as it is shown
    private static <V> TableColumn<PerClass, V> column(String id, String title, double letters, Function<PerClass, V> value, Function<V, String> text) {
        TableColumn<PerClass, V> column = new TableColumn<>(title);
        column.setId("class-col-" + id);
        column.setCellValueFactory(f -> new SimpleObjectProperty<>(value.apply(f.getValue())));
        column.setPrefWidth(WIDTH_OF_LETTER * letters);
        column.getStyleClass().add(id.equals("class") ? "name-column" : "number-column");
        column.setCellFactory(_ -> new TextCell<>(text));
        return column;
    }
}
