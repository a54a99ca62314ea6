package descent.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.Fx;
import java.util.List;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

final class RichTextTest {
    /// A line ended in "w" and the next began with "= w - lr · gradient".
    @Test
    void shortCode_isNotParted_andIsReadWithItsBlanks() {
        Fx.start();
        Fx.run(() -> {
            var flow = RichText.paragraph("A step: `w = w - lr · g`. So.");
            assertEquals(List.of("A step: ", "w = w - lr · g".replace(' ', '\u00a0'), ". So."), flow.getChildren().stream().map(n -> ((Text) n).getText()).toList());
            assertEquals("A step: w = w - lr · g. So.", flow.getAccessibleText());
        });
    }
}
