package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A seeded monkey in the real window: no exception in the log, no thread and no file handle left over, the heap after a
/// collection flat: in the last third of the rounds as in the middle one, by their means. In the first third JavaFX fills what it keeps
/// of fonts and sizes of words for whatever the monkey has not yet met. A short form here; an hour with `mvn verify -Psoak`, or
///
///     mvn test -Psoak -Dtest=MonkeyTest -Ddescent.monkey.seed=1
@Tag("soak")
class MonkeyTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int ACTIONS = 100;
    private static final int SECONDS = Integer.getInteger("descent.monkey", 0);
    private static final int PATIENCE_SECONDS = 900 + 2 * SECONDS;
    private static final long SEED = Long.getLong("descent.monkey.seed", 9);
    private static final double MOST_MEGABYTES = 5;
    private static final double MOST_DRAWN = 128;

    @TempDir
    Path folder;

    @Test
    void nothingIsLeftOver_whateverIsPressed() throws Exception {
        FaultTable.Row row = FAULTS.open("monkey in the real window, seed " + SEED);
        Path errors = folder.resolve("errors.txt");
        Process child = WindowChild.start("512m", errors, "MonkeyChild", folder.toString(), String.valueOf(SEED), String.valueOf(ACTIONS), String.valueOf(SECONDS));
        WindowChild.Told told = WindowChild.told(child, PATIENCE_SECONDS);
        List<String> said = told.lines();
        Files.write(Path.of("target", "monkey.txt"), said);
        Files.copy(errors, Path.of("target", "monkey-errors.txt"), StandardCopyOption.REPLACE_EXISTING);
        long logged = logged();
        boolean hung = told.hung() || text(errors).contains(MonkeyChild.HUNG);
        row.tried(done(said)).lost(logged).inTime(!hung).right(told.end() == 0 || hung);
        assertEquals(0, told.end(), () -> "seed " + SEED + ": " + said + text(errors));
        String[] left = said.getLast().split(" ");
        row.lost(Long.parseLong(left[2])).torn(Long.parseLong(left[3]) + Long.parseLong(left[4]) + Long.parseLong(left[5]));
        double[] heaps = rounds(said, 3);
        double[] drawn = rounds(said, 4);
        String words = String.format(Locale.ROOT, "heap after each round %s MB, and %s MB to draw in; left over: %s threads, %s file handles, %s windows; %d exceptions in the log",
                Arrays.toString(heaps), Arrays.toString(drawn), left[3], left[4], left[5], logged);
        System.out.println(words);
        row.ended(words);
        assertEquals("0 exceptions, 0 in the log, 0 threads, 0 handles, 0 windows", left[2] + " exceptions, " + logged + " in the log, " + left[3] + " threads, " + left[4] + " handles, " + left[5] + " windows",
                () -> said + text(errors));
        double middle = mean(heaps, heaps.length / 3, heaps.length * 2 / 3);
        double last = mean(heaps, heaps.length * 2 / 3, heaps.length);
        assertTrue(SECONDS == 0 || last - middle <= MOST_MEGABYTES, words);
        assertTrue(drawn[drawn.length - 1] <= MOST_DRAWN, words);
        row.holds(words);
    }

    /// The actions that were done, by the last round or the end that was said.
    private static long done(List<String> said) {
        return said.stream().mapToLong(l -> l.startsWith("round ") ? Long.parseLong(l.split(" ")[2]) : l.startsWith("end ") ? Long.parseLong(l.split(" ")[1]) : 0).max().orElse(0);
    }

    private static double[] rounds(List<String> said, int word) {
        return said.stream().filter(l -> l.startsWith("round ")).mapToDouble(l -> Double.parseDouble(l.split(" ")[word])).toArray();
    }

    private static double mean(double[] of, int from, int to) {
        return Arrays.stream(of, from, to).average().orElseThrow();
    }

    private long logged() throws IOException {
        Path log = folder.resolve("home").resolve("log");
        if (!Files.isDirectory(log)) {
            return 0;
        }
        long count = 0;
        try (Stream<Path> all = Files.list(log)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".log")).toList()) {
                count += Files.readAllLines(file).stream().filter(l -> l.startsWith("SEVERE") || l.startsWith("WARNING")).count();
            }
        }
        return count;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
