package descent.ui.evaluate;

import descent.eval.PermutationImportance;
import descent.eval.PermutationImportance.Column;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;

/// The inputs, most important first: a bar as long as the mean rise of the error, a whisker as long as its spread. Made for
/// a thousand inputs: only the rows on the screen exist.
final class ImportanceList extends ListView<Column> {
    private double most = 1;

    ImportanceList() {
        setId("importance-list");
        setAccessibleText("Inputs by importance");
        getStyleClass().addAll(Css.PLAIN, "importance-list");
        setPlaceholder(new Label("not worked out yet"));
        setCellFactory(_ -> new Cell());
    }

    void show(PermutationImportance found) {
        getItems().clear();
        if (found != null) {
            most = found.columns().stream().mapToDouble(c -> Math.max(0, c.mean()) + c.std()).max().orElse(0);
            most = most > 0 ? most : 1;
            getItems().setAll(found.columns());
        }
    }

    private final class Cell extends ListCell<Column> {
        private final Bar bar = new Bar();

        @Override
        protected void updateItem(Column c, boolean empty) {
            super.updateItem(c, empty);
            setGraphic(empty || c == null ? null : bar);
            setText(null);
            if (c != null && !empty) {
                bar.show(c);
                setAccessibleText(c.name() + ": " + Numbers.plain(c.mean()) + ", spread " + Numbers.plain(c.std()));
            }
        }
    }

    /// Name, bar with whisker, figure; laid out by hand so that all bars begin at one place.
    private final class Bar extends Region {
        private static final double NAME = 0.32;
        private static final double FIGURE = 0.27;
        private final Label name = new Label();
        private final Label figure = new Label();
        private final Region fill = new Region();
        private final Region whisker = new Region();
        private Column column;

        Bar() {
            fill.getStyleClass().add("importance-bar");
            whisker.getStyleClass().add("importance-whisker");
            figure.getStyleClass().addAll(Css.NOTE, "number-column");
            setMinWidth(0);
            setPrefWidth(0);
            getChildren().addAll(name, fill, whisker, figure);
        }

        void show(Column c) {
            column = c;
            name.setText(c.name());
            figure.setText(Numbers.plain(Math.abs(c.mean()) < most * 1e-4 ? 0 : c.mean()) + " ± " + Numbers.plain(c.std()));
            requestLayout();
        }

        @Override
        protected double computePrefHeight(double width) {
            return name.prefHeight(-1);
        }

        @Override
        protected void layoutChildren() {
            double w = getWidth();
            double h = getHeight();
            double left = w * NAME;
            double room = w * (1 - NAME - FIGURE) - 8;
            double at = left + room * Math.max(0, column.mean()) / most;
            double spread = room * column.std() / most;
            name.resizeRelocate(0, 0, left - 6, h);
            fill.resizeRelocate(left, h * 0.2, Math.max(1, at - left), h * 0.6);
            double from = Math.max(left, at - spread);
            whisker.resizeRelocate(from, h / 2 - 1, Math.max(1, Math.min(left + room, at + spread) - from), 2);
            figure.resizeRelocate(w - w * FIGURE, 0, w * FIGURE, h);
        }
    }
}
