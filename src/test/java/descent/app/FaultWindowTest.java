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
import descent.ui.training.ChartSeries;
import descent.ui.training.LossChart;
import java.io.IOException;
import java.lang.reflect.Proxy;
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

/// An exception that nobody expected, in the engine, in the loader and in the chart's drawing, one after the other: each is one window
/// in words and a stack trace in the log, training ends or goes on as it should, and saving works.
@Tag("faults")
class FaultWindowTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();

    @TempDir
    Path folder;
    private AppFolder home;
    private AppGraph graph;
    private final Thread.UncaughtExceptionHandler before = Fx.handler();

    @BeforeEach
    void open() {
        home = new AppFolder(folder.resolve("home"));
        graph = Fx.get(() -> {
            AppGraph made = new AppGraph(new Stage(), (w, t) -> new WindowShots.NoChoosers(), home);
            made.window().stage().show();
            return made;
        });
        WindowShots.until(() -> graph.workspace().prepared().get() != null);
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> {
            if (!Fx.isPlatformsOwn(e)) {
                graph.faults().accept(e);
            }
        }); // as the program does
    }

    @AfterEach
    void close() {
        try {
            if (graph != null) {
                Fx.run(graph::close);
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static List<Node> windows() {
        return Window.getWindows().stream().filter(w -> w.getScene() != null && w.isShowing()).map(w -> w.getScene().lookup("#fault")).filter(n -> n != null).toList();
    }

    /// The one window, which names the exception in its folded details; closes it, by its button or with its window.
    ///
    /// @param mend what threw, before it throws again
    private String told(String injected, boolean byButton, Runnable mend) throws IOException {
        WindowShots.until(() -> windows().size() == 1 && ((TextArea) details()).getText().contains(injected));
        String words = Fx.get(() -> ((DialogPane) windows().getFirst()).getHeaderText());
        assertEquals(false, Fx.get(() -> ((DialogPane) windows().getFirst()).isExpanded()), "details are folded");
        try (Stream<Path> logs = Files.list(home.log())) {
            assertTrue(logs.anyMatch(l -> contains(l, injected)), "the log holds it");
        }
        Fx.run(() -> {
            mend.run();
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

    private void saves(FaultTable.Row row, String name) throws IOException {
        Path model = folder.resolve(name);
        Fx.run(() -> graph.workspace().saveModel(model));
        WindowShots.until(() -> Files.exists(model));
        row.right(ModelFile.read(model).progress().step() > 0);
    }

    /// A file whose every look at the disk throws on the thread that reads files, in the middle of the loader.
    private Path broken(String words) throws IOException {
        Path real = Files.writeString(folder.resolve("broken.csv"), "x,y\n1,2\n");
        return (Path) Proxy.newProxyInstance(Path.class.getClassLoader(), new Class<?>[] {Path.class}, (_, method, args) -> {
            if (method.getName().equals("getFileSystem") && !Platform.isFxApplicationThread()) {
                throw new IllegalStateException(words);
            }
            return method.invoke(real, args);
        });
    }

    @Test
    void exceptionAnywhere_isOneWindowInWords_andWorkIsSaved() throws Exception {
        FaultTable.Row row = FAULTS.open("an exception in engine, loader, chart");
        Workspace w = graph.workspace();
        row.tried(1);
        train(1_000_000);
        WindowShots.until(() -> w.state().get() == RunState.RUNNING && w.currentRun().get().run().history().count() > 10);
        w.services().trainer().ask((m, _) -> {
            m.network().parameters().forEach(t -> t.requiresGrad(false));
            return null;
        }).get();
        String words = told("does not require grad", false, () -> { });
        WindowShots.until(() -> w.state().get() == RunState.FAILED);
        saves(row, "engine.model");

        row.tried(1);
        train(10);
        WindowShots.until(() -> w.state().get() == RunState.FINISHED);
        Path broken = broken("injected in the loader");
        Fx.run(() -> w.openCsv(broken));
        row.right(words.equals(told("injected in the loader", true, () -> { })));
        saves(row, "loader.model");

        row.tried(1);
        LossChart chart = Fx.get(() -> (LossChart) graph.window().stage().getScene().lookup("#chart-loss"));
        train(1_000_000);
        WindowShots.until(() -> w.state().get() == RunState.RUNNING);
        ChartSeries series = Fx.get(() -> chart.series().stream().filter(ChartSeries::isCurrent).findFirst().orElseThrow());
        for (int times = 0; times < 2; times++) { // a chart that has thrown once is drawn again
            Fx.run(() -> series.watched(null)); // each drawing of it throws
            row.right(words.equals(told("descent.ui.training.LossChart.paint", true, () -> series.watched("test"))));
        }
        row.right(Fx.get(() -> w.state().get()) == RunState.RUNNING); // the chart's fault ends no training
        saves(row, "chart.model");
        Fx.run(w::stop);
        WindowShots.until(() -> w.state().get() == RunState.STOPPED);
        row.holds(words + ".");
    }
}
