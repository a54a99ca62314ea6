package descent.ui.runs;

import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import descent.ui.common.TextCell;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.util.converter.DefaultStringConverter;

/// All runs with their settings, curves and figures: a click on a header sorts, name and note are edited in place, the star
/// is a box to tick.
final class RunsTable extends TableView<RunItem> {
    private final RunsModel model;
    private final ReadOnlyIntegerProperty em;

    /// @param em pixels of the text, which the columns grow with
    RunsTable(RunsModel model, ReadOnlyIntegerProperty em) {
        this.model = model;
        this.em = em;
        setId("runs-table");
        setAccessibleText("All runs, their settings and figures");
        setEditable(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setPlaceholder(new Label("Each run that you train stays here, to be compared."));
        star();
        name();
        curve();
        text("What sets it apart", "differs", 17.5, RunItem::differs);
        number("Epochs", "epochs", 5.2, r -> r.run().history().count(), v -> Numbers.count(Math.round(v)));
        number("Train loss", "train", 6.6, r -> Curves.last(r.run(), true), Numbers::measured);
        number("Held-out loss", "watched", 8, r -> Curves.last(r.run(), false), Numbers::measured);
        followed("R² / acc.", "score", 6.2, r -> figure(r, 0), Numbers::measured);
        followed("RMSE / F1", "second", 6.8, r -> figure(r, 1), Numbers::measured);
        number("lr", "lr", 4.6, r -> r.setup().lr(), Numbers::plain);
        number("Seed", "seed", 4.6, r -> r.setup().seed(), v -> String.valueOf(Math.round(v)));
        note();
        SortedList<RunItem> sorted = new SortedList<>(model.runs());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
    }

    private static ObservableValue<Double> figure(RunItem r, int index) {
        return r.measured().map(m -> m.figures().get(index).value()).orElse(Double.NaN);
    }

    private <V> TableColumn<RunItem, V> column(String title, String id, double width) {
        TableColumn<RunItem, V> c = new TableColumn<>(title);
        c.setId("runs-table-" + id);
        em.subscribe(px -> c.setPrefWidth(width * px.doubleValue()));
        getColumns().add(c);
        return c;
    }

    private void star() {
        TableColumn<RunItem, Boolean> c = column("★", "star", 2.8);
        c.setCellValueFactory(v -> v.getValue().starred());
        c.setCellFactory(_ -> new StarCell());
        c.setEditable(true);
    }

    /// A box that a screen reader can name.
    private static final class StarCell extends TableCell<RunItem, Boolean> {
        private final CheckBox box = new CheckBox();
        private RunItem of;

        @Override
        protected void updateItem(Boolean star, boolean empty) {
            super.updateItem(star, empty);
            if (of != null) {
                box.selectedProperty().unbindBidirectional(of.starred());
                box.accessibleTextProperty().unbind();
            }
            of = empty || getTableRow() == null ? null : getTableRow().getItem();
            setGraphic(of == null ? null : box);
            if (of != null) {
                box.setId("runs-table-star-" + of.run().id());
                box.accessibleTextProperty().bind(of.name().map(n -> "Star of " + n));
                box.selectedProperty().bindBidirectional(of.starred());
            }
        }
    }

    private void name() {
        TableColumn<RunItem, String> c = column("Run", "name", 7);
        c.setCellValueFactory(v -> v.getValue().name());
        c.setCellFactory(_ -> new TextFieldTableCell<>(new DefaultStringConverter()));
        c.setOnEditCommit(e -> {
            if (!model.rename(e.getRowValue(), e.getNewValue())) {
                refresh();
            }
        });
    }

    private void note() {
        TableColumn<RunItem, String> c = column("Note", "note", 11);
        c.setCellValueFactory(v -> v.getValue().note());
        c.setCellFactory(_ -> new TextFieldTableCell<>(new DefaultStringConverter()));
        c.setOnEditCommit(e -> e.getRowValue().note().set(e.getNewValue().strip()));
    }

    private void text(String title, String id, double width, Function<RunItem, StringProperty> value) {
        TableColumn<RunItem, String> c = column(title, id, width);
        c.setCellValueFactory(v -> value.apply(v.getValue()));
        c.setEditable(false);
    }

    private void curve() {
        TableColumn<RunItem, RunItem> c = column("", "curve", 8.6);
        c.setSortable(false);
        c.setEditable(false);
        c.setCellValueFactory(v -> new SimpleObjectProperty<>(v.getValue()));
        c.setCellFactory(_ -> new TableCell<>() {
            private final Sparkline line = new Sparkline();

            @Override
            protected void updateItem(RunItem item, boolean empty) {
                super.updateItem(item, empty);
                setGraphic(empty ? null : line);
                if (!empty && item != null) {
                    line.show(item.run());
                }
            }
        });
    }

    private void number(String title, String id, double width, ToDoubleFunction<RunItem> value, Function<Double, String> words) {
        followed(title, id, width, r -> new SimpleObjectProperty<>(value.applyAsDouble(r)), words);
    }

    /// A number that changes by itself; others are read again when the table is refreshed.
    private void followed(String title, String id, double width, Function<RunItem, ObservableValue<Double>> value, Function<Double, String> words) {
        TableColumn<RunItem, Double> c = column(title, id, width);
        c.setEditable(false);
        c.getStyleClass().add("numbers");
        c.setCellValueFactory(v -> value.apply(v.getValue()));
        c.setCellFactory(_ -> new TextCell<>(v -> Double.isNaN(v) ? "–" : words.apply(v)));
    }

    /// What is selected, in the order shown.
    ObservableList<RunItem> chosen() {
        return getSelectionModel().getSelectedItems();
    }
}
