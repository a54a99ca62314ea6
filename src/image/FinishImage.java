import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The last step of the image: puts JavaFX's native libraries beside the virtual machine's, trains the AOT cache and writes the
/// launchers that use it, `descent` and `descent-vector`.
///
///     java FinishImage.java IMAGE MODULES OPTIONS VECTOR-OPTIONS FONTS
///
/// JavaFX's jars carry the libraries as resources; at each start it would unpack them, sum them up and compare them with copies in
/// the person's home folder (and leave those there). The fonts become files for the same reason.
///
/// The training run opens the real window on JavaFX's Headless platform with the sample in it, lets it train for a moment and
/// ends; no display is needed. The cache holds the classes of that run, loaded and linked.
public final class FinishImage {
    private static final String LIBRARIES = "*.{so,dll,dylib}";
    private static final String CACHE = "descent.aot";
    /// Only in the training run. Its counters would go into the cache otherwise, and every start would have the optimizing
    /// compiler at once translate what was hot in a whole run: on one core that took half of the start (and 4 MB of the image).
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final String MAIN = "descent/descent.app.Main";

    private FinishImage() { }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path image = Path.of(args[0]);
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean windows = system.startsWith("win");
        String options = args[2].strip();
        strip(image.resolve("lib").resolve("server").resolve("libjvm.so"));
        int libraries = libraries(Path.of(args[1]), image.resolve(windows ? "bin" : "lib"));
        System.out.println(libraries + " native libraries of JavaFX");
        System.out.println(fonts(Path.of(args[4]), image.resolve("lib").resolve("fonts")) + " fonts");
        train(image, List.of(options.split("\\s+")), windows);
        launcher(image, "descent", options, windows);
        launcher(image, "descent-vector", options + " " + args[3].strip(), windows);
    }

    private static void launcher(Path image, String name, String options, boolean windows) throws IOException {
        if (windows) {
            Files.writeString(image.resolve("bin").resolve(name + ".bat"), """
                    @echo off
                    set DIR=%%~dp0
                    start "" "%%DIR%%\\javaw" "-XX:AOTCache=%%DIR%%\\..\\lib\\%s" %s -m %s %%*
                    """.formatted(CACHE, options, MAIN).replace("\n", "\r\n"));
        } else {
            Path launcher = image.resolve("bin").resolve(name);
            Files.writeString(launcher, """
                    #!/bin/sh
                    DIR=$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")
                    exec "$DIR/java" "-XX:AOTCache=$DIR/../lib/%s" %s $DESCENT_JVM -m %s "$@"
                    """.formatted(CACHE, options, MAIN));
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /// @return how many there are; the program would not start without them
    private static int fonts(Path from, Path place) throws IOException {
        int n = 0;
        Files.createDirectories(place);
        try (DirectoryStream<Path> fonts = Files.newDirectoryStream(from, "*.{otf,ttf}")) {
            for (Path font : fonts) {
                Files.copy(font, place.resolve(font.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
                n++;
            }
        }
        return n;
    }

    /// @return how many there are; none would mean an image without a window
    private static int libraries(Path modules, Path place) throws IOException, InterruptedException {
        int n = 0;
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(modules, "javafx-*.jar")) {
            for (Path jar : jars) {
                try (FileSystem files = FileSystems.newFileSystem(jar, Map.of()); DirectoryStream<Path> found = Files.newDirectoryStream(files.getPath("/"), LIBRARIES)) {
                    for (Path library : found) {
                        n += take(library, place.resolve(library.getFileName().toString())) ? 1 : 0;
                    }
                }
            }
        }
        if (n == 0) {
            throw new IOException("no native library of JavaFX in " + modules);
        }
        return n;
    }

    /// What the virtual machine has already (Microsoft's run-time) stays.
    private static boolean take(Path library, Path to) throws IOException, InterruptedException {
        boolean isNew = !Files.exists(to);
        if (isNew) {
            Files.copy(library, to);
            if (to.toString().endsWith(".so")) {
                strip(to);
            }
        }
        return isNew;
    }

    /// Takes the table of symbols out of a library (5 MB of Linux's virtual machine), where the system has the tool for it; jlink leaves it in.
    private static void strip(Path machine) throws IOException, InterruptedException {
        Path tool = Path.of("/usr/bin/strip");
        if (Files.isRegularFile(machine) && Files.isExecutable(tool)) {
            int exit = new ProcessBuilder(tool.toString(), machine.toString()).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IOException("strip ended with " + exit);
            }
        }
    }

    private static void train(Path image, List<String> options, boolean windows) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("descent-image");
        Path cache = image.resolve("lib").resolve(CACHE);
        Files.deleteIfExists(cache);
        List<String> command = new ArrayList<>(List.of(image.resolve("bin").resolve(windows ? "java.exe" : "java").toString(), "-XX:AOTCacheOutput=" + cache, FIRST_COMPILER));
        command.addAll(options);
        command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Ddescent.home=" + home, "-Ddescent.start=train", "-m", MAIN));
        Process p = new ProcessBuilder(command).inheritIO().start();
        if (p.waitFor() != 0 || !Files.isRegularFile(cache)) {
            throw new IOException("the AOT cache was not made (exit " + p.exitValue() + ")");
        }
        System.out.printf(Locale.ROOT, "AOT cache: %.1f MB%n", Files.size(cache) / 1e6);
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
