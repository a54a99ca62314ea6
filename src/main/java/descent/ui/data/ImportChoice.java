package descent.ui.data;

import descent.data.CsvFormat;
import descent.ui.common.Css;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// One line of the import view: a part of the format, a menu that overrules the guess, and why it was guessed.
///
/// @param id      of the menu
/// @param label   in front of it
/// @param values  to choose from
/// @param words   a value as the menu shows it
/// @param guessed the value in a format
/// @param why     the reason in a format
/// @param choose  tells the model of a value; null is "guess"
record ImportChoice<T>(String id, String label, List<T> values, Function<T, String> words, Function<CsvFormat, T> guessed,
                       Function<CsvFormat, String> why, BiConsumer<ImportModel, T> choose) {

    /// Of the menus and fields; a long reason beside them must not press them together.
    static final String WIDTH = "-fx-min-width: 19em; -fx-pref-width: 19em; -fx-max-width: 19em;";

    void addTo(GridPane grid, int row, ImportModel model) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(label);
        box.setStyle(WIDTH);
        box.getItems().add(null);
        box.getItems().addAll(values);
        Label name = new Label(label);
        name.setLabelFor(box);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label reason = new Label();
        reason.getStyleClass().add(Css.NOTE);
        reason.setWrapText(true);
        GridPane.setHgrow(reason, Priority.ALWAYS);
        grid.addRow(row, name, box, reason);
        box.setConverter(converter(model));
        model.format().subscribe(f -> {
            reason.setText(f == null ? "" : why.apply(f));
        });
        ListCell<T> shown = new ListCell<>();
        shown.textProperty().bind(Bindings.createStringBinding(() -> box.getConverter().toString(box.getValue()), box.valueProperty(), model.format()));
        box.setButtonCell(shown);
        box.valueProperty().subscribe((before, now) -> {
            if (!Objects.equals(before, now)) {
                choose.accept(model, now);
            }
        });
    }

    private StringConverter<T> converter(ImportModel model) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                CsvFormat f = model.format().get();
                return value != null ? words.apply(value) : f == null ? "guessed" : "guessed: " + words.apply(guessed.apply(f));
            }

            @Override
            public T fromString(String s) {
                throw new IllegalStateException("this menu is chosen from, not typed into");
            }
        };
    }
}
