package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.FaultTable;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The program asks nobody: no socket of the internet during the whole tour, by strace on Linux (Debian: strace).
///
///     mvn test -Dtest=NetworkTest -Ddescent.network=tour
@Tag("faults")
class NetworkTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final Pattern INTERNET = Pattern.compile("\\b(connect|sendto|sendmsg|bind|listen)\\(.*AF_INET6?\\b");
    private static final Pattern CALL = Pattern.compile("\\b\\w+\\(");

    @TempDir
    Path folder;

    @Test
    void wholeTour_connectsToNobody() throws Exception {
        assumeTrue("tour".equals(System.getProperty("descent.network")), "-Ddescent.network=tour watches the sockets of a whole tour, by strace");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "no strace on this machine (Debian: strace)");
        assertTrue(INTERNET.matcher("12 connect(5, {sa_family=AF_INET, sin_port=htons(80)}, 16) = 0").find());
        Path trace = folder.resolve("trace.txt");
        Path said = folder.resolve("tour.txt");
        Process tour = new ProcessBuilder("/usr/bin/strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", trace.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--module-path", Path.of("target", "classes") + File.pathSeparator + Path.of("target", "mods"),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=javafx.graphics", "-m", "descent/descent.app.Main", "--tour", Path.of("target", "network-tour").toString())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertEquals(0, tour.waitFor(), () -> String.valueOf(said));
        assertTrue(Files.readString(said).contains("The tour took"));
        List<String> calls = Files.readAllLines(trace).stream().filter(l -> CALL.matcher(l).find()).toList();
        List<String> out = calls.stream().filter(l -> INTERNET.matcher(l).find()).toList();
        assertEquals(List.of(), out);
        FAULTS.row("network: strace over the whole tour", 1, 0, 0, 0, calls.size() + " network calls, all local; " + out.size() + " to the internet");
    }
}
