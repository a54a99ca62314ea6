package descent.app.bench;

import descent.data.CsvException;
import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.Progress;
import descent.data.Proposal;
import descent.data.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Opens files that were made to take the program down, at full size in a heap of 512 MB: each must end in a table or in a
/// sentence within 5 s of the reading thread's CPU (the wall time stands beside it), and within 1 s of a cancel; while the
/// import view of the whole window looks at it, and while it is imported, the JavaFX thread must not be busy for more
/// than 0.2 s of its CPU, nor still for more than 0.5 s, between two pulses; what is refused leaves the data on screen as they are. Exit code 1 when one
/// does not, 2 when the window does not answer any more. A word picks the cases whose names hold it; behind it may stand a
/// folder of more files, and a factor for all times on a busy machine.
///
///     mvn -q process-classes exec:exec@bench-hostile
public final class HostileBench {
    private static final int MEGA = 1_000_000;
    private static final double MOST_SECONDS = 5;
    private static final double MOST_CANCEL = 1;
    private static final double MOST_PAUSE = 0.2;
    private static final double MOST_STILL = 0.5;
    private static final long CANCEL_AFTER = 100_000_000L;         // nanoseconds

    /// Writes a file piece by piece, so that making it takes no memory.
    private interface Maker {
        void write(OutputStream out) throws IOException;
    }

    private final double slack;

    private HostileBench(double slack) {
        this.slack = slack;
    }

    public static void main(String[] args) {
        int end = 2;
        try {
            HostileBench bench = new HostileBench(args.length < 3 ? 1 : Double.parseDouble(args[2]));
            int failed = bench.failed(args.length == 0 ? "" : args[0], args.length < 2 ? List.of() : files(Path.of(args[1])));
            System.out.println(failed == 0 ? "all well" : failed + " failed");
            end = failed == 0 ? 0 : 1;
        } catch (IOException | RuntimeException e) {
            System.out.println("broken off: " + e);
        } finally {
            System.exit(end); // the JavaFX thread would keep the program alive
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().matches(".*\\.(csv|txt|data)")).sorted().toList();
        }
    }

    private int failed(String wanted, List<Path> more) throws IOException {
        Path folder = Files.createTempDirectory("descent-hostile");
        int failed = 0;
        try (HostileWindow window = new HostileWindow()) {
            window.warm(folder);
            System.out.printf(Locale.ROOT, "at most %d MB heap%n", Runtime.getRuntime().maxMemory() >> 20);
            for (Map.Entry<String, Maker> e : cases().entrySet()) {
                if (!e.getKey().contains(wanted)) {
                    continue;
                }
                Path file = folder.resolve("hostile.csv");
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    e.getValue().write(out);
                }
                failed += judge(e.getKey(), file, window) ? 0 : 1;
                Files.delete(file);
            }
            for (Path device : new Path[] {Path.of("/dev/zero"), Path.of("/dev/urandom"), Path.of("/dev/stdin"), folder}) {
                failed += !wanted.isEmpty() || !Files.exists(device) || judge("device or folder " + device.getFileName(), device, window) ? 0 : 1;
            }
            for (Path file : more) {
                String name = "file " + file.getFileName();
                failed += !name.contains(wanted) || judge(name, file, window) ? 0 : 1;
            }
        } finally {
            Files.deleteIfExists(folder.resolve("hostile.csv"));
            Files.deleteIfExists(folder);
        }
        return failed;
    }

    private boolean judge(String name, Path file, HostileWindow window) {
        System.gc();
        long start = System.nanoTime();
        long before = ThreadCpu.nanos();
        String end = read(file, Progress.NONE);
        double cpu = (ThreadCpu.nanos() - before) / 1e9;
        double seconds = (System.nanoTime() - start) / 1e9;
        long again = System.nanoTime();
        read(file, _ -> System.nanoTime() - again <= CANCEL_AFTER);
        double after = Math.max(0, (System.nanoTime() - again - CANCEL_AFTER) / 1e9); // from Cancel on, however late it was asked about
        HostileWindow.Pauses p = window.open(file);
        if (!p.kept()) {
            end = "FAULT: refused, and the data on screen are others: " + end;
        }
        boolean quick = cpu <= slack * MOST_SECONDS && after <= slack * MOST_CANCEL && Math.max(p.looking().cpu(), p.importing().cpu()) <= slack * MOST_PAUSE
                && Math.max(p.looking().seconds(), p.importing().seconds()) <= slack * MOST_STILL;
        boolean well = quick && !end.startsWith("FAULT");
        System.out.printf(Locale.ROOT, "%-6s %-42s %5.2f s CPU, %5.2f s in all, ended %4.2f s after a cancel, window still for %s looking, %s importing: %s%n",
                well ? "well" : "FAILED", name, cpu, seconds, after, p.looking(), p.importing(), end);
        return well;
    }

    private static String read(Path file, Progress progress) {
        try {
            Table t = new CsvReader().read(file, CsvOptions.auto(), progress);
            Proposal.of(t);
            return String.format(Locale.ROOT, "%,d rows, %,d columns, %,d remarks", t.rows(), t.columns().size(), t.problemCount());
        } catch (CsvException e) {
            return e.getMessage().endsWith(".") ? "\u201c" + e.getMessage() + "\u201d" : "FAULT: no sentence: " + e.getMessage();
        } catch (RuntimeException | OutOfMemoryError e) {
            return "FAULT: " + e;
        }
    }

    private static Map<String, Maker> cases() {
        Map<String, Maker> all = new LinkedHashMap<>();
        all.put("a field of 10 MB", out -> {
            text(out, "a,b\n1,2\n\"");
            repeat(out, "x", 10 * MEGA);
            text(out, "\",3\n4,5\n");
        });
        all.put("a field of 10 MB in line 1", out -> {
            repeat(out, "x", 10 * MEGA);
            text(out, ",b\n1,2\n");
        });
        all.put("100,000 columns of numbers", out -> wide(out, "%d"));
        all.put("100,000 columns of text", out -> wide(out, "t%d"));
        all.put("1,000,000 rows of 10 numbers", out -> tall(out, MEGA, 10, "%d.25"));
        all.put("1,000,000 rows of 4 different texts", out -> tall(out, MEGA, 4, "text %d"));
        all.put("50 MB of NULs", out -> repeat(out, "\0", 50 * MEGA));
        all.put("NULs behind 2 MB of records", out -> {
            repeat(out, "1,2\n", MEGA / 2);
            repeat(out, "\0", 20 * MEGA);
        });
        all.put("50 MB of random bytes", out -> random(out, 50));
        all.put("an open quote in line 3 and 50 MB", out -> {
            text(out, "a,b\n1,2\n\"3,4\n");
            repeat(out, "12345,789\n", 5 * MEGA);
        });
        all.put("an open quote behind 2 MB and 50 MB", out -> {
            repeat(out, "1,2\n", MEGA / 2);
            text(out, "\"3,4\n");
            repeat(out, "12345,789\n", 5 * MEGA);
        });
        endless(all);
        return all;
    }

    private static void endless(Map<String, Maker> all) {
        all.put("one line of 50 MB", out -> repeat(out, "12345 789 ", 5 * MEGA));
        all.put("one line of 50 MB delimiters", out -> repeat(out, ",", 50 * MEGA));
        all.put("5,000,000 empty lines", out -> repeat(out, "\n", 5 * MEGA));
        all.put("1,000,000 rows, each with another width", out -> {
            for (int i = 0; i < MEGA; i++) {
                text(out, "1" + ",2".repeat(i % 20) + "\n");
            }
        });
        all.put("1,000,000 rows, each with a bad cell", out -> tall(out, MEGA, 2, "%d x"));
    }

    private static void text(OutputStream out, String s) throws IOException {
        out.write(s.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void repeat(OutputStream out, String s, int times) throws IOException {
        int piece = 10_000;
        byte[] many = s.repeat(piece).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < times / piece; i++) {
            out.write(many);
        }
    }

    private static void wide(OutputStream out, String form) throws IOException {
        for (int row = 0; row < 4; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < 100_000; i++) {
                line.append(i > 0 ? "," : "").append(row == 0 ? "c" + i : form.replace("%d", String.valueOf(i * row)));
            }
            text(out, line.append('\n').toString());
        }
    }

    private static void tall(OutputStream out, int rows, int columns, String form) throws IOException {
        text(out, "c0" + ",c".repeat(columns - 1) + "\n");
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                line.append(c > 0 ? "," : "").append(form.replace("%d", String.valueOf(row * 7919L % 1_000_003 + c)));
            }
            text(out, line.append('\n').toString());
        }
    }

    private static void random(OutputStream out, int mega) throws IOException {
        Random random = new Random(5);
        byte[] bytes = new byte[MEGA];
        for (int i = 0; i < mega; i++) {
            random.nextBytes(bytes);
            out.write(bytes);
        }
    }
}
