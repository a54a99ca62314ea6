package descent.app;

import descent.train.Pace;
import descent.train.Trainer;
import descent.ui.common.AppFolder;
import descent.ui.common.Choosers;
import descent.ui.common.Folders;
import descent.ui.common.FxThread;
import descent.ui.common.Preferences;
import descent.ui.common.RescueDesk;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import descent.ui.main.DesktopChoosers;
import descent.ui.main.FaultDialog;
import descent.ui.main.MainWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Builds the program's objects, each handed what it needs: the trainer and its thread, the io thread, the workspace, the
/// theme and the window. The program, the tour and the tests build the same graph, with other choosers.
public final class AppGraph implements AutoCloseable {
    /// The sample that the program opens with.
    public static final String FIRST_SAMPLE = "Auto MPG";

    private static final long CLOSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

    private final ExecutorService io;
    private final ExecutorService rescues;
    private final Workspace workspace;
    private final Theme theme;
    private final RescueDesk rescue;
    private final MainWindow window;
    private final LogFile log;
    private final FaultDialog faults;

    /// Makes what answers the questions that end in a native window.
    private interface ChoosersOf {
        Choosers make(Window owner, Theme theme, Folders folders);
    }

    /// Without anything that is kept from start to start: for the tour and for tests. On the JavaFX thread.
    public AppGraph(Stage stage, BiFunction<Window, Theme, Choosers> choosers) {
        this(stage, choosers, AppFolder.none());
    }

    /// As the program starts, but with other choosers.
    public AppGraph(Stage stage, BiFunction<Window, Theme, Choosers> choosers, AppFolder home) {
        this(stage, (w, t, f) -> choosers.apply(w, t), home, Beginning.of(home), RescueDesk.EVERY);
    }

    private AppGraph(Stage stage, ChoosersOf choosers, AppFolder home, Beginning beginning, Duration rescueEvery) {
        log = beginning.log();
        io = beginning.io();
        theme = beginning.theme();
        Preferences preferences = beginning.preferences();
        workspace = new Workspace(new Workspace.Services(new Trainer(), new ModelFiles(), io, new FxThread(), System::nanoTime));
        rememberPace(preferences);
        theme.dressControls();
        rescues = Beginning.oneThread("rescue");
        rescue = new RescueDesk(workspace, home, rescueEvery, rescues, log);
        faults = new FaultDialog(stage, theme, log, log.folder(), new FxThread());
        Folders folders = new Folders(workspace, preferences);
        window = new MainWindow(stage, workspace, theme, choosers.make(stage, theme, folders), new MainWindow.Desktop(preferences, folders, rescue, faults));
        workspace.use(beginning.sample());
        Set<Path> known = folders.known();
        Thread.ofPlatform().daemon().name("leftovers").start(() -> Leftovers.sweep(home, known));
    }

    /// With the desktop's own choosers.
    public static AppGraph desktop(Stage stage, AppFolder home) {
        return desktop(stage, home, Beginning.of(home));
    }

    static AppGraph desktop(Stage stage, AppFolder home, Beginning beginning) {
        return new AppGraph(stage, DesktopChoosers::new, home, beginning, RescueDesk.EVERY);
    }

    /// With another time between two rescues, for tests.
    public static AppGraph rescuing(Stage stage, BiFunction<Window, Theme, Choosers> choosers, AppFolder home, Duration rescueEvery) {
        return new AppGraph(stage, (w, t, f) -> choosers.apply(w, t), home, Beginning.of(home), rescueEvery);
    }

    /// The pace is as it was left, and is kept when it changes.
    private void rememberPace(Preferences p) {
        double pace = p.number("pace", Pace.DEFAULT.epochsPerSecond(), Double.MIN_VALUE, Double.POSITIVE_INFINITY);
        workspace.setPace(new Pace(pace));
        workspace.pace().addListener((o, was, is) -> p.put("pace", is.epochsPerSecond()));
    }

    /// Keeps unsaved work, and offers what an earlier start has left.
    RescueDesk rescue() {
        return rescue;
    }

    /// Shows and logs an exception that nobody expected; from any thread.
    public Consumer<Throwable> faults() {
        return faults;
    }

    /// What is left to the last moment when the system ends the program: unsaved work is kept for the next start.
    ///
    /// @param millis how long that may take
    void keepBeforeEnd(long millis) {
        try {
            rescue.keepLast().get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    /// Closes window, trainer and io thread, without asking; they have 1.5 s for it together.
    @Override
    public void close() {
        long end = System.nanoTime() + CLOSE_NANOS;
        window.close();
        try {
            for (ExecutorService files : new ExecutorService[] {rescues, io}) {
                files.shutdown();
                if (!files.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    files.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }
}
