package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.FaultTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Folders of bad model files, each opened in a JVM of its own with 256 MB, by [OpenAll]: whatever is refused takes at most
/// 2 s and names the file in one sentence. `-Ddescent.badmodels=DIR` tries another folder with a `manifest.tsv`.
@Tag("faults")
class BadModelsTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final String OWN = "src/test/resources/golden/badmodels";
    private static final double MOST_MS = 2000;

    @TempDir
    Path temp;

    private static Path folder() {
        String dir = System.getProperty("descent.badmodels", "");
        return Path.of(dir.isBlank() || dir.startsWith("${") ? OWN : dir.strip());
    }

    private List<OpenAll.End> opened(Path folder, String... more) throws Exception {
        Path errors = temp.resolve("errors.txt");
        List<String> command = new ArrayList<>(KillTest.command("OpenAll", folder.toAbsolutePath().toString()));
        command.add(1, "-Xmx256m");
        command.addAll(List.of(more));
        Process p = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        List<OpenAll.End> ends = new ArrayList<>();
        try (var lines = p.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> ends.add(OpenAll.End.of(line)));
        }
        assertTrue(p.waitFor(1, TimeUnit.MINUTES), "the child does not end");
        assertEquals(0, p.exitValue(), Files.readString(errors));
        return ends;
    }

    private static List<String> wrong(List<OpenAll.End> ends) {
        List<String> wrong = new ArrayList<>();
        for (OpenAll.End e : ends) {
            String why = e.wrong().isEmpty() && e.ms() > MOST_MS ? "took " + e.ms() + " ms of the processor" : e.wrong();
            if (!why.isEmpty()) {
                wrong.add(e.file() + " (" + e.kind() + ", " + e.what() + "): " + why + "; " + e.said());
            }
        }
        return wrong;
    }

    @Test
    void everyFile_endsAsItsManifestDemands_inTheFolder() throws Exception {
        List<OpenAll.End> ends = folder().equals(Path.of(OWN)) ? opened(folder(), "words") : opened(folder());
        List<String> wrong = wrong(ends);
        System.out.println("badmodels " + folder() + ": run " + ends.size() + ", passed " + (ends.size() - wrong.size()) + ", failed " + wrong.size()
                + ", longest " + ends.stream().mapToDouble(OpenAll.End::ms).max().orElse(0) + " ms");
        assertEquals(OpenAll.cases(folder()).size(), ends.size());
        assertTrue(!ends.isEmpty(), "no case was run in " + folder());
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
        FAULTS.row("bad .model files at -Xmx256m", ends.size(), 0, 0, 0, ends.getLast().said());
    }

    @Test
    void foldersLinksPipesDevicesAndSparseFiles_areRefused_withoutReadingThem() throws Exception {
        Path place = Files.createDirectory(temp.resolve("odd"));
        Map<Path, String> odd = OddFiles.make(place);
        manifest(place, odd);
        List<OpenAll.End> ends = opened(place, "words");
        assertEquals(odd.size(), ends.size());
        assertEquals(List.of(), wrong(ends));
        FAULTS.row("folders, links, pipes, devices, 10 GB as .model", ends.size(), 0, 0, 0, ends.getFirst().said());
        System.out.println("odd files: " + ends.size() + ", longest " + ends.stream().mapToDouble(OpenAll.End::ms).max().orElse(0) + " ms");
    }

    private static void manifest(Path place, Map<Path, String> odd) throws IOException {
        StringBuilder rows = new StringBuilder();
        odd.forEach((f, words) -> rows.append(String.join("\t", f.getFileName().toString(), "REFUSE", "odd", "says " + words)).append('\n'));
        Files.writeString(place.resolve("manifest.tsv"), rows);
    }
}
