package descent.ui.main;

import descent.ui.common.Icons;
import descent.ui.common.Notice;
import descent.ui.common.Workspace;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Words for the person above the body: trouble stays until it is closed or the next action, good news goes by itself.
/// Takes no room while there is nothing to say.
final class NoticeStrip extends HBox {
    private static final Duration SHOWN = Duration.seconds(5);

    private final Label text = new Label();
    private final Button way = new Button();
    private final PauseTransition fade = new PauseTransition(SHOWN);

    NoticeStrip(Workspace workspace) {
        setId("notice");
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("notice-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = Icons.button(new Button(), "notice-close", MaterialDesignC.CLOSE, "Close this message");
        close.setOnAction(e -> workspace.say(null));
        way.setId("notice-way");
        way.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(text, close);
        setAccessibleRole(AccessibleRole.TEXT);
        managedProperty().bind(visibleProperty());
        fade.setOnFinished(e -> workspace.say(null));
        workspace.notice().subscribe(this::show);
    }

    private void show(Notice n) {
        fade.stop();
        setVisible(n != null);
        if (n != null) {
            boolean trouble = n.kind() == Notice.Kind.TROUBLE;
            text.setText(n.text());
            text.setGraphic(Icons.of(trouble ? MaterialDesignA.ALERT_CIRCLE_OUTLINE : MaterialDesignC.CHECK_CIRCLE_OUTLINE));
            getStyleClass().setAll("notice", trouble ? "notice-trouble" : "notice-done");
            getChildren().remove(way);
            if (n.way() != null) {
                getChildren().add(1, way);
                way.setText(n.way().name());
                way.setOnAction(e -> n.way().go().run());
            }
            setAccessibleText(n.text());
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            if (!trouble) {
                fade.playFromStart();
            }
        }
    }
}
