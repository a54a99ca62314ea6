package descent.app.bench;

import descent.app.AppGraph;
import descent.data.PreparedData;
import descent.data.Role;
import descent.model.LayerSpec;
import descent.model.Setup;
import descent.train.Pace;
import descent.train.RunState;
import descent.train.Trainer;
import descent.ui.common.AppFolder;
import descent.ui.common.FxThread;
import descent.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;

/// What the open window costs a run at full speed: epochs a second with the window shown and the same run on a trainer of
/// its own with the window hidden, in pairs, the order changing from pair to pair; and the JavaFX thread's own CPU a pulse.
///
///     mvn -q process-classes exec:exec@bench-window -Dbench.args="iris tabular --pairs 10 --seconds 3"
public final class WindowBench {
    private static final int ENDLESS = 100_000_000;
    private static final long LOOK_MS = 20;
    private static final long SETTLE_MS = 700;
    /// Until the just-in-time compiler has come to rest; before, it is a third thread on two cores.
    private static final long WARM_UP_MS = 30_000;

    private record Case(String name, int rows, int inputs, int hidden, int batch) { }

    private static final List<Case> CASES = List.of(new Case("iris", 150, 4, 16, 0), new Case("tabular", 12_500, 16, 64, 32));

    private final int pairs;
    private final double seconds;
    private final Workspace workspace;
    private final Stage stage;
    private final PulseCpu pulses;

    private WindowBench(int pairs, double seconds) {
        this.pairs = pairs;
        this.seconds = seconds;
        this.stage = onFx(Stage::new);
        this.workspace = onFx(() -> AppGraph.desktop(stage, AppFolder.none()).workspace());
        this.pulses = onFx(PulseCpu::new);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        int pairs = 10;
        double seconds = 3;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--pairs" -> pairs = Integer.parseInt(args[++i]);
                case "--seconds" -> seconds = Double.parseDouble(args[++i]);
                default -> names.add(args[i]);
            }
        }
        Platform.startup(() -> Platform.setImplicitExit(false));
        WindowBench bench = new WindowBench(pairs, seconds);
        for (Case c : CASES) {
            if (names.isEmpty() || names.contains(c.name)) {
                bench.measure(c);
            }
        }
        Platform.exit();
        System.exit(0);
    }

    private void measure(Case c) throws IOException, InterruptedException {
        PreparedData data = load(c);
        Setup setup = onFx(() -> workspace.setup().get());
        inWindow(WARM_UP_MS);
        alone(setup, data, WARM_UP_MS);
        pulses.clear();
        double[] with = new double[pairs];
        double[] without = new double[pairs];
        long each = (long) (seconds * 1000);
        for (int i = 0; i < pairs; i++) {
            if (i % 2 == 0) {
                with[i] = inWindow(each);
                without[i] = alone(setup, data, each);
            } else {
                without[i] = alone(setup, data, each);
                with[i] = inWindow(each);
            }
        }
        double w = median(with);
        double a = median(without);
        System.out.printf(Locale.ROOT, "%s: %.0f epochs/s with the window, %.0f without: %.1f %% (medians of %d); FX thread CPU a pulse: median %.2f ms, 99 %% %.2f ms (%d pulses)%n",
                c.name, w, a, 100 * w / a, pairs, pulses.at(0.5), pulses.at(0.99), pulses.count());
    }

    /// The case as a CSV file, opened in the window as a user would.
    private PreparedData load(Case c) throws IOException, InterruptedException {
        Path file = Files.createTempFile("descent-" + c.name, ".csv");
        Files.write(file, csv(c));
        onFx(() -> {
            stage.show();
            workspace.openCsv(file);
            return null;
        });
        until(() -> workspace.prepared().get() != null && workspace.prepared().get().train().x().size(1) == c.inputs);
        List<LayerSpec> layers = List.of(new LayerSpec.Linear(c.hidden), new LayerSpec.ReLU(), new LayerSpec.Linear(c.hidden),
                new LayerSpec.ReLU(), new LayerSpec.Linear(0));
        onFx(() -> {
            workspace.role("y", Role.TARGET);
            workspace.edit("bench", s -> s.withLayers(layers).withBatchSize(c.batch).withEpochs(ENDLESS));
            workspace.setPace(Pace.FULL);
            return null;
        });
        Files.delete(file);
        return onFx(() -> workspace.prepared().get());
    }

    private static List<String> csv(Case c) {
        Random random = new Random(42);
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder();
        for (int j = 0; j < c.inputs; j++) {
            head.append("x").append(j).append(',');
        }
        lines.add(head + "y");
        for (int i = 0; i < c.rows; i++) {
            StringBuilder line = new StringBuilder();
            double sum = 0;
            for (int j = 0; j < c.inputs; j++) {
                double x = random.nextGaussian();
                sum += Math.sin(x * (j + 1));
                line.append(String.format(Locale.ROOT, "%.4f,", x));
            }
            lines.add(line + String.format(Locale.ROOT, "%.4f", sum + 0.3 * random.nextGaussian()));
        }
        return lines;
    }

    private double inWindow(long millis) throws InterruptedException {
        Trainer trainer = workspace.services().trainer();
        onFx(() -> {
            stage.show();
            workspace.train();
            return null;
        });
        until(() -> workspace.state().get() == RunState.RUNNING);
        Thread.sleep(SETTLE_MS);
        onFx(() -> pulses.on(true));
        double speed = speed(trainer, millis);
        onFx(() -> pulses.on(false));
        trainer.stop();
        until(() -> workspace.state().get() == RunState.STOPPED);
        return speed;
    }

    private double alone(Setup setup, PreparedData data, long millis) throws InterruptedException {
        onFx(() -> {
            stage.hide();
            return null;
        });
        try (Trainer trainer = new Trainer()) {
            trainer.pace(Pace.FULL);
            trainer.train(setup, data).join();
            Thread.sleep(SETTLE_MS);
            double speed = speed(trainer, millis);
            trainer.stop();
            trainer.settled().join();
            return speed;
        }
    }

    private static double speed(Trainer trainer, long millis) throws InterruptedException {
        long start = System.nanoTime();
        int before = trainer.run().history().count();
        Thread.sleep(millis);
        int epochs = trainer.run().history().count() - before;
        return epochs / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private static void until(Supplier<Boolean> so) throws InterruptedException {
        while (!onFx(so)) {
            Thread.sleep(LOOK_MS);
        }
    }

    private static <T> T onFx(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        new FxThread().execute(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }
}
