package descent.ui.evaluate;

import descent.eval.Classification.PerClass;
import descent.eval.Classification;
import descent.ui.common.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Precision, recall and F1 of each class, with the number of test rows that are of it.
final class ClassTable extends TableView<PerClass> {
    ClassTable() {
        setId("result-classes");
        setAccessibleText("Precision, recall and F1 of each class");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getColumns().setAll(List.of(
                column("class", "class", Comparator.comparing(PerClass::name), PerClass::name),
                column("precision", "precision", Comparator.comparing(PerClass::precision), p -> Numbers.plain(p.precision())),
                column("recall", "recall", Comparator.comparing(PerClass::recall), p -> Numbers.plain(p.recall())),
                column("f1", "F1", Comparator.comparing(PerClass::f1), p -> Numbers.plain(p.f1())),
                column("support", "rows", Comparator.comparing(PerClass::support), p -> Numbers.count(p.support()))));
    }

    void show(Classification c) {
        getItems().setAll(c == null ? List.of() : c.perClass());
    }

    private static TableColumn<PerClass, PerClass> column(String id, String title, Comparator<PerClass> order, Function<PerClass, String> text) {
        TableColumn<PerClass, PerClass> column = new TableColumn<>(title);
        column.setId("class-col-" + id);
        column.setCellValueFactory(f -> new SimpleObjectProperty<>(f.getValue()));
        column.setComparator(order);
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
