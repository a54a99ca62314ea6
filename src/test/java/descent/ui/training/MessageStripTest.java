package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import descent.ui.common.Fx;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The strip of words where there is little room.
class MessageStripTest {
    private final List<String> done = new ArrayList<>();
    private MessageStrip strip;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            strip = new MessageStrip();
            stage = new Stage();
            stage.setScene(new Scene(new VBox(strip), 600, 300));
            stage.show();
            strip.fold(true);
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private void say(String id) {
        strip.show("Words of " + id, false, List.of(new MessageStrip.Remedy(id, "Do it", () -> done.add(id))));
    }

    private void more() {
        ((Button) strip.lookup("#chart-words-more")).fire();
    }

    private static PopOver panel() {
        return Window.getWindows().stream().filter(PopOver.class::isInstance).map(PopOver.class::cast).findFirst().orElse(null);
    }

    private static Node inPanel(String id) {
        return panel().getScene().lookup("#" + id);
    }

    /// JavaFX keeps each node that is made in a window while it is closed, until that is shown again.
    @Test
    void closedPanel_takesNoButtons_andHasThemWhenItIsBack() {
        Fx.run(() -> {
            say("first");
            more();
            assertNotNull(inPanel("first"));
            Scene closed = panel().getScene();
            say("second");
            assertNull(panel());
            assertNull(closed.lookup("#second"), "made where nobody sees it");
            more();
            more(); // shown again it is closed before
            assertNotNull(inPanel("chart-words-all"));
            ((Button) inPanel("second")).fire();
            assertEquals(List.of("second"), done);
        });
    }

    @Test
    void unfolded_hasTheButtonsItself() {
        Fx.run(() -> {
            say("first");
            more();
            strip.fold(false);
            ((Button) strip.lookup("#first")).fire();
            strip.fold(true);
            say("second");
            more();
            assertNotNull(inPanel("second"));
            strip.hide();
            strip.fold(false);
            say("third");
            ((Button) strip.lookup("#third")).fire();
            assertEquals(List.of("first", "third"), done);
        });
    }
}
