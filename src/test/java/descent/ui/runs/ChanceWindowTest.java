package descent.ui.runs;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class ChanceWindowTest {
    @Test
    void numberThatIsRefused_beginsNothing() {
        for (String[] part : new String[][] {{"chance-seeds", "chance-repeat", "The number of seeds"}, {"chance-folds", "chance-cross", "The number of folds"}}) {
            Fx.run(() -> {
                try (Workspace w = Workspaces.withSample("Auto MPG")) {
                    ChanceWindow window = new ChanceWindow(w, new Theme());
                    Parent root = window.window().stage().getScene().getRoot();
                    TextField field = (TextField) root.lookup("#" + part[0]);
                    field.setText("5000");
                    ((Button) root.lookup("#" + part[1])).fire();
                    assertNull(window.model().job().get());
                    assertTrue(window.model().words().get().startsWith(part[2]), window.model().words().get());
                    field.setText("3");
                    ((Button) root.lookup("#" + part[1])).fire();
                    assertNotNull(window.model().job().get());
                    window.model().cancel();
                }
            });
        }
    }
}
