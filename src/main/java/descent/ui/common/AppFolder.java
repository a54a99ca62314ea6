package descent.ui.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/// Where the program keeps what is its own on this computer: preferences, log, rescue files, and the post box for files that
/// a second start hands over. One folder, readable by its owner only; without one the program works all the same.
///
/// @param root the folder, or null: nothing is kept (the tour and most tests)
public record AppFolder(Path root) {
    /// Names another folder: `-Ddescent.home=DIR`.
    public static final String PROPERTY = "descent.home";
    private static final String NAME = "descent";

    public static AppFolder none() {
        return new AppFolder(null);
    }

    /// Where this system keeps such things: `$XDG_CONFIG_HOME` or `~/.config` on Linux, `%APPDATA%` on Windows, Application
    /// Support on macOS.
    public static AppFolder ofSystem() {
        String told = System.getProperty(PROPERTY, "");
        return new AppFolder(told.isBlank() ? usual(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", "."))) : Path.of(told).toAbsolutePath());
    }

    static Path usual(String system, Map<String, String> environment, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String data = environment.getOrDefault("APPDATA", "");
            return (data.isBlank() ? home.resolve("AppData").resolve("Roaming") : Path.of(data)).resolve("Descent");
        }
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Descent");
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (config.startsWith("/") ? Path.of(config) : home.resolve(".config")).resolve(NAME);
    }

    /// False where nothing can be kept.
    public boolean exists() {
        return root != null;
    }

    public Path preferences() {
        return root.resolve("preferences.properties");
    }

    public Path log() {
        return root.resolve("log");
    }

    public Path rescue() {
        return root.resolve("rescue");
    }

    public Path inbox() {
        return root.resolve("inbox");
    }

    /// Makes a folder of ours; new ones are for their owner's eyes only.
    public static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        Files.createDirectories(folder);
        // asked of the folder, not of its file store: in a root folder of its own (chroot) no mount point is found for that
        PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }
}
