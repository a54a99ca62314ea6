package descent.ui.evaluate;

import descent.ui.common.Css;
import descent.ui.common.Numbers;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/// The ten rows with the largest errors, the worst first; choosing one marks it everywhere.
final class WorstRows extends ListView<Row> {
    private final ResultsModel model;

    WorstRows(ResultsModel model) {
        this.model = model;
        setId("worst-rows");
        setAccessibleText("The rows with the largest errors");
        getStyleClass().add(Css.PLAIN);
        setPlaceholder(new Label("no test rows"));
        setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(Row r, boolean empty) {
                super.updateItem(r, empty);
                setText(empty || r == null ? null : words(r));
            }
        });
        getSelectionModel().selectedItemProperty().subscribe(r -> {
            if (r != null) {
                model.selected().set(r);
            }
        });
        model.selected().subscribe(this::follow);
    }

    static String words(Row r) {
        return "row " + Numbers.count(r.row()) + ": actual " + r.actualText() + ", predicted " + r.predictedText() + ", error " + r.errorText();
    }

    void show(List<Row> worst) {
        setItems(FXCollections.observableArrayList(worst));
        follow(model.selected().get());
    }

    private void follow(Row r) {
        int at = r == null ? -1 : getItems().indexOf(r);
        if (at < 0) {
            getSelectionModel().clearSelection();
        } else if (at != getSelectionModel().getSelectedIndex()) {
            getSelectionModel().select(at);
        }
    }
}
