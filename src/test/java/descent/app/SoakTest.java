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
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A million epochs with the window's chart at -Xmx256m: the heap after a collection stays flat apart from the floats of the
/// history and of the chart, the JavaFX thread lets nobody wait, and the last epochs are as fast as the first ones. In the long form only:
///
///     mvn verify -Psoak          or          mvn test -Psoak -Dtest=SoakTest
///
/// Speed and delay are counted by the CPU of the trainer's and the JavaFX thread, which other programs on the machine hardly change,
/// and by the clock, so that one thread that waits for the other is seen too. The clock's figures are set against what a busy machine
/// does to others in the same program: the delay of an idle thread, the time of a fixed piece of work.
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
    private static final int PATIENCE_SECONDS = 600;
    private static final int SLOWEST_PER_SECOND = 100;

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

    private record Part(int epochs, double heap, double rest, double perSecond, double perCpu, double fixedNanos) {
        static Part of(String line) {
            String[] w = line.split(" ");
            int epochs = Integer.parseInt(w[1]);
            return new Part(epochs, number(w[2]), number(w[3]) - chart(epochs), number(w[4]), number(w[5]), number(w[6]));
        }

        private static double number(String word) {
            return Double.parseDouble(word);
        }
    }

    @Test
    void heapAndSpeed_stayAsTheyWere_andTheWindowAnswers() throws Exception {
        int epochs = Integer.getInteger("descent.soak", 0);
        assumeTrue(epochs > 0, "-Ddescent.soak=1000000 trains so many epochs in the window");
        FaultTable.Row row = FAULTS.open("soak: epochs with the chart at -Xmx256m");
        Path errors = folder.resolve("errors.txt");
        Process child = WindowChild.start("256m", errors, "SoakChild", String.valueOf(epochs));
        WindowChild.Told told = WindowChild.told(child, PATIENCE_SECONDS + epochs / SLOWEST_PER_SECOND);
        List<String> said = told.lines();
        row.inTime(!told.hung());
        List<Part> parts = said.stream().filter(l -> l.startsWith("part ")).map(Part::of).toList();
        row.tried(parts.isEmpty() ? 0 : parts.getLast().epochs()).right(told.end() == 0 || told.hung());
        assertEquals(0, told.end(), () -> "the child: " + said + contents(errors));
        String[] points = said.getLast().split(" ");
        row.lost(Math.abs(Long.parseLong(points[1]) - Long.parseLong(points[2])));
        double wait = most(said, "waits ");
        double busy = most(said, "busy ");
        double bare = most(said, "bare ");
        List<Part> warm = parts.subList(WARM, parts.size());
        double least = warm.stream().mapToDouble(Part::rest).min().orElseThrow();
        double most = warm.stream().mapToDouble(Part::rest).max().orElseThrow();
        double speed = parts.getLast().perCpu() > 0 ? speed(warm, Part::perCpu) : 1;
        double byClock = speed(warm, p -> p.perSecond() * p.fixedNanos());
        String words = String.format(Locale.ROOT, "heap less history and chart's curves %.1f to %.1f MB; FX delay 99 %% %.1f ms, by the clock %.1f, of an idle thread %.1f; epochs a CPU second, last fifth by first: %.2f, by the clock %.2f, by the clock and a fixed work %.2f",
                least, most, busy, wait, bare, speed, speed(warm, Part::perSecond), byClock);
        print(parts, words);
        row.ended(words);
        assertTrue(most - least <= Math.max(MOST_MEGABYTES, MOST_SHARE * least), words);
        row.inTime(busy < MOST_MILLIS && wait < MOST_MILLIS + 4 * bare).inTime(speed >= LEAST_SPEED && byClock >= LEAST_SPEED).holds(words);
    }

    /// The 99th percentile of all answers but the first ones, in milliseconds.
    private static double most(List<String> said, String what) {
        long[] sorted = said.stream().filter(l -> l.startsWith(what)).skip(WARM).flatMap(l -> Stream.of(l.substring(what.length()).split(" "))).filter(w -> !w.isBlank())
                .mapToLong(Long::parseLong).sorted().toArray();
        return sorted[(int) (sorted.length * 0.99)] / 1000.0;
    }

    /// Medians of the last four parts by the first four.
    private static double speed(List<Part> parts, ToDoubleFunction<Part> by) {
        return median(parts.subList(parts.size() - 4, parts.size()), by) / median(parts.subList(0, 4), by);
    }

    private static double median(List<Part> parts, ToDoubleFunction<Part> by) {
        double[] sorted = parts.stream().mapToDouble(by).sorted().toArray();
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
