package descent.ui.evaluate;

import descent.eval.ColumnMatch.Line;
import descent.eval.ColumnMatch.State;
import descent.ui.common.Choosers;
import descent.ui.common.Choosers.FileKind;
import descent.ui.common.Css;
import descent.ui.common.ProgressStrip;
import descent.ui.evaluate.PredictFileModel.Result;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Predict a whole other file: choose it, see how its columns fit, look at the predictions, save them.
final class PredictFileView extends VBox {
    private static final double MATCH_SHARE = 0.3;

    private final PredictFileModel model;
    private final Choosers choosers;
    private final ListView<Line> lines = new ListView<>();
    private final PredictedTable rows = new PredictedTable();
    private final Button save = new Button("Save with predictions …");

    PredictFileView(PredictFileModel model, Choosers choosers) {
        this.model = model;
        this.choosers = choosers;
        setId("predict-file");
        getStyleClass().add("evaluate-column");
        lines.setId("predict-match");
        lines.setAccessibleText("How the columns of the file fit the model");
        lines.setPlaceholder(new Label("no file yet"));
        lines.getStyleClass().add(Css.PLAIN);
        lines.setCellFactory(_ -> new LineCell());
        HBox body = new HBox(lines, rows);
        body.getStyleClass().add("evaluate-columns");
        body.setMinHeight(0);
        lines.prefWidthProperty().bind(body.widthProperty().multiply(MATCH_SHARE));
        lines.minWidthProperty().bind(lines.prefWidthProperty()); // a table of many columns would take all of it
        rows.setMinWidth(0);
        HBox.setHgrow(rows, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        Label words = MattersView.words(model.words(), "predict-words");
        words.fontProperty().subscribe(f -> rows.em(f.getSize()));
        getChildren().addAll(tools(), progress(), words, body);
        model.result().subscribe(this::show);
    }

    private HBox tools() {
        Button open = new Button("Choose a CSV file …");
        open.setId("predict-open");
        open.setAccessibleHelp("Its columns are matched by name with the inputs of the model");
        open.setOnAction(e -> choosers.open(FileKind.DATA).ifPresent(model::predict));
        save.setId("predict-save");
        save.setAccessibleHelp("Writes the file anew with a column of predictions");
        save.setOnAction(e -> choosers.save(FileKind.TABLE, model.proposedName()).ifPresent(model::save));
        for (Button b : new Button[] {open, save}) {
            b.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox box = new HBox(open, save);
        box.getStyleClass().add("evaluate-tools");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private ProgressStrip progress() {
        ProgressStrip strip = new ProgressStrip("predict-progress");
        model.job().subscribe(j -> {
            if (j == null) {
                strip.end();
            } else {
                strip.follow(model.doing(), j.share(), j::cancel);
            }
        });
        return strip;
    }

    private void show(Result r) {
        lines.getItems().setAll(r == null ? List.of() : r.match().lines());
        rows.show(r == null ? null : r.prediction());
        save.setDisable(r == null || r.prediction() == null);
    }

    /// Name, and what there is to say; what blocks is said in words and stands out.
    private static final class LineCell extends ListCell<Line> {
        private final Label name = new Label();
        private final Label words = new Label();
        private final VBox box = new VBox(name, words);

        LineCell() {
            name.getStyleClass().add(Css.BOLD);
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(empty || line == null ? null : box);
            if (line != null && !empty) {
                name.setText(line.column().isEmpty() ? "other columns" : line.column());
                words.setText(line.words());
                words.getStyleClass().setAll("label", line.state() == State.FITS ? Css.NOTE : Css.WARNING);
                setAccessibleText(name.getText() + ": " + line.words());
            }
        }
    }
}
