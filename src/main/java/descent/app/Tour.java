package descent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Drives the real window through the whole job without a display: open, split, stack, train, change the rate, pause,
/// step, evaluate, save, reopen, evaluate again. Each stage leaves a picture in four looks and prints its figures.
final class Tour {
    private static final int FAILED = 1;

    private final Path folder;

    Tour(Path folder) {
        this.folder = folder;
    }

    /// @return 0, or 1 when a stage failed
    int run() {
        long start = System.nanoTime();
        String stage = "start";
        try {
            Files.createDirectories(folder);
            CompletableFuture<AppGraph> started = new CompletableFuture<>();
            Platform.startup(() -> open(started));
            AppGraph graph = started.join();
            Robot robot = new Robot(graph.window().stage().getScene());
            TourCamera camera = new TourCamera(robot, graph.window(), folder);
            TourStages stages = new TourStages(graph.workspace(), robot, camera, model());
            List<TourStages.Stage> all = new ArrayList<>(stages.all());
            TourWindows windows = new TourWindows(graph.window(), robot, camera, folder);
            all.addAll(windows.all());
            all.addAll(new TourInstruments(graph.workspace(), robot, camera).all());
            all.addAll(windows.lesson());
            for (TourStages.Stage s : all) {
                stage = s.name();
                System.out.printf(Locale.ROOT, "%-10s %s%n", stage, s.work().get());
            }
            robot.run(graph::close);
            System.out.printf(Locale.ROOT, "The tour took %.1f s; its %d pictures are in %s%n",
                    (System.nanoTime() - start) / 1e9, camera.taken(), folder.toAbsolutePath());
            stage = "pictures";
            if (!camera.overflows().isEmpty()) {
                throw new IllegalStateException("something lies outside the window: " + String.join("; ", camera.overflows()));
            }
            return 0;
        } catch (IOException | RuntimeException e) {
            System.err.println("The tour failed at \"" + stage + "\": " + e.getMessage());
            e.printStackTrace();
            return FAILED;
        }
    }

    private void open(CompletableFuture<AppGraph> started) {
        try {
            Stage window = new Stage();
            AppGraph graph = new AppGraph(window, (owner, theme) -> new Unattended(model()));
            window.show();
            started.complete(graph);
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
        }
    }

    private Path model() {
        return folder.resolve("auto-mpg.model");
    }
}
