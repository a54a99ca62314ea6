package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.FaultTable;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The made files that would take a careless reader down, in the whole window at -Xmx512m, as `exec:exec@bench-hostile`
/// opens them:
///
///     mvn test -Dtest=HostileCsvTest -Ddescent.hostile=all
@Tag("faults")
class HostileCsvTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();

    @TempDir
    Path folder;

    @Test
    void hostileFiles_areTablesOrSentences_at512Megabytes() throws Exception {
        assumeTrue("all".equals(System.getProperty("descent.hostile")), "-Ddescent.hostile=all opens files of up to 83 MB, for minutes");
        Path said = folder.resolve("said.txt");
        Process bench = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "--add-modules", "java.management",
                "--enable-native-access=javafx.graphics", "--module-path", Path.of("target", "classes") + File.pathSeparator + Path.of("target", "mods"),
                "-m", "descent/descent.app.bench.HostileBench").redirectErrorStream(true).redirectOutput(said.toFile()).start();
        int end = bench.waitFor();
        List<String> lines = Files.readAllLines(said);
        List<String> tried = lines.stream().filter(l -> l.matches("(well|FAILED) .* s CPU, .*")).toList();
        List<String> faults = tried.stream().filter(l -> l.contains("FAULT")).toList();
        long slow = tried.stream().filter(l -> l.startsWith("FAILED") && !l.contains("FAULT")).count();
        FAULTS.row("hostile CSV in the window at -Xmx512m", tried.size(), faults.size(), 0, slow,
                tried.stream().filter(l -> l.contains("“")).findFirst().map(l -> l.substring(l.indexOf('“'))).orElse(""));
        assertEquals(List.of(), faults, () -> String.join("\n", lines));
        assertTrue(tried.size() > 10 && (end == 0 || slow > 0), () -> "ended with " + end + ":\n" + String.join("\n", lines));
    }
}
