package descent.app;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;

/// The classes by which JavaFX shows windows on this system. The run that trains the image's AOT cache has no display and would
/// leave them out: it loads them by name, so that a start finds them in the cache too. Nothing of them is run.
final class PlatformClasses {
    /// One of these is on each system: GTK, Windows, macOS, and what draws by the graphics card there.
    private static final List<String> PACKAGES = List.of("com/sun/glass/ui/gtk/", "com/sun/glass/ui/win/", "com/sun/glass/ui/mac/", "com/sun/glass/ui/delegate/",
            "com/sun/prism/es2/", "com/sun/prism/d3d/", "com/sun/prism/mtl/", "com/sun/prism/ps/");
    private static final String CLASS = ".class";

    private PlatformClasses() { }

    /// @return how many there are
    static long load() {
        Module graphics = Platform.class.getModule();
        try (ModuleReader reader = graphics.getLayer().configuration().findModule(graphics.getName()).map(ResolvedModule::reference).orElseThrow().open();
                Stream<String> files = reader.list()) {
            return files.filter(f -> f.endsWith(CLASS) && PACKAGES.stream().anyMatch(f::startsWith))
                    .map(f -> f.substring(0, f.length() - CLASS.length()).replace('/', '.')).filter(name -> Class.forName(graphics, name) != null).count();
        } catch (IOException e) {
            return 0; // a slower start
        }
    }
}
