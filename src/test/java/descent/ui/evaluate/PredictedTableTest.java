package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Table;
import descent.eval.TablePrediction;
import descent.ui.common.Fx;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class PredictedTableTest {
    /// A cell may hold a book.
    @Test
    void longText_isCut() {
        Table t = Table.of("notes.csv", List.of(Column.text("note", Kind.TEXT, List.of("word ".repeat(20_000)), new int[] {0}, "made")));
        TablePrediction p = new TablePrediction(t, "y", List.of(), new int[] {0}, new float[] {1.5f}, new float[0], null, null);
        int longest = Fx.get(() -> {
            PredictedTable table = new PredictedTable();
            Stage stage = new Stage();
            stage.setScene(new Scene(table, 800, 300));
            stage.show();
            table.show(p);
            table.applyCss();
            table.layout();
            table.getColumns().forEach(c -> c.setVisible(true));
            table.layout();
            int n = table.lookupAll(".table-cell").stream().map(c -> ((IndexedCell<?>) c).getText()).mapToInt(s -> s == null ? 0 : s.length()).max().orElse(0);
            stage.close();
            return n;
        });
        assertEquals(201, longest);
    }
}
