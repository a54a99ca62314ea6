package descent.app;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.Child;
import descent.FaultTable;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The made files that would take a careless reader down, and the files of a folder, in the whole window at -Xmx512m, as
/// `exec:exec@bench-hostile` opens them:
///
///     mvn test -Dtest=HostileCsvTest -Ddescent.hostile=all
@Tag("faults")
class HostileCsvTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int LEAST = 60;
    private static final String BUSY = "3"; // times what a quiet machine takes

    @Test
    void hostileFiles_areTablesOrSentences_at512Megabytes() throws Exception {
        assumeTrue("all".equals(System.getProperty("descent.hostile")), "-Ddescent.hostile=all opens files of up to 83 MB, for minutes");
        FaultTable.Row row = FAULTS.open("hostile CSV in the window at -Xmx512m");
        ProcessBuilder bench = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "--add-modules", "java.management",
                "--enable-native-access=javafx.graphics", "--module-path", Path.of("target", "classes") + File.pathSeparator + Path.of("target", "mods"),
                "-m", "descent/descent.app.bench.HostileBench", "", Path.of("src", "test", "resources", "golden", "csv").toString(), BUSY).redirectErrorStream(true);
        List<String> all = new ArrayList<>();
        List<String> tried = new ArrayList<>();
        int end;
        try (Child child = Child.start(bench, PATIENCE)) {
            for (String line = child.line(); line != null; line = child.line()) {
                all.add(line);
                if (line.matches("(well|FAILED) .* s CPU, .*")) {
                    boolean fault = line.contains("FAULT");
                    row.tried(1).right(!fault).inTime(fault || line.startsWith("well"));
                    tried.add(line);
                }
            }
            end = child.end();
            row.inTime(child.inTime() && end != 2); // 2: the window does not answer
        }
        System.out.println(String.join("\n", all));
        List<String> failed = tried.stream().filter(l -> l.startsWith("FAILED")).toList();
        assertTrue(tried.size() >= LEAST && end == (failed.isEmpty() ? 0 : 1), () -> "ended with " + end + ":\n" + String.join("\n", all));
        row.holds(failed.isEmpty() ? tried.stream().filter(l -> l.contains("“")).findFirst().map(l -> l.substring(l.indexOf('“'))).orElse("") : String.join("\n", failed));
    }
}
