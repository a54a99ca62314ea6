package descent.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.RunHistory;
import descent.train.TestRuns;
import descent.ui.common.Fx;
import descent.ui.common.RunItem;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The list of runs by keyboard: the focus stays in it.
class RunsCardTest {
    private final Workspace w = Workspaces.withSample("Auto MPG");
    private Stage stage;
    private RunsCard card;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            card = new RunsCard(w, new Theme());
            stage = new Stage();
            stage.setScene(new Scene(new VBox(new Button("before"), card), 400, 500));
            stage.show();
            for (int id = 1; id <= 3; id++) {
                add(id);
            }
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        w.close();
    }

    private void add(int id) {
        float[] loss = {1, 0.5f};
        w.runs().add(new RunItem(TestRuns.run(id, w.setup().get(), RunHistory.of(loss, loss)), "Run " + id));
    }

    private List<String> rows() {
        return card.lookupAll(".run-row").stream().map(Node::getId).toList();
    }

    private void delete() {
        Node at = stage.getScene().getFocusOwner();
        Event.fireEvent(at, new KeyEvent(at, at, KeyEvent.KEY_PRESSED, "", "", KeyCode.DELETE, false, false, false, false));
    }

    private String focused() {
        return stage.getScene().getFocusOwner() + "";
    }

    @Test
    void note_tellsWhatTheRowsAre_notTheNextRun() {
        Fx.run(() -> {
            w.edit("validation rows", s -> s.withSplit(s.split().withValidation(20)));
            assertEquals("train · test", card.note().getText());
            add(4);
            assertEquals("train · test or validation", card.note().getText());
        });
    }

    @Test
    void delete_focusesTheRowThatTakesItsPlace_elseTheLast() {
        Fx.run(() -> {
            assertEquals(List.of("run-3", "run-2", "run-1"), rows());
            card.lookup("#run-2").requestFocus();
            delete();
            assertEquals(card.lookup("#run-1") + "", focused());
            delete();
            assertEquals(card.lookup("#run-3") + "", focused());
            card.applyCss();
            ((Hyperlink) card.lookup("#runs-undo")).fire();
            ((Hyperlink) card.lookup("#runs-undo")).fire();
            assertEquals(List.of("run-3", "run-2", "run-1"), rows());
            assertEquals(card.lookup("#run-3") + "", focused());
        });
    }

    @Test
    void newRun_leavesTheFocusWhereItIs() {
        Fx.run(() -> {
            card.lookup("#run-1-shown").requestFocus();
            add(4);
            assertEquals(List.of("run-4", "run-3", "run-2", "run-1"), rows());
            assertEquals(card.lookup("#run-1-shown") + "", focused());
        });
    }

    @Test
    void lastRow_leavesAWordInItsPlace() {
        Fx.run(() -> {
            for (int i = 0; i < 3; i++) {
                card.lookup(".run-row").requestFocus();
                delete();
            }
            assertEquals(List.of(), rows());
            add(5);
            assertEquals(List.of("run-5"), rows());
        });
    }

    /// A run that is deleted and brought back gets a row of its own each time.
    @Test
    void rowThatLeft_followsItsRunNoMore() {
        Fx.run(() -> {
            RunItem run = w.runs().get(1);
            Node row = card.lookup("#run-2");
            row.requestFocus();
            delete();
            card.applyCss();
            ((Hyperlink) card.lookup("#runs-undo")).fire();
            run.name().set("slow");
            assertTrue(card.lookup("#run-2").getAccessibleText().startsWith("slow, "), card.lookup("#run-2").getAccessibleText());
            assertTrue(row.getAccessibleText().startsWith("Run 2, "), row.getAccessibleText());
        });
    }
}
