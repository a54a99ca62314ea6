import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Stylesheet;

/// The program's style sheet as JavaFX's binary form, for the image: parsing the text took 3 % of the JavaFX thread's time at
/// the start.
///
///     java --module-path MODULES --add-modules javafx.graphics BinaryStyles.java JAR OUT
///
/// `OUT` is `JAR` with `descent.bss` beside `descent.css`, which JavaFX looks for first. The jar itself has the text alone,
/// so that nobody who edits it ever sees an old binary.
public final class BinaryStyles {
    private static final String FOLDER = "/descent/assets/styles";
    private static final String SHEET = "descent.css";

    private BinaryStyles() { }

    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[1]);
        Files.createDirectories(out.getParent());
        Files.copy(Path.of(args[0]), out, StandardCopyOption.REPLACE_EXISTING);
        Path work = Files.createTempDirectory("descent-styles");
        try (FileSystem jar = FileSystems.newFileSystem(out, Map.of())) {
            Path sheet = jar.getPath(FOLDER, SHEET);
            try (Stream<Path> all = Files.list(jar.getPath(FOLDER))) {
                for (Path p : (Iterable<Path>) all::iterator) {
                    Files.copy(p, work.resolve(p.getFileName().toString()));
                }
            }
            Path text = work.resolve(SHEET);
            Path binary = work.resolve(SHEET.replace(".css", ".bss"));
            Stylesheet.convertToBinary(text.toFile(), binary.toFile());
            int rules = check(text.toUri(), binary.toUri());
            Path there = jar.getPath(FOLDER, binary.getFileName().toString());
            Files.copy(binary, there);
            FileTime then = Files.getLastModifiedTime(sheet);
            Files.setLastModifiedTime(there, then);
            System.out.printf(Locale.ROOT, "style sheet: %d rules in %.0f kB%n", rules, Files.size(binary) / 1e3);
        } finally {
            try (Stream<Path> all = Files.list(work)) {
                for (Path p : (Iterable<Path>) all::iterator) {
                    Files.delete(p);
                }
            }
            Files.delete(work);
        }
    }

    /// The binary must say what the text says, rule by rule.
    private static int check(URI text, URI binary) throws IOException {
        List<String> wanted = rules(new CssParser().parse(text.toURL()));
        List<String> got = rules(Stylesheet.loadBinary(binary.toURL()));
        if (wanted.isEmpty() || !wanted.equals(got)) {
            throw new IOException("the binary style sheet has " + got.size() + " rules that differ from the " + wanted.size() + " of " + text);
        }
        return got.size();
    }

    private static List<String> rules(Stylesheet sheet) {
        return sheet.getRules().stream().map(r -> r.getSelectors() + " " + r.getDeclarations()).toList(); // with their values
    }
}
