package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/// About names what lies inside the libraries, too: every licence file in a jar, or kept for the image, that is not the library's own
/// belongs to a part that has a line. ([HabitsTest] sees the window name the libraries.)
class PartsThatShipTest {
    private static final Pattern LICENCE = Pattern.compile("(?i)(.*/)?[^/]*(licen[cs]e|notice|copying)[^/]*");
    private static final Pattern OWN = Pattern.compile("(META-INF/)?(LICENSE|NOTICE)(\\.txt)?");
    /// What a licence file inside a library is about, as About names it.
    private static final Map<String, String> PARTS = new TreeMap<>(Map.of(
            "META-INF/FastDoubleParser-LICENSE", "FastDoubleParser (",
            "META-INF/FastDoubleParser-ThirdParty-LICENSE", "fast_double_parser, fast_float, bigint (",
            "META-INF/Schubfach-LICENSE", "Schubfach (",
            "org/controlsfx/dialog/license.txt", "Oxygen icons ("));

    private static List<String> about() throws IOException {
        return Files.readAllLines(Path.of("assets/help/licences.tsv")).stream().map(l -> l.split("\t")[1]).toList();
    }

    @Test
    void licenceFilesInTheJars_areOfPartsThatAboutNames() throws IOException {
        List<String> odd = new ArrayList<>();
        int own = 0;
        try (Stream<Path> mods = Files.list(Path.of("target", "mods"))) {
            for (Path jar : mods.toList()) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    List<String> licences = file.stream().map(ZipEntry::getName).filter(n -> !n.endsWith(".class") && LICENCE.matcher(n).matches()).toList();
                    own += (int) licences.stream().filter(n -> OWN.matcher(n).matches()).count();
                    licences.stream().filter(n -> !OWN.matcher(n).matches()).forEach(odd::add);
                }
            }
        }
        assertTrue(own > 5, "only " + own + " licence files were found");
        assertEquals(List.copyOf(PARTS.keySet()), odd.stream().sorted().toList(), "a licence file of a part inside a library: give the part a line in assets/help/licences.tsv");
        for (String part : PARTS.values()) {
            assertTrue(about().stream().anyMatch(l -> l.startsWith(part)), part + " has no line in About: " + about());
        }
    }

    /// Of what is kept in `src/image/legal` because no jar has it: each heading of `third-party.md` begins as its line in About does.
    @Test
    void partsOfJavaFx_areNamed() throws IOException {
        List<String> parts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "image", "legal"))) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                String name = f.getFileName().toString();
                assertTrue(List.of("LICENSE", "third-party.md", "dialog-icons.txt").contains(name), f + " is the licence of a part that this test does not know");
                parts.addAll(Files.readAllLines(f).stream().filter(l -> l.startsWith("## ")).map(l -> l.substring(3).split(" ")[0]).toList());
            }
        }
        assertTrue(parts.size() >= 3, parts.toString());
        for (String part : parts) {
            assertTrue(about().stream().anyMatch(l -> l.startsWith(part + " ")), part + " has no line in About: " + about());
        }
    }
}
