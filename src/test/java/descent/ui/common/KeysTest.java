package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class KeysTest {
    private static final String WORDS = "Race (Shortcut+L), Shortcut+Shift+Z, Shortcut+Comma, Shortcut + − 0, Shift+F5";

    @Test
    @DisabledOnOs(OS.MAC)
    void keys_areThoseOfTheKeyboard() {
        assertEquals("Race (Ctrl+L), Ctrl+Shift+Z, Ctrl+,, Ctrl + − 0, Shift+F5", Keys.in(WORDS));
    }

    @Test
    @EnabledOnOs(OS.MAC)
    void keys_areThoseOfAMac() {
        assertEquals("Race (⌘L), ⇧⌘Z, ⌘,, ⌘ + − 0, Shift+F5", Keys.in(WORDS));
    }

    /// The menus take the key of the system; what tells of them must, too.
    @Test
    void noWordsOfTheScreen_nameTheKeyOfOneSystem() throws IOException {
        Pattern fixed = Pattern.compile("\"[^\"\n]*\\bCtrl\\b");
        try (Stream<Path> all = Files.walk(Path.of("src/main/java/descent/ui"))) {
            assertEquals(List.of(), all.filter(p -> p.toString().endsWith(".java") && fixed.matcher(text(p)).find()).toList());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
