package descent.app.bench;

import descent.app.AppGraph;
import descent.data.Role;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.FxThread;
import descent.ui.common.Notice;
import descent.ui.common.Workspace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

/// Evaluate on a million test rows with the main window and the Evaluate window open: how long each part takes, and the
/// longest pause of the JavaFX thread meanwhile.
///
///     mvn -q process-classes exec:exec@bench-evaluate
public final class EvaluateBench {
    private static final int ROWS = 2_000_000;
    private static final int HALF = 50;
    private static final int BATCH = 256;
    private static final long LOOK_MS = 5;
    private static final long SETTLE_MS = 1500;

    private final Stage stage;
    private final AppGraph graph;
    private final Workspace workspace;
    private final FxHeart heart = new FxHeart();

    private EvaluateBench() {
        stage = onFx(Stage::new);
        graph = onFx(() -> AppGraph.desktop(stage, AppFolder.none()));
        workspace = graph.workspace();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
        Platform.startup(() -> Platform.setImplicitExit(false));
        new EvaluateBench().measure(rows);
        System.exit(0);
    }

    private void measure(int rows) throws IOException, InterruptedException {
        run(stage::show);
        run(heart::start);
        until(() -> workspace.prepared().get() != null);
        Path file = csv(rows);
        part("read the file, split and scale", () -> workspace.openCsv(file), () -> ready(rows));
        part("target and half of the rows for testing", () -> {
            workspace.role("y", Role.TARGET);
            workspace.edit("split", s -> s.withSplit(s.split().withTestPercent(HALF)).withEpochs(1).withBatchSize(BATCH));
        }, () -> ready(rows) && workspace.prepared().get().split().test().length >= rows / 2);
        part("train one epoch", () -> {
            workspace.setPace(Pace.FULL);
            workspace.train();
        }, () -> workspace.state().get() == RunState.FINISHED || refused());
        if (onFx(this::refused)) {
            throw new IllegalStateException(onFx(() -> workspace.notice().get().text()));
        }
        part("Evaluate", workspace::evaluate, () -> workspace.evaluation().get() != null);
        part("open the Evaluate window", () -> graph.window().evaluation().open(), this::idle);
        TabPane tabs = onFx(() -> (TabPane) graph.window().evaluation().stage().getScene().lookup("#evaluate-tabs"));
        for (Tab tab : onFx(() -> List.copyOf(tabs.getTabs()))) {
            part("view: " + onFx(tab::getText), () -> tabs.getSelectionModel().select(tab), this::idle);
        }
        part("Evaluate again, both windows open", workspace::evaluate, this::idle);
        run(workspace::evaluate);
        until(() -> workspace.evaluating().share().get() > 0.2);
        part("Cancel at a fifth", () -> workspace.evaluating().cancel(), () -> workspace.evaluating().share().get() < 0);
    }

    private boolean ready(int rows) {
        return workspace.prepared().get() != null && workspace.prepared().get().table().rows() == rows && workspace.prepared().get().schema().target().equals("y");
    }

    private boolean refused() {
        return workspace.notice().get() != null && workspace.notice().get().kind() == Notice.Kind.TROUBLE;
    }

    private boolean idle() {
        return workspace.evaluating().share().get() < 0;
    }

    private static Path csv(int rows) throws IOException {
        Random r = new Random(5);
        Path file = Files.createTempFile("descent-million", ".csv");
        file.toFile().deleteOnExit();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("a,b,y\n");
            for (int i = 0; i < rows; i++) {
                double a = r.nextGaussian();
                double b = r.nextGaussian();
                out.write((float) a + "," + (float) b + "," + (float) (2 * a - b * b + 0.3 * r.nextGaussian()) + "\n");
            }
        }
        return file;
    }

    private void part(String what, Runnable begin, BooleanSupplier done) throws InterruptedException {
        run(heart::reset);
        long start = System.nanoTime();
        run(begin);
        until(done);
        onFx(() -> workspace.analysis().start(_ -> 0).result()).join(); // behind all that was asked for
        onFx(() -> workspace.views().start(_ -> 0).result()).join();
        double seconds = (System.nanoTime() - start) / 1e9;
        Thread.sleep(SETTLE_MS); // drawing that comes after
        System.out.printf(Locale.ROOT, "%-42s %6.2f s; longest pause of the window %s%n", what, seconds, onFx(heart::longest));
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        while (!onFx(so::getAsBoolean)) {
            Thread.sleep(LOOK_MS);
        }
    }

    private static void run(Runnable work) {
        onFx(() -> {
            work.run();
            return null;
        });
    }

    private static <T> T onFx(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, new FxThread()).join();
    }
}
