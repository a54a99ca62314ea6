package descent.app;

import descent.model.LayerSpec;
import descent.train.Pace;
import descent.train.RunHistory;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import descent.ui.training.LossChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;

/// A program of its own for [SoakTest]: the real window with its chart and a small network on the Headless platform, trained
/// at full speed for very many epochs. Twenty times it says the heap after a collection, the speed, and how long the JavaFX
/// thread let a task wait; beside them how long an idle thread let one wait and how long a fixed piece of work took, which
/// tell how busy the machine is. At the end it says how many points the chart has, and the history.
public final class SoakChild {
    private static final int PARTS = 20;
    private static final long EVERY_NANOS = 5_000_000;
    private static final int FIXED_WORK = 100_000;
    private static final int WARM = 200;

    private final int epochs;
    private final AppGraph graph;
    private final Path trainer;
    private final Path fx;
    /// The JavaFX thread's own CPU while a task waited: the delay without the other programs of the machine.
    private final List<Long> busy = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    /// The delay of an idle thread.
    private final List<Long> bare = new ArrayList<>();
    private final ExecutorService idle = Executors.newSingleThreadExecutor();
    private long fixed; // nanoseconds of all pieces of fixed work
    private long seed = 1;

    private SoakChild(int epochs, AppGraph graph) throws IOException {
        this.epochs = epochs;
        this.graph = graph;
        this.trainer = threadNamed("trainer");
        this.fx = threadNamed("JavaFX Applicat"); // Linux keeps 15 letters
    }

    /// @param args epochs
    public static void main(String[] args) throws Exception {
        Main.headless();
        AppGraph graph = Fx.get(() -> {
            AppGraph made = new AppGraph(new Stage(), (w, t) -> new WindowShots.NoChoosers(), AppFolder.none());
            made.window().stage().show();
            return made;
        });
        WindowShots.until(() -> graph.workspace().prepared().get() != null);
        new SoakChild(Integer.parseInt(args[0]), graph).run();
        Fx.run(graph::close);
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        Workspace w = graph.workspace();
        Fx.run(() -> {
            w.setPace(Pace.FULL);
            w.edit("soak", s -> s.withLayers(List.of(new LayerSpec.Linear(4), new LayerSpec.ReLU(), new LayerSpec.Linear(0))).withBatchSize(0).withLr(1e-4).withEpochs(2 * epochs));
            w.train();
        });
        WindowShots.until(() -> w.currentRun().get() != null && w.currentRun().get().run().history().count() > 0);
        RunHistory history = w.currentRun().get().run().history();
        for (int i = 0; i < WARM; i++) {
            fixedWork(); // compiled
        }
        for (int part = 1; part <= PARTS; part++) {
            part(history, (int) ((long) epochs * part / PARTS));
        }
        Fx.run(w::stop);
        LossChart chart = Fx.get(() -> (LossChart) graph.window().stage().getScene().lookup("#chart-loss"));
        WindowShots.until(() -> w.state().get() == RunState.STOPPED);
        WindowShots.pulses(60);
        int points = history.count() + (history.last() == null ? 0 : 1);
        System.out.println("points " + points + " " + Fx.get(() -> chart.series().getFirst().size()));
    }

    /// Until so many epochs are done; says what it came to.
    private void part(RunHistory history, int until) throws IOException, InterruptedException {
        int from = history.count();
        long begun = System.nanoTime();
        long cpu = cpu(trainer);
        waits.clear();
        busy.clear();
        bare.clear();
        fixed = 0;
        while (history.count() < until) {
            ask();
            askIdle();
            fixedWork();
            LockSupport.parkNanos(EVERY_NANOS);
        }
        int done = history.count() - from;
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpuSeconds = (cpu(trainer) - cpu) / 1e9;
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime r = Runtime.getRuntime();
        double heap = r.totalMemory() - r.freeMemory();
        System.out.printf(Locale.ROOT, "part %d %.3f %.3f %.0f %.0f %.0f%n", history.count(), heap / (1 << 20), (heap - 8.0 * history.count()) / (1 << 20), done / seconds,
                cpuSeconds == 0 ? 0 : done / cpuSeconds, (double) fixed / waits.size());
        System.out.println("waits " + micros(waits));
        System.out.println("busy " + micros(busy));
        System.out.println("bare " + micros(bare));
    }

    private static String micros(List<Long> nanos) {
        return String.join(" ", nanos.stream().map(n -> String.valueOf(n / 1000)).toList());
    }

    /// How long a task waits for the JavaFX thread.
    private void ask() throws InterruptedException, IOException {
        CountDownLatch ran = new CountDownLatch(1);
        long[] at = new long[2];
        long cpu = cpu(fx);
        long asked = System.nanoTime();
        Platform.runLater(() -> {
            at[0] = System.nanoTime();
            try {
                at[1] = cpu(fx);
            } catch (IOException e) {
                at[1] = Long.MAX_VALUE;
            }
            ran.countDown();
        });
        ran.await();
        waits.add(at[0] - asked);
        busy.add(at[1] - cpu);
    }

    private void askIdle() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        long[] at = new long[1];
        long asked = System.nanoTime();
        idle.execute(() -> {
            at[0] = System.nanoTime();
            ran.countDown();
        });
        ran.await();
        bare.add(at[0] - asked);
    }

    /// Some tenths of a millisecond on a quiet machine.
    private void fixedWork() {
        long begun = System.nanoTime();
        for (int i = 0; i < FIXED_WORK; i++) {
            seed ^= seed << 13;
            seed ^= seed >>> 7;
            seed ^= seed << 17;
        }
        fixed += System.nanoTime() - begun;
    }

    /// CPU nanoseconds of a thread; 0 where Linux does not say.
    private static long cpu(Path thread) throws IOException {
        return thread == null ? 0 : Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
    }

    private static Path threadNamed(String name) throws IOException {
        Path tasks = Path.of("/proc/self/task");
        if (!Files.isDirectory(tasks)) {
            return null;
        }
        try (Stream<Path> all = Files.list(tasks)) {
            for (Path task : all.toList()) {
                if (Files.readString(task.resolve("comm")).strip().equals(name)) {
                    return task;
                }
            }
        }
        return null;
    }
}
