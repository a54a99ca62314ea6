package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs that make the image are started from their source, so that no build compiles them: here they are, with every warning
/// of the compiler an error.
class ImageToolsTest {
    @TempDir
    Path folder;

    @Test
    void everyTool_compilesWithoutAWarning() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "-Xlint:all", "-Werror",
                "-proc:none", "--module-path", Path.of("target", "mods").toString(), "--add-modules", "javafx.graphics", "-d", folder.toString()));
        try (Stream<Path> all = Files.list(Path.of("src", "image"))) {
            all.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(command::add);
        }
        assertTrue(command.getLast().endsWith(".java"), command.toString());
        Path said = folder.resolve("said.txt");
        int exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        assertEquals("", Files.readString(said));
        assertEquals(0, exit);
    }
}
