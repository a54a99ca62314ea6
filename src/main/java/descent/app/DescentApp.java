package descent.app;

import descent.train.RunState;
import descent.ui.common.AppFolder;
import descent.ui.common.FxThread;
import descent.ui.common.Workspace;
import descent.ui.main.FirstFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The JavaFX application: opens the window, and whatever the command line or another start of the program names.
public final class DescentApp extends Application {
    /// SIGTERM and the end of the session leave little time; what is unsaved is kept within it.
    private static final long LAST_MILLIS = 1500;

    private volatile AppGraph graph; // written on the JavaFX thread; read by the last moment and by the handler of uncaught exceptions
    private OneProgram program;
    private volatile boolean closed; // written on the JavaFX thread, read in the last moment

    @Override
    public void start(Stage stage) {
        AppArgs args = AppArgs.parse(getParameters().getRaw());
        AppFolder home = AppFolder.ofSystem();
        program = args.another() ? null : OneProgram.become(home).orElse(null);
        Beginning beginning = Beginning.of(home);
        String opens = args.files().stream().findFirst().map(f -> String.valueOf(f.getFileName())).orElse(null);
        withInnerPackages("the clock", () -> RestingClock.install());
        FirstFrame.show(stage, beginning.theme(), beginning.preferences(), beginning.sample(), opens, () -> {
            StartClock.firstFrame();
            if (stage.isShowing()) { // else it was closed before it was there
                makeWindow(stage, args, home, beginning);
            }
        });
    }

    private void makeWindow(Stage stage, AppArgs args, AppFolder home, Beginning beginning) {
        try {
            open(stage, args, home, beginning);
        } catch (RuntimeException | Error e) {
            beginning.log().accept(e); // a picture of a window that never comes would be worse than none
            System.exit(1);
        }
    }

    private void open(Stage stage, AppArgs args, AppFolder home, Beginning beginning) {
        graph = AppGraph.desktop(stage, home, beginning);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> graph.faults().accept(e));
        Runtime.getRuntime().addShutdownHook(new Thread(this::lastMoment, "last moment"));
        StartClock.whole(stage.getScene(), () -> graph.workspace().prepared().get() != null, this::trainOnce);
        open(args.files());
        if (args.train()) {
            graph.workspace().train();
        }
        graph.window().offerRescue();
        Optional.ofNullable(program).ifPresent(p -> p.listen(files -> new FxThread().execute(() -> asked(files)), graph.faults()));
        if (System.getProperty("os.name").startsWith("Mac")) {
            withInnerPackages("files of the Finder", () -> FinderFiles.listen(args.files(), this::asked));
        }
    }

    /// What needs packages of JavaFX that only `jvm.options` open; without them its classes cannot even be loaded.
    ///
    /// @param act a lambda, not a method reference: that would load the class before
    static void withInnerPackages(String what, Runnable act) {
        try {
            act.run();
        } catch (LinkageError e) {
            Logger.getLogger(DescentApp.class.getName()).log(Level.FINE, e, () -> what + ": started without jvm.options");
        }
    }

    /// One run and its results, then the end: what the AOT cache of the image is made from.
    private void trainOnce() {
        Workspace w = graph.workspace();
        w.state().subscribe(s -> {
            if (s == RunState.FINISHED) {
                w.evaluate();
            }
        });
        w.evaluation().subscribe(e -> {
            if (e != null) {
                Platform.exit();
            }
        });
        w.train();
    }

    private void asked(List<Path> files) {
        graph.window().toFront();
        open(files);
    }

    private void open(List<Path> files) {
        files.stream().limit(1).forEach(graph.window()::open);
    }

    private void lastMoment() {
        if (!closed) {
            graph.keepBeforeEnd(LAST_MILLIS);
        }
    }

    @Override
    public void stop() throws IOException {
        closed = true;
        if (graph != null) {
            graph.close();
        }
        if (program != null) {
            program.close();
        }
    }
}
