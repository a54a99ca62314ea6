package descent.app;

import descent.ui.common.PngWriter;
import descent.ui.common.Theme;
import descent.ui.main.MainWindow;
import descent.ui.main.WindowPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// Takes each stage of the tour in four looks and remembers those in which something lies outside the window.
final class TourCamera {
    private static final int SETTLE = 3;
    private static final double PIXEL = 0.5;

    /// @param width of the window's inside
    private record Look(String name, Theme.Scheme scheme, boolean projector, double width, double height) { }

    private static final Look[] LOOKS = {
        new Look("dark", Theme.Scheme.DARK, false, 1280, 800),
        new Look("projector", Theme.Scheme.LIGHT, true, 1920, 1080),
        new Look("1280x720", Theme.Scheme.LIGHT, false, 1280, 720),
        new Look("light", Theme.Scheme.LIGHT, false, 1280, 800),
    };

    private final Robot robot;
    private final MainWindow window;
    private final Path folder;
    private final List<String> overflows = new ArrayList<>();
    private int taken;
    private int main;
    private int others;

    TourCamera(Robot robot, MainWindow window, Path folder) {
        this.robot = robot;
        this.window = window;
        this.folder = folder;
    }

    /// All looks of what the window shows now; ends in the light one.
    void shoot(String name) {
        taken++;
        main++;
        for (Look look : LOOKS) {
            robot.run(() -> dress(look));
            robot.frames(SETTLE);
            WritableImage picture = robot.call(() -> picture(name, look));
            save(picture, folder.resolve(String.format(Locale.ROOT, "%02d-%s-%s.png", taken, name, look.name())));
        }
    }

    /// Another window, in the size that it has, light and dark.
    void shootWindow(String name, Scene scene) {
        taken++;
        for (Theme.Scheme scheme : List.of(Theme.Scheme.DARK, Theme.Scheme.LIGHT)) {
            robot.run(() -> window.theme().scheme().set(scheme));
            robot.frames(SETTLE);
            WritableImage picture = robot.call(() -> scene.snapshot(null));
            save(picture, folder.resolve(String.format(Locale.ROOT, "%02d-%s-%s.png", taken, name, scheme.name().toLowerCase(Locale.ROOT))));
            others++;
        }
    }

    /// Pictures that are not of the window's size, because something lies outside of it.
    List<String> overflows() {
        return overflows;
    }

    int taken() {
        return main * LOOKS.length + others;
    }

    private void dress(Look look) {
        window.theme().scheme().set(look.scheme());
        window.theme().projector().set(look.projector());
    }

    private WritableImage picture(String name, Look look) {
        return WindowPicture.of(window, look.width(), look.height(), root -> {
            Bounds all = root.getBoundsInLocal();
            if (all.getMaxX() > look.width() + PIXEL || all.getMaxY() > look.height() + PIXEL) {
                overflows.add(String.format(Locale.ROOT, "%s in %s reaches %.0f × %.0f", name, look.name(), all.getMaxX(), all.getMaxY()));
            }
        });
    }

    private static void save(WritableImage picture, Path file) {
        try {
            Files.write(file, PngWriter.bytes(picture));
        } catch (IOException e) {
            throw new UncheckedIOException("The picture " + file + " could not be written.", e);
        }
    }
}
