package descent.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableView;
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
}
