package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path folder;
    private final List<Throwable> trouble = new ArrayList<>();

    private Preferences open() {
        return new Preferences(new AppFolder(folder), Runnable::run, trouble::add);
    }

    @Test
    void values_comeBack_withEverySign() {
        Preferences p = open();
        p.put("theme", Theme.Scheme.DARK);
        p.put("text.size", 18);
        p.put("pace", Double.POSITIVE_INFINITY);
        p.put("flag", true);
        p.put("odd = # name", " ärger\\ : \n\t☃ = ");
        p.putPaths("files", List.of(Path.of("/a b/ü=1.csv"), Path.of("c.model")));
        Preferences again = open();
        assertEquals(Theme.Scheme.DARK, again.oneOf("theme", Theme.Scheme.class, Theme.Scheme.SYSTEM));
        assertEquals(18, again.whole("text.size", 13, 12, 22));
        assertEquals(Double.POSITIVE_INFINITY, again.number("pace", 50, 0, Double.POSITIVE_INFINITY));
        assertTrue(again.flag("flag", false));
        assertEquals(" ärger\\ : \n\t☃ = ", again.text("odd = # name", ""));
        assertEquals(List.of(Path.of("/a b/ü=1.csv"), Path.of("c.model")), again.paths("files"));
        again.put("flag", null);
        assertFalse(open().flag("flag", false));
        assertEquals(List.of(), trouble);
    }

    @Test
    void wrongValues_takeTheirFallback() {
        Preferences p = open();
        p.put("text.size", 400);
        p.put("pace", "fast");
        p.put("theme", "PINK");
        p.put("flag", "perhaps");
        Preferences again = open();
        assertEquals(13, again.whole("text.size", 13, 12, 22));
        assertEquals(50, again.number("pace", 50, 0, 100));
        assertEquals(Theme.Scheme.SYSTEM, again.oneOf("theme", Theme.Scheme.class, Theme.Scheme.SYSTEM));
        assertTrue(again.flag("flag", true));
    }

    /// Whatever lies there, the program starts, and what is put afterwards is kept.
    @Test
    void damagedFile_neverStopsTheStart() throws IOException {
        Random random = new Random(3);
        Path file = new AppFolder(folder).preferences();
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (round % 3 == 0) {
                bytes = "a=\\u12\ntext.size=14".getBytes(StandardCharsets.UTF_8);
            }
            Files.write(file, bytes);
            Preferences p = open();
            p.put("round", round);
            assertEquals(round, open().whole("round", -1, 0, 1000));
        }
        assertFalse(trouble.isEmpty(), "some were damaged");
        assertTrue(Files.exists(folder.resolve("preferences.properties.damaged")));
        Files.delete(file);
        Files.createDirectory(file);
        open();
        Files.deleteIfExists(file);
    }

    @Test
    void folderThatCannotBeMade_costsNothingButTheMemory() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "x");
        Preferences p = new Preferences(new AppFolder(blocked.resolve("descent")), Runnable::run, trouble::add);
        p.put("text.size", 14);
        assertEquals(14, p.whole("text.size", 13, 12, 22));
        assertFalse(trouble.isEmpty());
    }

    @Test
    void usualFolder_followsTheSystem() {
        Path home = Path.of("/home/mia");
        assertEquals(Path.of("/home/mia/.config/descent"), AppFolder.usual("Linux", Map.of(), home));
        assertEquals(Path.of("/x/descent"), AppFolder.usual("Linux", Map.of("XDG_CONFIG_HOME", "/x"), home));
        assertEquals(Path.of("/home/mia/.config/descent"), AppFolder.usual("Linux", Map.of("XDG_CONFIG_HOME", "relative"), home));
        assertEquals(Path.of("/roaming/Descent"), AppFolder.usual("Windows 11", Map.of("APPDATA", "/roaming"), home));
        assertEquals(Path.of("/home/mia/Library/Application Support/Descent"), AppFolder.usual("Mac OS X", Map.of(), home));
    }

    /// Two windows of two programs share the file: each writes what was changed in it, and nothing else.
    @Test
    void twoPrograms_leaveEachOthersValues() {
        Preferences first = open();
        first.put("theme", "light");
        first.put("pace", 3);
        Preferences second = open();
        second.put("text.size", 18);
        first.put("pace", 5);
        second.put("theme", null);
        first.put("folder.last", "/a");
        Preferences third = open();
        assertEquals("18", third.text("text.size", ""));
        assertEquals("5", third.text("pace", ""));
        assertEquals("none", third.text("theme", "none"));
        assertEquals("/a", third.text("folder.last", ""));
        assertEquals("light", first.text("theme", ""), "what a window shows does not jump");
    }

    /// What could not be written is written with the next change.
    @Test
    void changes_surviveAWriteThatFails() throws IOException {
        Path home = Files.writeString(folder.resolve("home"), "a file");
        Preferences p = new Preferences(new AppFolder(home), Runnable::run, trouble::add);
        p.put("theme", "dark");
        assertEquals(1, trouble.size());
        Files.delete(home);
        p.put("pace", 5);
        Preferences again = new Preferences(new AppFolder(home), Runnable::run, trouble::add);
        assertEquals("dark", again.text("theme", ""));
        assertEquals("5", again.text("pace", ""));
    }
}
