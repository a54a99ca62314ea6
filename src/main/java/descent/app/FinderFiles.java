package descent.app;

import com.sun.glass.ui.Application;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Files that the Finder of macOS opens: they come by an event, not as an argument, before the window is there and later.
/// JavaFX hands the event to no package that it exports, so the program starts with one more (`jvm.options` in
/// `jlink.properties`). Where that is missing, files open by menu, by dropping and as an argument, as everywhere.
///
/// JavaFX has a handler of its own, for the end of the program and the system's colours: it gets these events as before.
final class FinderFiles extends Application.EventHandler {
    private final Application.EventHandler before;
    private final List<Path> known;
    private final Consumer<List<Path>> open;

    private FinderFiles(Application.EventHandler before, List<Path> known, Consumer<List<Path>> open) {
        this.before = before;
        this.known = new ArrayList<>(known);
        this.open = open;
    }

    /// Call on the JavaFX thread. A file that was opened before this call is told at once.
    ///
    /// @param arguments files of the command line: macOS tells of them too, once
    static void listen(List<Path> arguments, Consumer<List<Path>> open) {
        Application system = Application.GetApplication();
        system.setEventHandler(new FinderFiles(system.getEventHandler(), arguments.stream().map(Path::toAbsolutePath).toList(), open));
    }

    @Override
    public void handleOpenFilesAction(Application app, long time, String[] names) {
        List<Path> files = Arrays.stream(names).map(Path::of).filter(Path::isAbsolute).filter(f -> !known.remove(f)).toList();
        if (!files.isEmpty()) {
            open.accept(files);
        }
    }

    @Override
    public void handleQuitAction(Application app, long time) {
        before.handleQuitAction(app, time);
    }

    @Override
    public void handlePreferencesChanged(Map<String, Object> preferences) {
        before.handlePreferencesChanged(preferences);
    }
}
