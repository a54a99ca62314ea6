package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import descent.ui.common.Theme;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where a language writes other digits, the window has its sizes, and its fields their numbers, all the same.
class ForeignLocaleTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    @Test
    void sizesOfTheWindow_areThoseOfTheTheme() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertEquals("\u0661", String.format("%d", 1), "else this test shows nothing");
        try (WindowShots shots = new WindowShots(new WindowShots.NoChoosers())) {
            Theme theme = shots.graph().theme();
            for (int size : new int[] {Theme.SMALLEST, Theme.LARGEST}) {
                Fx.run(() -> theme.normalSize().set(size));
                WindowShots.pulses(4);
                Fx.run(() -> {
                    Button train = (Button) shots.stage().getScene().lookup("#btn-train");
                    assertEquals(size, train.getFont().getSize());
                    assertTrue(((TextField) shots.stage().getScene().lookup("#lr-field")).getText().matches("[0-9.]+"));
                });
            }
        }
    }
}
