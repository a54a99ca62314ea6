package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class FormGridTest {
    private static final double NARROW = 100;
    private static final double WIDE = 600;

    /// Sizes come in one pass of layout: who stood under a stacked form would else keep the place of its old end.
    @Test
    void whatStandsBelow_followsAtOnce_whenLabelsGoOverTheirFieldsAndBack() {
        Fx.run(() -> {
            FormGrid form = new FormGrid();
            for (String name : new String[] {"Loss", "Optimizer", "Epochs"}) {
                TextField field = new TextField();
                form.row(name, field, field);
            }
            VBox root = new VBox(form, new Label("below"));
            new Scene(root);
            double wide = end(root, form, WIDE);
            double narrow = end(root, form, NARROW);
            assertEquals(wide, end(root, form, WIDE));
            assertEquals(narrow, end(root, form, NARROW));
            assertEquals(true, narrow > wide, narrow + " stacked, " + wide + " side by side");
        });
    }

    /// The form's height after one layout, which must be the height it asks for.
    private static double end(VBox root, FormGrid form, double width) {
        root.resize(width, WIDE);
        root.applyCss();
        root.layout();
        assertEquals(form.getHeight(), form.prefHeight(width), "at a width of " + width);
        return form.getHeight();
    }
}
