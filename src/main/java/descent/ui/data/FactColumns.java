package descent.ui.data;

import descent.data.Column;
import descent.ui.common.Numbers;
import descent.ui.common.TextCell;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/// The columns of the table of columns: words sort as words, figures as numbers (none counts as the
/// smallest), and a small picture of the values.
final class FactColumns {
    private static final double NAME_EM = 12;
    private static final double WORD_EM = 6.3;
    private static final double FIGURE_EM = 6.1;
    private static final double COUNT_EM = 5;
    private static final double PICTURE_EM = 6.5;
    private static final double BAR_EM = 1.4;

    private FactColumns() {
    }

    /// @param em pixels of the text size
    static List<TableColumn<ColumnFact, ?>> all(double em) {
        return List.of(words("column", NAME_EM * em, f -> f.column().name()), words("role", WORD_EM * em, f -> ColumnCell.words(f.role())),
                words("kind", WORD_EM * em, ColumnFact::kind), picture(em),
                figure("gaps", COUNT_EM * em, f -> f.column().gaps(), v -> Numbers.count((int) v)),
                figure("distinct", COUNT_EM * em, ColumnFact::distinct, v -> Numbers.count((int) v)),
                figure("min", FIGURE_EM * em, f -> numbers(f, Column::min), ColumnFact::figure), figure("max", FIGURE_EM * em, f -> numbers(f, Column::max), ColumnFact::figure),
                figure("mean", FIGURE_EM * em, f -> numbers(f, Column::mean), ColumnFact::figure), figure("std", FIGURE_EM * em, f -> numbers(f, Column::std), ColumnFact::figure));
    }

    private static double numbers(ColumnFact f, ToDoubleFunction<Column> value) {
        return f.numbers() && f.column().gaps() < f.column().rows() ? value.applyAsDouble(f.column()) : Double.NaN;
    }

    private static TableColumn<ColumnFact, String> words(String name, double width, Function<ColumnFact, String> text) {
        TableColumn<ColumnFact, String> c = new TableColumn<>(name);
        c.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(text.apply(f.getValue())));
        c.setComparator(String.CASE_INSENSITIVE_ORDER);
        c.setPrefWidth(width);
        c.setReorderable(false);
        return c;
    }

    private static TableColumn<ColumnFact, Double> figure(String name, double width, ToDoubleFunction<ColumnFact> value, Words words) {
        TableColumn<ColumnFact, Double> c = new TableColumn<>(name);
        c.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(f.getValue())));
        c.setCellFactory(_ -> new TextCell<>(v -> Double.isNaN(v) ? "" : words.of(v)));
        c.setComparator(Comparator.comparingDouble(v -> Double.isNaN(v) ? Double.NEGATIVE_INFINITY : v));
        c.setPrefWidth(width);
        c.setReorderable(false);
        c.getStyleClass().add("number-column");
        return c;
    }

    private static TableColumn<ColumnFact, ColumnFact> picture(double em) {
        TableColumn<ColumnFact, ColumnFact> c = new TableColumn<>("values");
        c.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        c.setCellFactory(v -> new PictureCell(em));
        c.setPrefWidth(PICTURE_EM * em);
        c.setSortable(false);
        c.setReorderable(false);
        return c;
    }

    /// A figure in words.
    private interface Words {
        String of(double v);
    }

    private static final class PictureCell extends TableCell<ColumnFact, ColumnFact> {
        private final Histogram picture = new Histogram();

        PictureCell(double em) {
            picture.setPrefHeight(BAR_EM * em);
            picture.setMinHeight(BAR_EM * em);
        }

        @Override
        protected void updateItem(ColumnFact f, boolean empty) {
            super.updateItem(f, empty);
            setGraphic(empty || f == null ? null : picture);
            if (!empty && f != null) {
                picture.show(f.column(), f.role());
            }
        }
    }
}
