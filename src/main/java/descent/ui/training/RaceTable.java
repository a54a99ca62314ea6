package descent.ui.training;

import descent.train.RaceResult;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The winner table of a race: a row per lane with its verdict, the lowest watched loss first; any lane can become the current
/// model by button, Enter or double click.
final class RaceTable extends VBox {
    private final Workspace workspace;
    private final TableView<RaceResult> table = new TableView<>();
    private final Button choose = new Button("Make it the current model");
    private final Runnable done;

    /// @param done called when a lane was chosen
    RaceTable(Workspace workspace, Runnable done) {
        this.workspace = workspace;
        this.done = done;
        setId("race-result");
        getStyleClass().add("race-result");
        List<RunItem> lanes = workspace.runs().stream().filter(workspace::isLane).toList();
        table.setId("race-table");
        table.setAccessibleText("The race, the winner first");
        table.getStyleClass().add("result-rows");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("#", "number-column", r -> String.valueOf(r.place())));
        table.getColumns().add(column("Lane", "name-column", r -> item(r).name().get()));
        table.getColumns().add(column("Train", "number-column", r -> loss(r.train())));
        table.getColumns().add(column(watched(lanes), "number-column", r -> loss(r.test())));
        table.getColumns().add(column("Verdict", "name-column", RaceResult::verdict));
        table.getItems().setAll(RaceResult.of(lanes.stream().map(RunItem::run).toList()));
        table.setRowFactory(_ -> row());
        table.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                choose();
                e.consume();
            }
        });
        table.getSelectionModel().select(0);
        choose.setId("race-choose");
        choose.setOnAction(_ -> choose());
        choose.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        Label note = new Label("All lanes began with the same weights" + (sameStart() ? " and the same loss." : "."));
        note.getStyleClass().add(Css.NOTE);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table, note, choose);
    }

    /// The rows take the focus: arrow keys move in them at once.
    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    /// What the dashed curves of the lanes are of.
    private static String watched(List<RunItem> lanes) {
        return lanes.stream().anyMatch(l -> l.setup().split().hasValidation()) ? "Validation" : "Test";
    }

    /// With full batches the first point of every lane is one and the same number.
    private boolean sameStart() {
        return table.getItems().stream().map(r -> r.run().history().count() == 0 ? Float.NaN : r.run().history().train(0)).distinct().count() == 1;
    }

    private TableRow<RaceResult> row() {
        TableRow<RaceResult> row = new TableRow<>();
        row.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && !row.isEmpty()) {
                choose();
            }
        });
        return row;
    }

    private static TableColumn<RaceResult, String> column(String name, String style, Function<RaceResult, String> text) {
        TableColumn<RaceResult, String> column = new TableColumn<>(name);
        column.getStyleClass().add(style);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(c -> new ReadOnlyStringWrapper(text.apply(c.getValue())).getReadOnlyProperty());
        return column;
    }

    private static String loss(float v) {
        return Float.isNaN(v) ? "–" : Numbers.measured(v);
    }

    private RunItem item(RaceResult r) {
        return workspace.runs().stream().filter(i -> i.run() == r.run()).findFirst().orElseThrow();
    }

    private void choose() {
        RaceResult chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            done.run();
            workspace.choose(item(chosen));
        }
    }
}
