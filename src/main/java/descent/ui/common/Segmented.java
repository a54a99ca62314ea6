package descent.ui.common;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A few choices side by side, exactly one of them taken: Linear | Log, Weights | Gradients. Arrow keys move between them.
///
/// @param <T> what is chosen
public final class Segmented<T> extends HBox {
    /// One choice: its value, its id, its words and what it shows.
    public record Choice<T>(T value, String id, String words, String tip) { }

    private final ObjectProperty<T> value = new SimpleObjectProperty<>();
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> buttons = new ArrayList<>();

    public Segmented(List<Choice<T>> choices) {
        getStyleClass().add("segmented");
        setAlignment(Pos.CENTER);
        for (int i = 0; i < choices.size(); i++) {
            getChildren().add(button(choices.get(i), i == 0, i == choices.size() - 1));
        }
        value.set(choices.getFirst().value());
        buttons.getFirst().setSelected(true);
        group.selectedToggleProperty().subscribe((was, now) -> {
            if (now == null && was != null) {
                was.setSelected(true);
            }
        });
        value.subscribe(v -> buttons.forEach(b -> b.setSelected(b.getUserData().equals(v))));
    }

    /// What is chosen; never null.
    public ObjectProperty<T> value() {
        return value;
    }

    /// Spreads the choices over the whole width.
    public Segmented<T> wide() {
        buttons.forEach(b -> {
            HBox.setHgrow(b, Priority.ALWAYS);
            b.setMaxWidth(Double.MAX_VALUE);
        });
        return this;
    }

    private ToggleButton button(Choice<T> choice, boolean first, boolean last) {
        ToggleButton b = new ToggleButton(choice.words());
        b.setId(choice.id());
        b.setUserData(choice.value());
        b.setToggleGroup(group);
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setAccessibleText(choice.words());
        b.setAccessibleHelp(choice.tip());
        Tip.set(b, choice.tip());
        b.getStyleClass().add(first ? Styles.LEFT_PILL : last ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
        b.selectedProperty().subscribe(on -> {
            if (on) {
                value.set(choice.value());
            }
        });
        buttons.add(b);
        return b;
    }
}
