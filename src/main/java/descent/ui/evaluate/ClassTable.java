package descent.ui.evaluate;

import atlantafx.base.theme.Styles;
import descent.eval.Classification;
import descent.eval.Classification.PerClass;
import descent.ui.common.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
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
        getColumns().setAll(List.of(
                column("class", "class", 10, Comparator.comparing(PerClass::name), PerClass::name),
                column("precision", "precision", 9.5, Comparator.comparingDouble(PerClass::precision), p -> Numbers.plain(p.precision())),
                column("recall", "recall", 7.2, Comparator.comparingDouble(PerClass::recall), p -> Numbers.plain(p.recall())),
                column("f1", "F1", 7, Comparator.comparingDouble(PerClass::f1), p -> Numbers.plain(p.f1())),
                column("support", "rows", 5.5, Comparator.comparingInt(PerClass::support), p -> Numbers.count(p.support()))));
    }

    void show(Classification c) {
        getItems().clear();
        if (c != null) {
            getItems().addAll(c.perClass());
            getItems().add(new PerClass("mean", c.macro().precision(), c.macro().recall(), c.macro().f1(), c.rows()));
            getItems().add(new PerClass("weighted", c.weighted().precision(), c.weighted().recall(), c.weighted().f1(), c.rows()));
        }
    }

    private static TableColumn<PerClass, PerClass> column(String id, String title, double letters, Comparator<PerClass> order, Function<PerClass, String> text) {
        TableColumn<PerClass, PerClass> column = new TableColumn<>(title);
        column.setId("class-col-" + id);
        column.setCellValueFactory(f -> new SimpleObjectProperty<>(f.getValue()));
        column.setComparator(order);
        column.setPrefWidth(WIDTH_OF_LETTER * letters);
        column.getStyleClass().add(id.equals("class") ? "name-column" : "number-column");
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(PerClass row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : text.apply(row));
            }
        });
        return column;
    }
}
