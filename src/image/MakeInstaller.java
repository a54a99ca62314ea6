import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Calls jpackage: the image as a folder with a native launcher (app-image), and as an installer of this system.
///
///     java MakeInstaller.java PROJECT IMAGE TARGET VERSION JVM-OPTIONS VECTOR-OPTIONS TYPE INSTALLER-OPTIONS
///
/// The AOT cache of the image comes along and is used by the native launcher too.
public final class MakeInstaller {
    private MakeInstaller() { }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path project = Path.of(args[0]);
        Path target = Path.of(args[2]);
        Files.createDirectories(target);
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        String options = args[4];
        String cache = "-XX:AOTCache=$APPDIR/../runtime/" + (mac ? "Contents/Home/" : "") + "lib/descent.aot";
        List<String> common = new ArrayList<>(List.of(
                "--name", args[6].equals("deb") ? "descent" : "Descent",
                "--app-version", version(args[3], mac),
                "--description", "Learn how neural networks learn",
                "--vendor", "Descent",
                "--copyright", "Apache License 2.0",
                "--runtime-image", args[1],
                "--module", "descent/descent.app.Main",
                "--dest", target.toString(),
                "--java-options", cache));
        for (String option : words(options)) {
            common.addAll(List.of("--java-options", option));
        }
        common.addAll(List.of("--add-launcher", "descent-vector=" + vectorLauncher(cache, options + " " + args[5])));
        icon(project, mac).ifPresent(i -> common.addAll(List.of("--icon", i.toString())));
        List<String> associations = List.of("--file-associations", project.resolve("src/image/model.properties").toString(),
                "--file-associations", project.resolve("src/image/lesson.properties").toString());
        jpackage("app-image", common, List.of());
        List<String> more = new ArrayList<>(associations);
        more.addAll(List.of("--license-file", project.resolve("assets/LICENSE").toString()));
        if (args[6].equals("deb")) { // the entry hands a file over, and a system without a menu is no failure
            more.addAll(List.of("--resource-dir", project.resolve("src/image/linux").toString()));
        }
        more.addAll(words(args[7]));
        jpackage(args[6], common, more);
    }

    /// The second launcher, with the Vector kernels and without an entry in the menu of its own.
    private static Path vectorLauncher(String cache, String options) throws IOException {
        Path file = Files.createTempFile("descent-vector", ".properties");
        file.toFile().deleteOnExit();
        return Files.writeString(file, "java-options=" + cache + " " + options + "\nlinux-shortcut=false\nwin-menu=false\nwin-shortcut=false\n");
    }

    /// A PNG on Linux; elsewhere `src/image/descent.ico` and `.icns`, where somebody has drawn them.
    private static Optional<Path> icon(Path project, boolean mac) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
        Path icon = project.resolve(windows ? "src/image/descent.ico" : mac ? "src/image/descent.icns" : "assets/icons/descent-256.png");
        return Files.isRegularFile(icon) ? Optional.of(icon) : Optional.empty();
    }

    /// macOS wants a first number above 0.
    private static String version(String of, boolean mac) {
        String plain = of.replaceFirst("-.*", "");
        return mac && plain.startsWith("0.") ? "1" + plain.substring(1) : plain;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static void jpackage(String type, List<String> common, List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "jpackage").toString(), "--type", type));
        command.addAll(common);
        command.addAll(more);
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("jpackage --type " + type + " ended with " + exit);
        }
    }
}
