package descent.app;

import descent.train.Trainer;
import descent.ui.common.Choosers;
import descent.ui.common.FxThread;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import descent.ui.main.DesktopChoosers;
import descent.ui.main.MainWindow;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Builds the program's objects, each handed what it needs: the trainer and its thread, the io thread, the workspace, the
/// theme and the window. The program, the tour and the tests build the same graph, with other choosers.
public final class AppGraph implements AutoCloseable {
    /// The sample that the program opens with.
    public static final String FIRST_SAMPLE = "Auto MPG";

    private final ExecutorService io = Executors.newSingleThreadExecutor(r -> {
        Thread t = new Thread(r, "io");
        t.setDaemon(true);
        return t;
    });
    private final Workspace workspace;
    private final Theme theme;
    private final MainWindow window;

    /// On the JavaFX thread.
    ///
    /// @param choosers makes what answers the questions that end in a native window
    public AppGraph(Stage stage, BiFunction<Window, Theme, Choosers> choosers) {
        workspace = new Workspace(new Workspace.Services(new Trainer(), new ModelFiles(), io, new FxThread(), System::nanoTime));
        theme = new Theme();
        window = new MainWindow(stage, workspace, theme, choosers.apply(stage, theme));
        workspace.openSample(FIRST_SAMPLE);
    }

    /// With the desktop's own choosers.
    public static AppGraph desktop(Stage stage) {
        return new AppGraph(stage, DesktopChoosers::new);
    }

    public Workspace workspace() {
        return workspace;
    }

    public Theme theme() {
        return theme;
    }

    public MainWindow window() {
        return window;
    }

    /// Closes window, trainer and io thread, without asking.
    @Override
    public void close() {
        window.close();
        io.shutdownNow();
    }
}
