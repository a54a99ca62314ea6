package descent.ui.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;

/// Pictures of drawings for tests, left in target/look so that a person can look at them.
public final class Looks {
    private Looks() { }

    /// Draws `node` in a window of the given size and writes target/look/`name`.png.
    public static WritableImage of(Parent node, String name, boolean dark, double font, double w, double h) {
        WritableImage image = Fx.get(() -> Fx.snapshot(node, dark, font, w, h));
        try {
            Files.createDirectories(Path.of("target/look"));
            Files.write(Path.of("target/look", name + ".png"), PngWriter.bytes(image));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return image;
    }

    /// How many pixels have exactly this colour, as RRGGBB.
    public static int pixels(Image image, String colour) {
        int rgb = Integer.parseInt(colour, 16);
        int n = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                n += (image.getPixelReader().getArgb(x, y) & 0xffffff) == rgb ? 1 : 0;
            }
        }
        return n;
    }
}
