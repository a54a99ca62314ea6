package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.Child;
import descent.FaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path temp;

    private static Path folder() {
        String dir = System.getProperty("descent.badmodels", "");
        return Path.of(dir.isBlank() || dir.startsWith("${") ? OWN : dir.strip());
    }

    /// @param row counts what comes out: lost is what was loaded or refused against its manifest, torn any other exception
    private List<OpenAll.End> opened(FaultTable.Row row, Path folder, String... more) throws Exception {
        Path errors = temp.resolve("errors.txt");
        List<String> command = new ArrayList<>(KillTest.command("OpenAll", folder.toAbsolutePath().toString()));
        command.add(1, "-Xmx256m");
        command.addAll(List.of(more));
        List<OpenAll.End> ends = new ArrayList<>();
        try (Child child = Child.start(new ProcessBuilder(command).directory(temp.toFile()).redirectError(errors.toFile()), PATIENCE)) {
            for (String line = child.line(); line != null; line = child.line()) {
                OpenAll.End e = OpenAll.End.of(line);
                boolean broken = e.wrong().startsWith("ended in");
                row.tried(1).whole(!broken).right(e.wrong().isEmpty() || broken).inTime(e.ms() <= MOST_MS);
                ends.add(e);
            }
            int end = child.end();
            // what some of the files would leave there if they were believed
            row.inTime(child.inTime()).right(Files.notExists(temp.resolve("canary")));
            assertEquals(0, end, Files.readString(errors));
        }
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
        FaultTable.Row row = FAULTS.open("bad .model files at -Xmx256m");
        List<OpenAll.End> ends = folder().equals(Path.of(OWN)) ? opened(row, folder(), "words") : opened(row, folder());
        List<String> wrong = wrong(ends);
        System.out.println("badmodels " + folder() + ": run " + ends.size() + ", passed " + (ends.size() - wrong.size()) + ", failed " + wrong.size()
                + ", longest " + ends.stream().mapToDouble(OpenAll.End::ms).max().orElse(0) + " ms");
        assertEquals(OpenAll.cases(folder()).size(), ends.size());
        assertTrue(!ends.isEmpty(), "no case was run in " + folder());
        row.holds(wrong.isEmpty() ? ends.getLast().said() : String.join("\n", wrong));
    }

    @Test
    void foldersLinksPipesDevicesAndSparseFiles_areRefused_withoutReadingThem() throws Exception {
        Path place = Files.createDirectory(temp.resolve("odd"));
        Map<Path, String> odd = OddFiles.make(place);
        manifest(place, odd);
        FaultTable.Row row = FAULTS.open("folders, links, pipes, devices, 10 GB as .model");
        List<OpenAll.End> ends = opened(row, place, "words");
        assertEquals(odd.size(), ends.size());
        row.holds(wrong(ends).isEmpty() ? ends.getFirst().said() : String.join("\n", wrong(ends)));
        System.out.println("odd files: " + ends.size() + ", longest " + ends.stream().mapToDouble(OpenAll.End::ms).max().orElse(0) + " ms");
    }

    private static void manifest(Path place, Map<Path, String> odd) throws IOException {
        StringBuilder rows = new StringBuilder();
        odd.forEach((f, words) -> rows.append(String.join("\t", f.getFileName().toString(), "REFUSE", "odd", "says " + words)).append('\n'));
        Files.writeString(place.resolve("manifest.tsv"), rows);
    }
}
