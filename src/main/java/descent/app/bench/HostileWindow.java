package descent.app.bench;

import descent.app.AppGraph;
import descent.app.Unattended;
import descent.data.PreparedData;
import descent.data.Table;
import descent.ui.common.FxThread;
import descent.ui.data.ImportWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The whole window on the Headless platform, in which a file is looked at in the import view and, where it is a table,
/// imported: how long the JavaFX thread stood still meanwhile.
final class HostileWindow implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final FxHeart heart = new FxHeart();
    private final ThreadPoolExecutor io = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    private AppGraph graph;
    private Stage stage;

    /// @param looking   longest pause of the JavaFX thread while the import view read the file
    /// @param importing longest one from Import until the window has its rows
    /// @param kept      what was not imported has left the window the data that it had
    record Pauses(FxHeart.Pause looking, FxHeart.Pause importing, boolean kept) { }

    HostileWindow() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        FxHeart.await(() -> {
            stage = new Stage();
            graph = new AppGraph(stage, (w, t) -> new Unattended(null));
            stage.show();
            heart.start();
        });
        until(() -> graph.workspace().prepared().get() != null);
    }

    /// The first file of all pays for classes and style sheets that later ones find: let it be a plain one.
    void warm(Path folder) throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.csv"), "x,name,y\n" + "1.5,a,2\n2.5,b,3\n".repeat(100));
        for (int i = 0; i < 3; i++) {
            open(plain);
        }
        Files.delete(plain);
    }

    Pauses open(Path file) {
        Table[] taken = new Table[1];
        PreparedData[] before = new PreparedData[1];
        FxHeart.await(() -> before[0] = graph.workspace().prepared().get());
        FxHeart.await(() -> new ImportWindow(file, graph.theme(), io, new FxThread(), t -> {
            taken[0] = t;
            graph.workspace().use(file, t);
        }).show(stage));
        FxHeart.await(heart::reset); // making a window takes its time for any file
        until(() -> io.getActiveCount() == 0 && io.getQueue().isEmpty());
        FxHeart.Pause[] pauses = {null, FxHeart.Pause.NONE};
        FxHeart.await(() -> {
            pauses[0] = heart.longest();
            heart.reset();
            Window view = Window.getWindows().getLast();
            Button ok = (Button) view.getScene().lookup("#import-ok");
            if (ok.isDisabled()) {
                view.hide();
            } else {
                ok.fire();
            }
        });
        boolean[] kept = {true};
        if (taken[0] == null) {
            FxHeart.await(() -> kept[0] = graph.workspace().prepared().get() == before[0]);
        } else {
            until(() -> graph.workspace().dataProblem().get().isEmpty() == (graph.workspace().prepared().get() != null)
                    && (graph.workspace().prepared().get() == null || graph.workspace().prepared().get().table() == taken[0]));
            until(() -> true);
            FxHeart.await(() -> pauses[1] = heart.longest());
            FxHeart.await(() -> graph.workspace().openSample(AppGraph.FIRST_SAMPLE));
            until(() -> graph.workspace().prepared().get() != null && graph.workspace().prepared().get().table() != taken[0]);
        }
        return new Pauses(pauses[0], pauses[1], kept[0]);
    }

    /// Looks from another thread, so that the looking does not keep the JavaFX thread.
    private static void until(BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int inARow = 0;
        while (inARow < 3 && System.nanoTime() < end) {
            boolean[] now = new boolean[1];
            FxHeart.await(() -> now[0] = so.getAsBoolean());
            inARow = now[0] ? inARow + 1 : 0;
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (inARow < 3) {
            throw new IllegalStateException("what was waited for did not come within " + PATIENCE_SECONDS + " s");
        }
    }

    @Override
    public void close() {
        FxHeart.await(() -> {
            heart.stop();
            graph.close();
        });
        io.shutdownNow();
    }
}
