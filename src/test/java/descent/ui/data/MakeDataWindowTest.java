package descent.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Table;
import descent.ui.common.Fx;
import descent.ui.common.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class MakeDataWindowTest {
    /// The table of the number before it is not what was asked for.
    @Test
    void numberThatIsRefused_takesNoTable() {
        List<Table> taken = new ArrayList<>();
        Fx.run(() -> {
            new MakeDataWindow(new Theme(), taken::add).show(null);
            Stage stage = (Stage) Window.getWindows().stream().filter(w -> w instanceof Stage s && s.getTitle().startsWith("Make data")).findFirst().orElseThrow();
            Parent root = stage.getScene().getRoot();
            TextField rows = (TextField) root.lookup("#made-rows");
            Button use = (Button) root.lookup("#made-ok");
            rows.setText("abc");
            use.fire();
            assertTrue(stage.isShowing() && taken.isEmpty());
            rows.setText("50");
            use.fire();
            assertFalse(stage.isShowing());
        });
        assertEquals(50, taken.getFirst().rows());
    }
}
