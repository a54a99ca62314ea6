package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AssetsTest {
    private static final String FONT = "fonts/InterTabular-Regular.otf";

    @TempDir
    Path temp;

    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    @Test
    void everyAsset_isThere() throws IOException {
        for (String asset : Assets.all()) {
            try (InputStream in = Assets.open(asset)) {
                assertTrue(in.read() >= 0, asset);
            }
        }
    }

    /// As in the image, which may stand in any folder.
    @ParameterizedTest
    @ValueSource(strings = {"plain", "with space", "50% off", "100%20", "#1", "what?", "Übung é 日本"})
    void font_isReadFromAFile_inAnyFolder(String folder) throws IOException {
        Path installed = temp.resolve(folder);
        Files.createDirectories(installed.resolve("fonts"));
        try (InputStream in = Assets.open(FONT)) {
            Files.copy(in, installed.resolve(FONT));
        }
        assertEquals(Assets.UI_FONT, Fx.get(() -> Assets.load(FONT, installed)).getFamily());
    }

    @Test
    void font_isReadFromTheJar_whereNoFileIs() {
        assertEquals(Assets.UI_FONT, Fx.get(() -> Assets.load(FONT, temp)).getFamily());
    }

    @Test
    void damagedFont_isNamed() throws IOException {
        Files.createDirectories(temp.resolve("fonts"));
        Files.writeString(temp.resolve(FONT), "no font");
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> Assets.load(FONT, temp));
        assertTrue(e.getMessage().contains(FONT), e.getMessage());
    }
}
