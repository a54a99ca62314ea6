package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Fx;
import descent.ui.common.Palette;
import descent.ui.common.PngWriter;
import descent.ui.common.Theme;
import descent.ui.main.WindowPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The window as a fine screen shows it, with two pixels for each logical one. Leaves pictures in target/look/fine: one, and
/// with `-Ddescent.looks=all` every size, text size and theme.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FineLooksTest {
    private static final int SCALE = 2;
    private static final boolean ALL = "all".equals(System.getProperty("descent.looks"));
    private static final int[] TEXTS = ALL ? new int[] {12, 13, 18, 22} : new int[] {13};
    private static final int[][] SIZES = ALL ? new int[][] {{1100, 700}, {1280, 720}, {1280, 800}, {1920, 1080}, {2560, 1440}} : new int[][] {{1280, 720}};
    private static final Color GRID = Palette.LIGHT.grid();
    private static final Color SURFACE = Palette.LIGHT.surface();
    private final FineScreen screen = new FineScreen();
    private WindowShots shots;

    @BeforeAll
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        shots.train(60);
        Fx.run(shots.graph().workspace()::evaluate);
        WindowShots.until(() -> shots.graph().workspace().evaluation().get() != null);
        WindowShots.pulses(10);
    }

    @AfterAll
    void close() {
        try {
            if (shots != null) {
                shots.close();
            }
        } finally {
            screen.close();
        }
    }

    @Test
    void everySize_inEveryTextSizeAndTheme_isSharp() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (int[] size : SIZES) {
            for (int text : TEXTS) {
                picture(size[0], size[1], text, Theme.Scheme.LIGHT, wrong);
                if (ALL) {
                    picture(size[0], size[1], text, Theme.Scheme.DARK, wrong);
                }
            }
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    private void picture(int width, int height, int text, Theme.Scheme scheme, List<String> wrong) throws IOException {
        Theme theme = shots.graph().theme();
        Fx.run(() -> {
            theme.normalSize().set(text);
            theme.scheme().set(scheme);
        });
        String name = String.format(Locale.ROOT, "%dx%d-%dpx-%s", width, height, text, scheme.name().toLowerCase(Locale.ROOT));
        Bounds[] chart = new Bounds[1];
        WritableImage picture = Fx.get(() -> WindowPicture.of(shots.stage(), theme, width, height, SCALE, root -> {
            MainWindowTest.check(root, wrong);
            chart[0] = SceneWalk.place(root.lookup("#chart-loss"));
        }));
        if (scheme == Theme.Scheme.LIGHT) {
            sharpLines(picture, chart[0], name, wrong);
        }
        byte[] png = Fx.get(() -> PngWriter.bytes(picture));
        Path file = Path.of("target", "look", "fine", name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, png);
        assertEquals(SCALE * width + "×" + SCALE * height, (int) picture.getWidth() + "×" + (int) picture.getHeight(), name);
    }

    /// Grid lines across the chart fill two whole pixels: a line between them, or a drawing that was made for one pixel and then
    /// enlarged, would leave half tones beside them.
    private static void sharpLines(WritableImage picture, Bounds chart, String name, List<String> wrong) {
        PixelReader pixels = picture.getPixelReader();
        int x = (int) (SCALE * (chart.getMinX() + chart.getWidth() / 2));
        int above = (int) (SCALE * chart.getMinY());
        int lines = 0;
        for (int y = above + 1; y < SCALE * chart.getMaxY() - SCALE; y++) {
            if (GRID.equals(pixels.getColor(x, y)) && !GRID.equals(pixels.getColor(x, y - 1))) {
                lines++;
                if (!GRID.equals(pixels.getColor(x, y + 1)) || !SURFACE.equals(pixels.getColor(x, y - 1)) || !SURFACE.equals(pixels.getColor(x, y + SCALE))) {
                    wrong.add(name + ": the grid line at " + y + " is not sharp");
                }
            }
        }
        if (lines == 0) {
            wrong.add(name + ": no grid line in the chart");
        }
    }
}
