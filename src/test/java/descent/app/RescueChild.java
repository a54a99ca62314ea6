package descent.app;

import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import java.nio.file.Path;
import java.time.Duration;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// A program to be killed: the real window on the Headless platform with a folder of its own. It says in a line each what
/// happens, and never ends by itself.
public final class RescueChild {
    private static final Duration OFTEN = Duration.ofMillis(200);

    private RescueChild() { }

    /// @param args the folder, and what to do: `train` for ever, or `look` for an offer
    public static void main(String[] args) {
        Main.headless();
        AppFolder home = new AppFolder(Path.of(args[0]));
        Platform.startup(() -> {
            Stage stage = new Stage();
            AppGraph graph = AppGraph.rescuing(stage, (w, t) -> new WindowShots.NoChoosers(), home, OFTEN);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> graph.keepBeforeEnd(1500)));
            stage.show();
            if (args[1].equals("train")) {
                train(graph);
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

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
