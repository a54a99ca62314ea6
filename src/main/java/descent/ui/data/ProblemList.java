package descent.ui.data;

import descent.data.Problem;
import descent.data.Table;
import descent.ui.common.Numbers;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

/// The remarks on a file by line and column; choosing one shows its row. Takes no room while there are none.
final class ProblemList extends VBox {
    private static final double HEIGHT_EM = 9;

    private final ListView<Problem> list = new ListView<>();

    ProblemList(String id) {
        list.setId(id);
        list.setAccessibleText("Remarks on the file; choosing one shows its row");
        list.setCellFactory(v -> new ProblemCell());
        list.setStyle("-fx-pref-height: " + HEIGHT_EM + "em;");
        getChildren().add(list);
        managedProperty().bind(visibleProperty());
    }

    void jumpTo(TableRows rows) {
        list.getSelectionModel().selectedItemProperty().subscribe(p -> {
            if (p != null) {
                rows.jump(p.line(), p.column());
            }
        });
    }

    void show(Table table) {
        list.setItems(FXCollections.observableList(table == null ? List.of() : table.problems()));
        setVisible(table != null && !table.problems().isEmpty());
    }

    void selectFirst() {
        list.requestFocus();
        list.getSelectionModel().selectFirst();
    }

    private static final class ProblemCell extends ListCell<Problem> {
        @Override
        protected void updateItem(Problem p, boolean empty) {
            super.updateItem(p, empty);
            setText(empty || p == null ? null : (p.line() > 0 ? "Line " + Numbers.count(p.line()) : "File")
                    + (p.column().isEmpty() ? "" : ", " + p.column())
                    + (p.cell().isEmpty() || p.message().contains(p.cell()) ? "" : ", \u201c" + p.cell() + "\u201d") + ": " + p.message());
        }
    }
}
