package descent.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

/// One entry of a closed choice (a loss, an optimizer): its name, a sentence for a student, and what it stands for.
///
/// @param name     as PyTorch or the lesson calls it
/// @param sentence what it does, shown under the name in the list
/// @param value    what is chosen
public record Choice<T>(String name, String sentence, T value) {
    /// A combo box whose list explains each entry.
    public static <T> ComboBox<Choice<T>> box(String id, String spoken, List<Choice<T>> choices) {
        ComboBox<Choice<T>> box = new ComboBox<>();
        box.setId(id);
        box.getStyleClass().add("choice");
        box.setAccessibleText(spoken);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(choices);
        box.setVisibleRowCount(Math.max(1, choices.size()));
        box.setButtonCell(new NameCell<>());
        box.setCellFactory(v -> new SentenceCell<>());
        return box;
    }

    /// Tells of what is chosen from now on. In JavaFX's list the space bar with Ctrl lets go of the choice, with Shift for a moment, which
    /// would leave nothing chosen where something always is: the box takes it back, and nobody is told of what they know.
    ///
    /// @param then never gets null
    public static <V> void follow(ComboBox<V> box, Consumer<V> then) {
        List<V> let = new ArrayList<>(); // the choice that was let go of last, until another one is there
        box.valueProperty().addListener((_, was, now) -> {
            if (now != null) {
                boolean known = let.contains(now);
                let.clear();
                if (!known) {
                    then.accept(now);
                }
            } else if (box.getItems().contains(was)) {
                let.add(was);
                FxThread.later(() -> { // once the list has done what it is about to
                    if (box.getValue() == null && box.getItems().contains(was)) {
                        box.setValue(was);
                    }
                });
            }
        });
    }

    private static final class NameCell<T> extends ListCell<Choice<T>> {
        @Override
        protected void updateItem(Choice<T> c, boolean empty) {
            super.updateItem(c, empty);
            setText(empty || c == null ? "" : c.name());
        }
    }

    private static final class SentenceCell<T> extends ListCell<Choice<T>> {
        private final Label name = new Label();
        private final Label sentence = new Label();
        private final VBox both = new VBox(name, sentence);

        SentenceCell() {
            name.getStyleClass().add(Css.BOLD);
            sentence.getStyleClass().add(Css.NOTE);
        }

        @Override
        protected void updateItem(Choice<T> c, boolean empty) {
            super.updateItem(c, empty);
            setText(null);
            setGraphic(empty || c == null ? null : both);
            if (c != null) {
                name.setText(c.name());
                sentence.setText(c.sentence());
            }
        }
    }
}
