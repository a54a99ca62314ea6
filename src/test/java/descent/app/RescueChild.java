package descent.app;

import descent.model.ModelFile;
import descent.model.SavedModel;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.training.ChartSeries;
import descent.ui.training.LossChart;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A program to be killed: the real window on the Headless platform with a folder of its own. It says in a line each what
/// happens, and never ends by itself.
public final class RescueChild {
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final long LOOK_NANOS = 10_000_000;
    private static final int IN_MID_RUN = 10;

    private RescueChild() { }

    /// What a rescue folder holds.
    ///
    /// @param weights a hash over all of them
    record Kept(int epoch, String weights) {
        static Kept of(SavedModel m) {
            return new Kept(m.progress().epoch(), Integer.toHexString(m.weights().entrySet().stream().mapToInt(w -> 31 * w.getKey().hashCode() + Arrays.hashCode(w.getValue().data())).sum()));
        }

        /// As it was said in a line.
        static Kept of(String line) {
            String[] words = line.split(" ");
            return new Kept(Integer.parseInt(words[1]), words[2]);
        }

        /// Null where there is none, or it went while it was looked at.
        static Kept in(AppFolder home) {
            try (Stream<Path> all = Files.isDirectory(home.rescue()) ? Files.walk(home.rescue()) : Stream.of()) {
                List<Path> infos = all.filter(p -> p.endsWith("info.properties")).toList();
                Properties p = new Properties();
                if (!infos.isEmpty()) {
                    p.load(new StringReader(Files.readString(infos.getFirst())));
                }
                return p.getProperty("model") == null ? null : of(ModelFile.read(infos.getFirst().resolveSibling(p.getProperty("model"))));
            } catch (IOException | UncheckedIOException e) {
                return null;
            }
        }
    }

    /// @param args the folder, and what to do: `train` for ever, `look` for an offer, or `main`: the program itself, as a person starts it
    public static void main(String[] args) {
        Main.headless();
        AppFolder home = new AppFolder(Path.of(args[0]));
        if (args[1].equals("main")) {
            watch(RescueChild::lookAtChart);
            Main.main(new String[] {"--train"});
            return;
        }
        Platform.startup(() -> {
            Stage stage = new Stage();
            AppGraph graph = AppGraph.rescuing(stage, (w, t) -> new WindowShots.NoChoosers(), home, OFTEN);
            stage.show();
            if (args[1].equals("train")) {
                train(graph);
                Kept[] last = {null};
                watch(() -> sayKept(home, last));
            } else {
                Node strip = stage.getScene().lookup("#rescue");
                strip.visibleProperty().subscribe(v -> {
                    if (v) {
                        say("offer: " + ((Label) stage.getScene().lookup("#rescue-words")).getText());
                    }
                });
                graph.window().offerRescue();
                say("looks");
            }
        });
    }

    private static void train(AppGraph graph) {
        graph.workspace().edit("epochs", s -> s.withEpochs(10_000_000));
        graph.workspace().edit("seed", s -> s.withSeed(77));
        graph.workspace().setPace(Pace.FULL);
        graph.workspace().state().subscribe(s -> {
            if (s == RunState.RUNNING) {
                say("trains");
            }
        });
        graph.workspace().train();
    }

    /// Each rescue that is whole on the disk.
    private static void sayKept(AppFolder home, Kept[] last) {
        Kept now = Kept.in(home);
        if (now != null && !now.equals(last[0])) {
            last[0] = now;
            say("kept " + now.epoch() + " " + now.weights());
        }
    }

    private static void watch(Runnable look) {
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                look.run();
                LockSupport.parkNanos(LOOK_NANOS);
            }
        });
    }

    /// Once the chart of the real window has some epochs.
    private static void lookAtChart() {
        try {
            Platform.runLater(() -> Window.getWindows().stream().filter(w -> w.getScene() != null).map(w -> w.getScene().lookup("#chart-loss")).filter(LossChart.class::isInstance)
                    .flatMap(c -> ((LossChart) c).series().stream()).mapToInt(ChartSeries::size).filter(n -> n > IN_MID_RUN).forEach(n -> say("trains " + n)));
        } catch (IllegalStateException notYet) {
            return; // JavaFX is not there yet
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
