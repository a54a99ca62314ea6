package descent.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Schema;
import descent.model.Setup;
import descent.train.RunHistory;
import descent.train.TestRuns;
import descent.ui.common.Fx;
import descent.ui.common.RunItem;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A row of the Runs list by keyboard, on the Headless platform.
final class RunRowTest {
    private final ObservableList<RunItem> runs = FXCollections.observableArrayList(r -> new Observable[] {r.shown(), r.name()});
    private final List<RunItem> used = new ArrayList<>();
    private final RunItem item = item(1);
    private final RunsModel model = new RunsModel(runs, new SimpleObjectProperty<>(item(2)), _ -> false, _ -> { });

    @BeforeAll
    static void start() {
        Fx.start();
    }

    private RunItem item(int id) {
        float[] loss = {1, 0.5f};
        RunItem i = new RunItem(TestRuns.run(id, Setup.defaults(new Schema(List.of("x"), "y")).withSeed(id), RunHistory.of(loss, loss)), "Run " + id);
        runs.add(i);
        return i;
    }

    private RunRow row() {
        return new RunRow(item, new RunRow.Actions(model, used::add, _ -> false, _ -> { }, (_, _) -> { }));
    }

    private static void press(RunRow row, KeyCode code) {
        Event.fireEvent(row, new KeyEvent(row, row, KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void f2_renamesInPlace_andEnterKeepsIt() {
        Fx.run(() -> {
            RunRow row = row();
            press(row, KeyCode.F2);
            TextField field = (TextField) row.lookup("#run-1-name");
            field.setText("slow");
            field.fireEvent(new ActionEvent());
        });
        assertEquals("slow", item.name().get());
    }

    @Test
    void delete_removesTheRun_andEnterTakesItsSettings() {
        Fx.run(() -> {
            press(row(), KeyCode.ENTER);
            press(row(), KeyCode.DELETE);
        });
        assertEquals(List.of(item), used);
        assertFalse(runs.contains(item));
    }

    @Test
    void space_hidesItOnTheChart_asTheCheckboxDoes() {
        Fx.run(() -> press(row(), KeyCode.SPACE));
        assertFalse(item.shown().get());
        Fx.run(() -> ((CheckBox) row().lookup("#run-1-shown")).setSelected(true));
        assertTrue(item.shown().get());
    }

    @Test
    void accessibleText_saysNameDifferenceAndLosses() {
        assertEquals("Run 1, seed 1, train loss 0.5000, test loss 0.5000", Fx.get(() -> row().getAccessibleText()));
    }

    @Test
    void name_isWholeBesideVerySmallLosses_whichGoToTheSecondLine() {
        float[] tiny = {1.234e-12f, 1.234e-12f};
        RunItem small = new RunItem(TestRuns.run(3, Setup.defaults(new Schema(List.of("x"), "y")), RunHistory.of(tiny, tiny)), "Run 3 from 120, lr 0.05");
        runs.add(small);
        List<Double> cut = Fx.get(() -> {
            RunRow row = new RunRow(small, new RunRow.Actions(model, used::add, _ -> false, _ -> { }, (_, _) -> { }));
            Fx.snapshot(row, false, 13, 230, 60);
            return row.lookupAll(".label").stream().map(Labeled.class::cast).filter(l -> !l.getText().isEmpty() && !l.getStyleClass().contains("run-differs"))
                    .map(l -> l.prefWidth(-1) - l.getWidth()).toList();
        });
        assertTrue(cut.stream().allMatch(c -> c < 1), cut.toString());
    }

    /// The list gives a row its place before it gives it its width.
    @Test
    void height_isAskedForAWidth_andHasALineMoreInANarrowOne() {
        RunItem longName = new RunItem(TestRuns.run(4, Setup.defaults(new Schema(List.of("x"), "y")), RunHistory.of(new float[] {1, 0.5f}, new float[] {1, 0.5f})), "Run 4 from 120, lr 0.05");
        runs.add(longName);
        double[] heights = Fx.get(() -> {
            RunRow row = new RunRow(longName, new RunRow.Actions(model, used::add, _ -> false, _ -> { }, (_, _) -> { }));
            new Scene(new VBox(row));
            row.applyCss();
            return new double[] {row.prefHeight(230), row.prefHeight(900), row.prefHeight(230)};
        });
        assertTrue(heights[0] > heights[1] + 8, heights[0] + " and " + heights[1]);
        assertEquals(heights[0], heights[2]);
    }

    /// A row is spoken with the name that it has, and with the rows that its second curve is of.
    @Test
    void spokenName_followsARename_andSaysWhichRowsTheLossIsOf() {
        RunItem validated = new RunItem(TestRuns.run(3, item.setup().withSplit(item.setup().split().withValidation(20)), item.run().history()), "Run 3");
        Fx.run(() -> {
            RunRow row = new RunRow(validated, new RunRow.Actions(model, used::add, _ -> false, _ -> { }, (_, _) -> { }));
            assertTrue(row.getAccessibleText().endsWith("train loss 0.5000, validation loss 0.5000"), row.getAccessibleText());
            validated.name().set("slow");
            assertTrue(row.getAccessibleText().startsWith("slow, "), row.getAccessibleText());
        });
    }
}
