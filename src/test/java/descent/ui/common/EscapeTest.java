package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EscapeTest {
    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    private static void escape(Node n) {
        Event.fireEvent(n, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
    }

    @Test
    void escape_closes_whateverHasTheFocus_butAnOpenListFirst() {
        ComboBox<String> list = Fx.get(ComboBox::new);
        TableView<String> table = Fx.get(TableView::new);
        TextField field = Fx.get(TextField::new);
        Stage stage = Fx.get(() -> {
            list.getItems().setAll("a", "b");
            table.setEditable(true);
            table.getColumns().add(new TableColumn<>("c"));
            table.getItems().setAll("x", "y");
            Stage s = new Stage();
            s.setScene(new Scene(new VBox(list, table, field), 300, 300));
            Escape.closes(s.getScene(), s::hide);
            Escape.closes(s.getScene(), () -> {
                throw new IllegalStateException("it is closed once");
            });
            return s;
        });
        for (Node n : List.of(list, table, field)) {
            Fx.run(() -> {
                stage.show();
                n.requestFocus();
                escape(n);
            });
            assertFalse(Fx.get(stage::isShowing), n.toString());
        }
        Fx.run(() -> {
            stage.show();
            list.requestFocus();
            list.show();
            escape(list);
        });
        assertTrue(Fx.get(stage::isShowing), "the list was open");
        Fx.run(stage::hide);
    }
}
