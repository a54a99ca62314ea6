package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import descent.model.ModelFile;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.common.Workspace;
import descent.ui.training.LossChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// An exception that nobody expected, in the engine, on the loader's thread and in the chart, one after the other: each is one window
/// in words and a stack trace in the log, training ends or goes on as it should, and saving works.
@Tag("faults")
class FaultWindowTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();

    @TempDir
    Path folder;
    private AppFolder home;
    private int saved;
    private AppGraph graph;
    private Thread.UncaughtExceptionHandler before;

    @BeforeEach
    void open() {
        home = new AppFolder(folder.resolve("home"));
        graph = Fx.get(() -> {
            AppGraph made = new AppGraph(new Stage(), (w, t) -> new WindowShots.NoChoosers(), home);
            made.window().stage().show();
            return made;
        });
        WindowShots.until(() -> graph.workspace().prepared().get() != null);
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> {
            if (!Fx.isPlatformsOwn(e)) {
                graph.faults().accept(e);
            }
        }); // as the program does
    }

    @AfterEach
    void close() {
        Fx.run(graph::close);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private static List<Node> windows() {
        return Window.getWindows().stream().filter(w -> w.getScene() != null && w.isShowing()).map(w -> w.getScene().lookup("#fault")).filter(n -> n != null).toList();
    }

    /// The one window, which names the exception in its folded details; closes it, by its button or with its window.
    private String told(String injected, boolean byButton) throws IOException {
        WindowShots.until(() -> windows().size() == 1 && ((TextArea) details()).getText().contains(injected));
        String words = Fx.get(() -> ((DialogPane) windows().getFirst()).getHeaderText());
        assertEquals(false, Fx.get(() -> ((DialogPane) windows().getFirst()).isExpanded()), "details are folded");
        try (Stream<Path> logs = Files.list(home.log())) {
            assertTrue(logs.anyMatch(l -> contains(l, injected)), "the log holds it");
        }
        Fx.run(() -> {
            if (byButton) {
                ((Button) windows().getFirst().lookup("#fault-close")).fire();
            } else {
                windows().getFirst().getScene().getWindow().hide();
            }
        });
        assertEquals(List.of(), Fx.get(FaultWindowTest::windows));
        return words;
    }

    private static Node details() {
        return ((DialogPane) windows().getFirst()).getExpandableContent();
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    private void train(int epochs) {
        Workspace w = graph.workspace();
        Fx.run(() -> {
            w.setPace(Pace.FULL);
            w.edit("epochs", s -> s.withEpochs(epochs));
            w.train();
        });
    }

    private void saves(String name) throws IOException {
        Path model = folder.resolve(name);
        Fx.run(() -> graph.workspace().saveModel(model));
        WindowShots.until(() -> Files.exists(model));
        assertTrue(ModelFile.read(model).progress().step() > 0);
        saved++;
    }

    @Test
    void exceptionAnywhere_isOneWindowInWords_andWorkIsSaved() throws Exception {
        Workspace w = graph.workspace();
        train(1_000_000);
        WindowShots.until(() -> w.state().get() == RunState.RUNNING && w.currentRun().get().run().history().count() > 10);
        w.services().trainer().ask((m, _) -> {
            m.network().parameters().forEach(t -> t.requiresGrad(false));
            return null;
        }).get();
        String words = told("does not require grad", false);
        WindowShots.until(() -> w.state().get() == RunState.FAILED);
        saves("engine.model");

        train(10);
        WindowShots.until(() -> w.state().get() == RunState.FINISHED);
        w.services().io().execute(() -> {
            throw new IllegalStateException("injected in the loader"); // on the thread that reads files
        });
        assertEquals(words, told("injected in the loader", true));
        saves("loader.model");

        LossChart chart = Fx.get(() -> (LossChart) graph.window().stage().getScene().lookup("#chart-loss"));
        train(1_000_000);
        WindowShots.until(() -> w.state().get() == RunState.RUNNING);
        Platform.runLater(() -> chart.references(null));
        assertEquals(words, told("NullPointerException", true));
        assertEquals(RunState.RUNNING, Fx.get(() -> w.state().get()), "the chart's fault ends no training");
        saves("chart.model");
        Fx.run(w::stop);
        WindowShots.until(() -> w.state().get() == RunState.STOPPED);
        FAULTS.row("an exception in engine, loader's thread, chart", 3, 3 - saved, 0, 0, words + ".");
    }
}
