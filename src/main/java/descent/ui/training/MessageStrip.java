package descent.ui.training;

import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Pointing;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// Words about the run, in a strip under the chart: never modal, gone with a click. Takes no room while there is nothing to say.
/// Where there is little room it is one line, and a press shows all words and what can be done ([#fold]).
final class MessageStrip extends HBox {
    /// What can be done about it: the words on the button and what it does.
    ///
    /// @param stays the words stay when it was done, for it only shows something
    record Remedy(String id, String words, Runnable action, boolean stays) {
        Remedy(String id, String words, Runnable action) {
            this(id, words, action, false);
        }
    }

    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final Label words = new Label();
    private final HBox remedies = new HBox();
    private final Node icon = Icons.of(MaterialDesignI.INFORMATION_OUTLINE, Css.ICON_SMALL);
    private final Button more = new Button("More");
    private final Button close = Icons.button(new Button(), "chart-message-close", MaterialDesignC.CLOSE, "Close these words");
    private PopOver all; // made when somebody wants it
    private String text = "";
    private boolean folded;

    MessageStrip() {
        setId("chart-message");
        getStyleClass().add("message-strip");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("chart-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        remedies.getStyleClass().add("remedies");
        remedies.setAlignment(Pos.CENTER_RIGHT);
        close.setOnAction(_ -> hide());
        more.setId("chart-words-more");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setAccessibleText("All words about the run, and what can be done");
        more.setOnAction(_ -> showAll());
        getChildren().addAll(icon, words, remedies, close);
        hide();
    }

    /// One line, the rest by a press; or all words and buttons at once.
    void fold(boolean on) {
        if (on == folded) {
            return;
        }
        folded = on;
        hideAll();
        words.setWrapText(!on);
        words.setMinHeight(on ? 0 : USE_PREF_SIZE);
        write();
        getChildren().setAll(icon, words, on ? more : remedies, close);
    }

    private void write() {
        words.setText(folded ? text.replace('\n', ' ') : text);
    }

    private void showAll() {
        Label whole = new Label(text);
        whole.setId("chart-words-all");
        whole.setWrapText(true);
        whole.setMinHeight(USE_PREF_SIZE);
        VBox box = new VBox(whole, remedies);
        box.getStyleClass().add("words-panel");
        if (all == null) {
            all = new PopOver();
            all.setDetachable(false);
        }
        all.setContentNode(box);
        Pointing.show(all, more, Side.BOTTOM);
        all.setOnHidden(_ -> box.getChildren().clear()); // JavaFX keeps each button that is made in a closed window
    }

    private void hideAll() {
        if (all != null) {
            all.hide();
        }
    }

    /// @param trouble the run ended badly; else it is something to look at
    void show(String said, boolean trouble, List<Remedy> offered) {
        hideAll();
        text = said;
        write();
        pseudoClassStateChanged(TROUBLE, trouble);
        remedies.getChildren().clear();
        for (Remedy r : offered) {
            Button button = new Button(r.words());
            button.setId(r.id());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                hideAll();
                seen(r.stays());
                r.action().run();
            });
            remedies.getChildren().add(button);
        }
        seen(true);
    }

    /// What is seen of the buttons: a panel about the run points at it.
    Node mark() {
        return !isVisible() ? this : folded ? more : remedies;
    }

    void hide() {
        hideAll();
        seen(false);
    }

    private void seen(boolean on) {
        setVisible(on);
        setManaged(on);
    }
}
