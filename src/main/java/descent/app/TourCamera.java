package descent.app;

import descent.ui.common.PngWriter;
import descent.ui.common.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;

/// Takes each stage of the tour in four looks and remembers those in which something lies outside the window.
final class TourCamera {
    private static final int SETTLE = 3;

    /// @param width of the window's inside
    private record Look(String name, Theme.Scheme scheme, boolean projector, double width, double height) { }

    private static final Look[] LOOKS = {
        new Look("dark", Theme.Scheme.DARK, false, 1280, 800),
        new Look("projector", Theme.Scheme.LIGHT, true, 1920, 1080),
        new Look("1280x720", Theme.Scheme.LIGHT, false, 1280, 720),
        new Look("light", Theme.Scheme.LIGHT, false, 1280, 800),
    };

    private final Robot robot;
    private final Scene scene;
    private final Theme theme;
    private final Path folder;
    private final List<String> overflows = new ArrayList<>();
    private int taken;

    TourCamera(Robot robot, Scene scene, Theme theme, Path folder) {
        this.robot = robot;
        this.scene = scene;
        this.theme = theme;
        this.folder = folder;
    }

    /// All looks of what the window shows now; ends in the light one.
    void shoot(String name) {
        taken++;
        for (Look look : LOOKS) {
            robot.run(() -> dress(look));
            robot.frames(SETTLE);
            WritableImage picture = robot.call(() -> picture(name, look));
            save(picture, folder.resolve(String.format(Locale.ROOT, "%02d-%s-%s.png", taken, name, look.name())));
        }
    }

    /// Pictures that are not of the window's size, because something lies outside of it.
    List<String> overflows() {
        return overflows;
    }

    int taken() {
        return taken * LOOKS.length;
    }

    /// The root alone takes the size of the look: the screen of the Headless platform is smaller than a projector's, and
    /// a stage that grows beyond it cannot be drawn.
    private void dress(Look look) {
        theme.scheme().set(look.scheme());
        theme.projector().set(look.projector());
        scene.getRoot().resize(look.width(), look.height());
    }

    private WritableImage picture(String name, Look look) {
        for (int i = 0; i < SETTLE; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        WritableImage image = scene.getRoot().snapshot(new SnapshotParameters(), null);
        if (image.getWidth() != look.width() || image.getHeight() != look.height()) {
            overflows.add(String.format(Locale.ROOT, "%s in %s is %.0f × %.0f", name, look.name(), image.getWidth(), image.getHeight()));
        }
        return image;
    }

    private static void save(WritableImage picture, Path file) {
        try {
            Files.write(file, PngWriter.bytes(picture));
        } catch (IOException e) {
            throw new UncheckedIOException("The picture " + file + " could not be written.", e);
        }
    }
}
