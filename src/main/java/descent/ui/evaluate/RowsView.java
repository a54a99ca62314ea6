package descent.ui.evaluate;

import descent.data.ColumnPreparation;
import descent.data.PreparedData;
import descent.data.Table;
import descent.eval.Evaluation;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.ProgressStrip;
import descent.ui.common.RestingField;
import descent.ui.common.Tip;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Every test row with its prediction, its error and its own cells, sorted and searched; beside it the row as a point of
/// the plot. A click in one marks it in the other.
final class RowsView extends HBox {
    /// More columns make a table that nobody reads; the What if form shows all of a row.
    private static final int MOST_COLUMNS = 40;

    private final ResultsModel model;
    private final RowsModel rows;
    private final ResultsTable table;
    private final ScatterPlot plot = new ScatterPlot();
    private final Label count = new Label();
    private final TextField search = new RestingField();
    private final StackPane beside = new StackPane(plot);
    private final Button inData = new Button("Show in data");
    private final Data whole;
    private PreparedData data;
    /// What the data belong to, null without data: they may come before this view hears of it, or after.
    private Evaluation dataOf;

    /// The data as a whole.
    ///
    /// @param table that is open
    /// @param show  shows its rows, the marked one among them
    record Data(ObservableValue<Table> table, Runnable show) { }

    RowsView(ResultsModel model, RowsModel rows, Data whole, ReadOnlyIntegerProperty textSize) {
        this.whole = whole;
        this.model = model;
        this.rows = rows;
        this.table = new ResultsTable("rows-table", model, rows, textSize);
        setId("rows");
        getStyleClass().add("evaluate-columns");
        VBox left = new VBox(tools(), progress(), table);
        left.getStyleClass().add("evaluate-column");
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        VBox.setVgrow(table, Priority.ALWAYS);
        beside.setMinWidth(0);
        beside.getStyleClass().add("rows-plot");
        getChildren().addAll(left, beside);
        plot.setId("rows-plot");
        plot.onRow(model::select);
        model.selected().subscribe(r -> plot.select(r == null ? -1 : r.index()));
        model.evaluation().subscribe(this::show);
        model.pictures().subscribe(this::draw);
        rows.shown().subscribe(_ -> count());
        table.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER && !inData.isDisabled()) {
                e.consume();
                inData.fire();
            }
        });
        model.selected().subscribe(_ -> allowed());
        whole.table().subscribe(_ -> allowed());
        Unfolding.oneByOne(plot, table);
    }

    /// Only rows of the data that is open can be shown in it.
    private void allowed() {
        inData.setDisable(model.selected().get() == null || data == null || data.table() != whole.table().getValue());
    }

    private HBox tools() {
        search.setId("rows-search");
        search.setPromptText("Search all columns");
        search.setAccessibleText("Search the rows: a text that some cell holds");
        search.setPrefColumnCount(16);
        search.textProperty().subscribe(rows::search);
        Label label = new Label("Search");
        label.setLabelFor(search);
        label.setMinWidth(Region.USE_PREF_SIZE);
        count.setId("rows-count");
        count.getStyleClass().add(Css.NOTE);
        inData.setId("rows-in-data");
        inData.setMinWidth(Region.USE_PREF_SIZE);
        Tip.set(inData, "The marked row among all rows of the data (Enter in the table)");
        inData.setOnAction(e -> whole.show().run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox box = new HBox(label, search, count, gap, inData);
        box.getStyleClass().add("evaluate-tools");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private ProgressStrip progress() {
        ProgressStrip strip = new ProgressStrip("rows-progress");
        rows.job().subscribe(j -> {
            if (j == null) {
                strip.end();
            } else {
                strip.follow("Looking through the rows", j.share(), j::cancel);
            }
        });
        return strip;
    }

    private void show(Evaluation e) {
        search.clear();
        boolean number = e != null && e.regression() != null;
        beside.setVisible(number);
        beside.setManaged(number);
        if (e != dataOf) {
            data = null;
            dataOf = null;
        }
        allowed();
        count();
    }

    private void draw(RegressionPictures p) {
        if (p == null) {
            plot.without(ResultsModel.ON_ITS_WAY);
        } else {
            plot.show(p.of().target(), p.of().tableRows(), p.scatter());
        }
    }

    /// The data whose rows were evaluated: their cells stand behind the figures.
    void show(PreparedData of) {
        Evaluation e = model.evaluation().get();
        if (of == null || e == null || (of == data && e == dataOf)) {
            return;
        }
        data = of;
        dataOf = e;
        allowed();
        List<String> columns = of.preprocessing().inputs().stream().map(ColumnPreparation::name).limit(MOST_COLUMNS).toList();
        rows.table(of.table(), columns);
        table.columns(e, of.table(), columns);
    }

    private void count() {
        Evaluation e = model.evaluation().get();
        int shown = rows.shown().get().size();
        count.setText(e == null ? "" : shown == e.rows() ? Numbers.count(shown) + " test rows; a click on a heading sorts" : Numbers.count(shown) + " of " + Numbers.count(e.rows()) + " test rows");
    }
}
