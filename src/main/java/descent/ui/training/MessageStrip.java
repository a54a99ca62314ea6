package descent.ui.training;

import descent.ui.common.Css;
import descent.ui.common.Icons;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// Words about the run, in a strip under the chart: never modal, gone with a click. Takes no room while there is nothing to say.
final class MessageStrip extends HBox {
    /// What can be done about it: the words on the button and what it does.
    record Remedy(String id, String words, Runnable action) { }

    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final Label words = new Label();
    private final HBox remedies = new HBox();

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
        Button close = Icons.button(new Button(), "chart-message-close", MaterialDesignC.CLOSE, "Close these words");
        close.setOnAction(_ -> hide());
        getChildren().addAll(Icons.of(MaterialDesignI.INFORMATION_OUTLINE, Css.ICON_SMALL), words, remedies, close);
        hide();
    }

    /// @param trouble the run ended badly; else it is something to look at
    void show(String text, boolean trouble, List<Remedy> offered) {
        words.setText(text);
        pseudoClassStateChanged(TROUBLE, trouble);
        remedies.getChildren().clear();
        for (Remedy r : offered) {
            Button button = new Button(r.words());
            button.setId(r.id());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                hide();
                r.action().run();
            });
            remedies.getChildren().add(button);
        }
        seen(true);
    }

    void hide() {
        seen(false);
    }

    private void seen(boolean on) {
        setVisible(on);
        setManaged(on);
    }
}
