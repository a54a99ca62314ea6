package descent.app;

import descent.ui.common.AppFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The log: errors of the program with their stack traces, in four files of at most 256 KB that take turns. Opened at the
/// first thing to write, so a start that goes well costs nothing.
final class LogFile implements Consumer<Throwable>, AutoCloseable {
    private static final int BYTES = 256 << 10;
    private static final int FILES = 4;

    private final AppFolder home;
    private Logger logger; // guarded by this; made at the first thing to write, like the file
    private FileHandler file; // guarded by this

    LogFile(AppFolder home) {
        this.home = home;
    }

    /// From any thread; what cannot be written goes to the standard error stream, as without a folder.
    @Override
    public synchronized void accept(Throwable e) {
        if (logger == null) {
            logger = Logger.getLogger("descent");
            open();
        }
        logger.log(Level.SEVERE, e.toString(), e);
    }

    /// Where the log lies, or null.
    Path folder() {
        return home.exists() ? home.log() : null;
    }

    private void open() {
        if (!home.exists()) {
            return;
        }
        try {
            AppFolder.make(home.log());
            // %u: a second program at the same time gets files of its own
            file = new FileHandler(home.log().toString().replace("%", "%%") + "/descent-%u.%g.log", BYTES, FILES, true);
            file.setEncoding("UTF-8");
            file.setFormatter(new SimpleFormatter());
            logger.addHandler(file);
            logger.log(Level.INFO, "Descent {0}, Java {1}, {2} {3}", new Object[] {String.valueOf(LogFile.class.getModule().getDescriptor() == null ? ""
                    : LogFile.class.getModule().getDescriptor().rawVersion().orElse("")), System.getProperty("java.version"),
                    System.getProperty("os.name"), System.getProperty("os.version")});
        } catch (IOException e) {
            logger.log(Level.WARNING, "the log cannot be written: " + e, e);
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            logger.removeHandler(file);
            file.close();
            file = null;
        }
    }
}
