package descent.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.Child;
import descent.FaultTable;
import descent.app.Leftovers;
import descent.ui.common.AppFolder;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 in mid-save, in a JVM of its own: the file is never torn, missing or older than what was reported saved, and
/// the next start leaves no temporary file. `-Ddescent.kills=200` tries more often (default 2).
@Tag("faults")
class KillTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int DEFAULT = 2;
    private static final int MOST_SAVES = 4;
    private static final long MOST_WAIT_NANOS = 60_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    /// A JVM with one of the test programs.
    static List<String> command(String program, String... args) throws URISyntaxException {
        List<String> path = new ArrayList<>();
        for (Class<?> c : List.of(ObjectMapper.class, JsonFactory.class, JsonCreator.class)) {
            path.add(Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
        }
        path.add(Path.of("target", "classes").toAbsolutePath().toString());
        path.add(Path.of("target", "test-classes").toAbsolutePath().toString());
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                String.join(File.pathSeparator, path), "descent.model." + program));
        command.addAll(List.of(args));
        return command;
    }

    @Test
    void file_isWholeAndAsNewAsReported_afterKillInMidSave() throws Exception {
        int rounds = MutationTest.property("descent.kills", DEFAULT);
        Random random = new Random(11);
        Path file = folder.resolve("killed.model");
        long reported = 0;
        int left = 0;
        FaultTable.Row row = FAULTS.open("kill -9 in mid-save, 4 MB");
        for (int round = 0; round < rounds; round++) {
            ProcessBuilder loop = new ProcessBuilder(command("SaveLoop", file.toString(), String.valueOf(reported + 1))).redirectError(folder.resolve("errors.txt").toFile());
            row.tried(1);
            try (Child child = Child.start(loop, PATIENCE)) {
                reported = Math.max(reported, killed(child, random));
                row.inTime(child.inTime());
            }
            left += temps();
            try {
                long found = Long.parseLong(ModelFile.read(file).provenance().savedAt());
                row.right(found >= reported);
                reported = found;
            } catch (IOException e) { // also: no file at all
                row.torn(1);
            }
            Leftovers.sweep(AppFolder.none(), Set.of(folder)); // as the next start does
            row.whole(!Files.exists(Path.of("/etc/machine-id")) || temps() == 0);
        }
        row.holds(left + " temporary files met and swept");
    }

    /// Kills the process at a random moment after some saves.
    ///
    /// @return the last save it reported
    private long killed(Child child, Random random) throws IOException, InterruptedException {
        long last = 0;
        for (int i = 1 + random.nextInt(MOST_SAVES); i > 0; i--) {
            String line = child.line();
            assertTrue(line != null || !child.inTime(), () -> "the child ended by itself: " + read(folder.resolve("errors.txt")));
            last = line == null ? last : Long.parseLong(line);
        }
        LockSupport.parkNanos((long) (random.nextDouble() * MOST_WAIT_NANOS));
        child.kill();
        for (String line : child.lines()) {
            last = line.isEmpty() ? last : Long.parseLong(line);
        }
        return last;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private int temps() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(f -> f.getFileName().toString().startsWith(".descent-")).count();
        }
    }
}
