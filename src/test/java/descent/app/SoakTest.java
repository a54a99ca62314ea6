package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.FaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A million epochs with the window's chart at -Xmx256m: the heap after a collection stays flat apart from the floats of the
/// history and of the chart, the JavaFX thread lets nobody wait, and the last epochs are as fast as the first ones. In the long form only:
///
///     mvn verify -Psoak          or          mvn test -Dtest=SoakTest -Ddescent.soak=1000000
///
/// Speed and delay are counted by the CPU of the trainer's and the JavaFX thread, which other programs on the machine hardly change;
/// the clock's figures stand beside them.
@Tag("soak")
class SoakTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    /// The first parts warm up: classes, just-in-time compiler, the chart's first thousand points.
    private static final int WARM = 2;
    private static final double MOST_MEGABYTES = 5;
    private static final double MOST_SHARE = 0.05;
    private static final double MOST_MILLIS = 50;
    private static final double LEAST_SPEED = 0.9;

    @TempDir
    Path folder;

    /// What the chart keeps of the two curves, in megabytes: each value and its log, and a node of 36 bytes for every 16 of the level
    /// below, in arrays that double. It grows with the history and is counted apart, as the history is.
    private static double chart(int epochs) {
        double bytes = 0;
        for (int nodes = epochs, size = 8; nodes > 0; nodes /= 16, size = 36) {
            bytes += 2.0 * size * Integer.highestOneBit(2 * nodes - 1);
        }
        return bytes / (1 << 20);
    }

    private record Part(int epochs, double heap, double rest, double perSecond, double perCpu) {
        static Part of(String line) {
            String[] w = line.split(" ");
            int epochs = Integer.parseInt(w[1]);
            return new Part(epochs, number(w[2]), number(w[3]) - chart(epochs), number(w[4]), number(w[5]));
        }

        private static double number(String word) {
            return Double.parseDouble(word);
        }
    }

    @Test
    void heapAndSpeed_stayAsTheyWere_andTheWindowAnswers() throws Exception {
        int epochs = Integer.getInteger("descent.soak", 0);
        assumeTrue(epochs > 0, "-Ddescent.soak=1000000 trains so many epochs in the window");
        Path errors = folder.resolve("errors.txt");
        Process child = WindowChild.start("256m", errors, "SoakChild", String.valueOf(epochs));
        List<String> said;
        try (Stream<String> lines = child.inputReader().lines()) {
            said = lines.toList();
        }
        assertEquals(0, child.waitFor(), () -> "the child: " + said + contents(errors));
        List<Part> parts = said.stream().filter(l -> l.startsWith("part ")).map(Part::of).toList();
        double wait = most(said, "waits ");
        double busy = most(said, "busy ");
        List<Part> warm = parts.subList(WARM, parts.size());
        double least = warm.stream().mapToDouble(Part::rest).min().orElseThrow();
        double most = warm.stream().mapToDouble(Part::rest).max().orElseThrow();
        double speed = speed(warm, parts.getLast().perCpu() > 0);
        String words = String.format(Locale.ROOT, "heap less history and chart's curves %.1f to %.1f MB; FX delay 99 %% %.1f ms, by the clock %.1f; epochs a CPU second, last fifth by first: %.2f, by the clock %.2f",
                least, most, busy, wait, speed, speed(warm, false));
        print(parts, words);
        FAULTS.row("soak: epochs with the chart at -Xmx256m", parts.getLast().epochs(), 0, 0, busy < MOST_MILLIS ? 0 : 1, words);
        assertTrue(most - least <= Math.max(MOST_MEGABYTES, MOST_SHARE * least), words);
        assertTrue(busy < MOST_MILLIS, words);
        assertTrue(speed >= LEAST_SPEED, words);
    }

    /// The 99th percentile of all answers but the first ones, in milliseconds.
    private static double most(List<String> said, String what) {
        long[] sorted = said.stream().filter(l -> l.startsWith(what)).skip(WARM).flatMap(l -> Stream.of(l.substring(what.length()).split(" "))).filter(w -> !w.isBlank())
                .mapToLong(Long::parseLong).sorted().toArray();
        return sorted[(int) (sorted.length * 0.99)] / 1000.0;
    }

    /// Medians of the last four parts by the first four.
    private static double speed(List<Part> parts, boolean byCpu) {
        return median(parts.subList(parts.size() - 4, parts.size()), byCpu) / median(parts.subList(0, 4), byCpu);
    }

    private static double median(List<Part> parts, boolean byCpu) {
        double[] sorted = parts.stream().mapToDouble(p -> byCpu ? p.perCpu() : p.perSecond()).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void print(List<Part> parts, String words) throws IOException {
        List<String> table = new ArrayList<>(List.of("| epochs | heap after GC, MB | less history and the chart's curves | epochs/s | epochs a CPU second |", "| --: | --: | --: | --: | --: |"));
        parts.forEach(p -> table.add(String.format(Locale.ROOT, "| %,d | %.1f | %.1f | %,.0f | %,.0f |", p.epochs, p.heap, p.rest, p.perSecond, p.perCpu)));
        table.add(words);
        table.forEach(System.out::println);
        Files.write(Path.of("target", "soak.txt"), table);
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
