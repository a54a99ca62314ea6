package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line, and the search for a display before JavaFX starts.
class StartTest {
    @Test
    void parse_knowsOptionsAndFiles_inAnyOrder() {
        AppArgs args = AppArgs.parse(List.of("a.csv", "--train", "--tour", "out", "b.model"));
        assertEquals(new AppArgs(Path.of("out"), true, false, List.of(Path.of("a.csv"), Path.of("b.model"))), args);
    }

    @Test
    void parse_refusesInWords_whatItDoesNotKnow() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> AppArgs.parse(List.of("--fly"))).getMessage().contains("--fly"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> AppArgs.parse(List.of("--tour"))).getMessage().contains("folder"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> AppArgs.parse(List.of("a\0b"))).getMessage().contains("a character that no name of a file may have here"));
    }

    @Test
    void missing_saysWhy_withoutDisplayAndWithAStaleOne(@TempDir Path sockets) {
        assertTrue(Display.missing(Map.of(), sockets).contains("not set"));
        assertTrue(Display.missing(Map.of("DISPLAY", ":97"), sockets).contains("nothing answers"));
        assertTrue(Display.missing(Map.of("DISPLAY", "screen"), sockets).contains("names none"));
    }
}
