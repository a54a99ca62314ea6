package descent.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Role;
import descent.data.Schema;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;

/// A model of other data comes while all columns are looked at: its columns are not those of the table.
class ColumnTableTest {
    @Test
    void settingsOfOtherColumns_leaveTheTableAsItIs() {
        Workspace w = Workspaces.withSample("Auto MPG");
        List<Throwable> trouble = new ArrayList<>();
        Fx.run(() -> {
            Thread fx = Thread.currentThread();
            UncaughtExceptionHandler usual = fx.getUncaughtExceptionHandler();
            fx.setUncaughtExceptionHandler((t, e) -> trouble.add(e)); // JavaFX hands it what a listener throws
            ColumnTable columns = new ColumnTable(w);
            TableView<?> shown = (TableView<?>) columns.build().lookup("#columns-table");
            columns.watch();
            int before = shown.getItems().size();
            assertTrue(before > 1);
            w.edit("other data", s -> s.withSchema(new Schema(List.of("x1", "x2"), "y")));
            fx.setUncaughtExceptionHandler(usual);
            assertEquals(before, shown.getItems().size(), "still the table's own columns");
        });
        assertEquals(List.of(), trouble);
    }

    /// Its buttons are of other columns than those that are open.
    @Test
    void otherData_closeThePanel_alsoWhereItWasPulledOff() {
        Workspace w = Workspaces.withSample("Auto MPG");
        Fx.run(() -> {
            Button owner = new Button();
            Stage stage = new Stage();
            stage.setScene(new Scene(owner, 400, 300));
            stage.show();
            ColumnTable.show(w, owner);
            PopOver panel = (PopOver) Window.getWindows().stream().filter(PopOver.class::isInstance).findFirst().orElseThrow();
            panel.detach();
            w.role("weight", Role.UNUSED);
            assertTrue(panel.isShowing());
            w.openSample("Palmer Penguins");
            assertFalse(panel.isShowing());
            stage.close();
        });
        w.close();
    }
}
