package descent.app.bench;

import descent.data.Column;
import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.Progress;
import descent.data.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// Reads a made file of 1,000,000 × 10 numbers (about 84 MB) and prints what it costs: CPU of the reading thread,
/// guess and statistics included, that of the whole program meanwhile (compiler and collector of garbage too), and the heap at its fullest. The heap is limited to 171 MiB, which are 179 MB and within the goal for its
/// peak: three times the floats and 60 MB.
///
///     mvn -q process-classes exec:exec@bench-csv [-Dbench.args="ROWS RUNS PYTHON"]
///
/// With PYTHON (a program that has pandas) pandas.read_csv is measured on the same file between the runs. Its CPU is that of the whole
/// program: the figure beside it is the whole program's here, of which the first runs have the compiler's work in them.
public final class CsvBench {
    private static final int COLUMNS = 10;
    private static final double MEGA = 1e6;

    private CsvBench() {
    }

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        String python = args.length > 2 ? args[2] : "";
        Path file = Files.createTempFile("descent-bench", ".csv");
        try {
            make(file, rows);
            System.out.printf(Locale.ROOT, "%,d × %d numbers, %.1f MB, at most %d MB heap%n", rows, COLUMNS, Files.size(file) / MEGA,
                    Runtime.getRuntime().maxMemory() >> 20);
            measure(file, rows, runs, python);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void pandas(String python, Path file) throws IOException {
        String script = "import pandas,time,sys;t=time.process_time();pandas.read_csv(sys.argv[1]);print('       pandas.read_csv: %.2f s CPU of its whole program' % (time.process_time()-t))";
        try {
            new ProcessBuilder(python, "-c", script, file.toString()).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void make(Path file, int rows) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("x0,x1,x2,x3,x4,x5,x6,x7,x8,y\n");
            StringBuilder line = new StringBuilder();
            for (int r = 0; r < rows; r++) {
                line.setLength(0);
                for (int c = 0; c < COLUMNS; c++) {
                    long v = Math.round(random.nextGaussian() * 1e5);
                    line.append(v < 0 ? "-" : "").append(Math.abs(v) / 10_000).append('.');
                    line.append(String.valueOf(10_000 + Math.abs(v) % 10_000), 1, 5).append(c % 2 == 0 ? "7" : "").append(c < COLUMNS - 1 ? ',' : '\n');
                }
                out.append(line);
            }
        }
    }

    private static void measure(Path file, int rows, int runs, String python) throws IOException {
        double[] cpu = new double[runs];
        double[] whole = new double[runs];
        double[] wall = new double[runs];
        try (HeapWatch heap = new HeapWatch()) {
            for (int run = 0; run < runs; run++) {
                heap.reset();
                long start = System.nanoTime();
                double wholeBefore = wholeCpu();
                long before = ThreadCpu.nanos();
                Table table = new CsvReader().read(file, CsvOptions.auto(), Progress.NONE);
                double check = table.columns().stream().mapToDouble(Column::mean).sum();
                cpu[run] = (ThreadCpu.nanos() - before) / 1e9;
                whole[run] = wholeCpu() - wholeBefore;
                wall[run] = (System.nanoTime() - start) / 1e9;
                System.out.printf(Locale.ROOT, "run %d: %.2f s CPU of the whole program, %.2f of it of the reading thread, %.2f s in all, heap at most %.0f MB (garbage included), sum of means %.6f%n",
                        run + 1, whole[run], cpu[run], wall[run], heap.peak() / MEGA, check);
                if (!python.isEmpty()) {
                    pandas(python, file);
                }
            }
        }
        System.out.printf(Locale.ROOT, "first run %.2f s CPU of the whole program, ", whole[0]);
        Arrays.sort(whole);
        System.out.printf(Locale.ROOT, "median %.2f s, best %.2f s%n", whole[runs / 2], whole[0]);
        Arrays.sort(cpu);
        Arrays.sort(wall);
        double floats = 4.0 * rows * COLUMNS / MEGA;
        System.out.printf(Locale.ROOT, "reading thread: median %.2f s CPU (goal at most 0.95), best %.2f s, median %.2f s in all; the floats take %.0f MB, goal for the heap %.0f MB%n",
                cpu[runs / 2], cpu[0], wall[runs / 2], floats, 3 * floats + 60);
    }

    /// Of all threads, in seconds; on Linux in steps of 10 ms.
    private static double wholeCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }
}
