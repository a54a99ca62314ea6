package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

class ProgressStripTest {
    /// The work holds what came of it.
    @Test
    void ended_theButtonHoldsNoWork() {
        Fx.run(() -> {
            ProgressStrip strip = new ProgressStrip("work");
            Button cancel = (Button) strip.lookup("#work-cancel");
            List<String> cancelled = new ArrayList<>();
            strip.follow("Counting", new SimpleDoubleProperty(), () -> cancelled.add("first"));
            strip.follow("Counting", new SimpleDoubleProperty(), () -> cancelled.add("second"));
            cancel.fire();
            strip.end();
            assertEquals(List.of("second"), cancelled);
            assertNull(cancel.getOnAction());
        });
    }
}
