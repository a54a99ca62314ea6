package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.Fx;
import descent.ui.common.PngWriter;
import descent.ui.common.Theme;
import descent.ui.main.WindowPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/// Pictures of a window beside the main one, in target/look: at 1280×720, and with `-Ddescent.looks=all` light, dark and as a
/// projector has it, too.
final class SideLooks {
    /// @param width of the window's inside
    private record Look(String name, Theme.Scheme scheme, boolean projector, double width, double height) { }

    private static final List<Look> LOOKS = "all".equals(System.getProperty("descent.looks"))
            ? List.of(new Look("light", Theme.Scheme.LIGHT, false, 1196, 702), new Look("dark", Theme.Scheme.DARK, false, 1196, 702),
                    new Look("projector", Theme.Scheme.LIGHT, true, 1656, 972), new Look("1280x720", Theme.Scheme.LIGHT, false, 1280, 720))
            : List.of(new Look("1280x720", Theme.Scheme.LIGHT, false, 1280, 720));

    private SideLooks() { }

    /// @param wrong takes what reaches out of its place
    static void shoot(Theme theme, Stage stage, String name, List<String> wrong) {
        for (Look look : LOOKS) {
            Fx.run(() -> {
                theme.scheme().set(look.scheme());
                theme.projector().set(look.projector());
            });
            WindowShots.pulses(2);
            WritableImage picture = Fx.get(() -> WindowPicture.of(stage, theme, look.width(), look.height(), 1, root -> MainWindowTest.check(root, wrong)));
            Fx.run(() -> {
                theme.projector().set(false);
                theme.scheme().set(Theme.Scheme.LIGHT);
            });
            try {
                Files.createDirectories(Path.of("target/look"));
                Files.write(Path.of("target/look", name + "-" + look.name() + ".png"), PngWriter.bytes(picture));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            assertEquals(look.width() + "×" + look.height(), picture.getWidth() + "×" + picture.getHeight(), name);
        }
    }
}
