package descent.ui.common;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// A number field with two small arrows. The arrows are for the mouse and no tab stops: keys count in the field itself.
public final class Stepper extends HBox {
    public Stepper(NumberField field) {
        getStyleClass().add("joined");
        HBox.setHgrow(field, Priority.ALWAYS);
        VBox arrows = new VBox(arrow(field, "up", MaterialDesignM.MENU_UP, 1), arrow(field, "down", MaterialDesignM.MENU_DOWN, -1));
        arrows.getStyleClass().add("stepper-arrows");
        getChildren().addAll(field, arrows);
    }

    private static Button arrow(NumberField field, String name, Ikon icon, int direction) {
        Button b = Icons.button(new Button(), field.getId() + "-" + name, icon, field.getAccessibleText() + " " + name);
        b.setGraphic(Icons.of(icon, Css.ICON_SMALL));
        b.getStyleClass().add("stepper-arrow");
        Tip.set(b, "");
        b.setFocusTraversable(false);
        b.setOnAction(e -> {
            field.take();
            field.step(direction);
        });
        return b;
    }
}
