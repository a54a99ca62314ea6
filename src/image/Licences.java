import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The licences of all modules of the image, in its folder `legal` beside those of Java: jlink brings along what lies in a .jmod, and
/// nothing of what lies in a jar.
///
///     java Licences.java PROJECT IMAGE JAR MODS
///
/// Taken are the files LICENSE and NOTICE of each jar and the project's `src/image/legal/MODULE`; JavaFX has Java's own licence. A
/// module of the image without a licence ends the build.
public final class Licences {
    private static final List<String> OF_JAVA = List.of("LICENSE", "ASSEMBLY_EXCEPTION", "ADDITIONAL_LICENSE_INFO");

    private Licences() { }

    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]);
        Path legal = Path.of(args[1]).resolve("legal");
        List<String> modules = modules(Path.of(args[1]));
        for (var found : ModuleFinder.of(Path.of(args[2]), Path.of(args[3])).findAll()) {
            String name = found.descriptor().name();
            if (modules.contains(name)) {
                Path folder = Files.createDirectories(legal.resolve(name));
                fromJar(Path.of(found.location().orElseThrow()), folder);
                copy(files(project.resolve("src/image/legal").resolve(name)), folder);
                if (name.startsWith("javafx.")) {
                    copy(OF_JAVA.stream().map(legal.resolve("java.base")::resolve).toList(), folder);
                } else if (name.equals("descent")) {
                    copy(List.of(project.resolve("assets/LICENSE")), folder);
                    copy(files(project.resolve("assets/fonts")).stream().filter(f -> f.toString().endsWith(".txt")).toList(), folder);
                    Files.write(folder.resolve("samples.md"), Files.readAllBytes(project.resolve("assets/samples/README.md")));
                }
            }
        }
        List<String> without = modules.stream().filter(m -> files(legal.resolve(m)).stream().noneMatch(f -> f.getFileName().toString().startsWith("LICENSE"))).toList();
        if (!without.isEmpty()) {
            throw new IOException("no licence in the image's folder legal for " + without + ": put it into src/image/legal");
        }
        System.out.println("Licences of " + modules.size() + " modules");
    }

    private static List<String> modules(Path image) throws IOException {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(image.resolve("release"))) {
            release.load(in);
        }
        return List.of(release.getProperty("MODULES").replace("\"", "").split(" "));
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void copy(List<Path> files, Path folder) throws IOException {
        for (Path f : files) {
            Files.write(folder.resolve(f.getFileName()), Files.readAllBytes(f));
        }
    }

    private static void fromJar(Path jar, Path folder) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry e : new ArrayList<>(file.stream().toList())) {
                String name = e.getName().replaceFirst("^META-INF/", "");
                String upper = name.toUpperCase(Locale.ROOT);
                if (!e.isDirectory() && !name.contains("/") && (upper.contains("LICENSE") || upper.contains("NOTICE"))) {
                    try (InputStream in = file.getInputStream(e)) {
                        Files.write(folder.resolve(name), in.readAllBytes());
                    }
                }
            }
        }
    }
}
