package descent.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A folder of model files with a `manifest.tsv` (file, class, what, demand; lines that begin with # and a line of
/// column names are passed over). `-Ddescent.badmodels=DIR` tries another one.
///
/// REFUSE: ends in a [ModelFileException]; DETECT: refused, or loaded with a warning; EITHER: refused or loaded;
/// LOAD: loads. A LOAD file that is plain safetensors, without a word of Descent, holds no network and no columns to
/// load: it passes when its container is found sound (header, offsets, sizes) and the sentence says whose file it is.
/// Whatever is refused takes at most 2 s and names the file.
class BadModelsTest {
    private static final String OWN = "src/test/resources/golden/badmodels";
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private record Case(Path file, String kind, String what) { }

    private static Path folder() {
        String dir = System.getProperty("descent.badmodels", "");
        return Path.of(dir.isBlank() || dir.startsWith("${") ? OWN : dir.strip());
    }

    private static List<Case> cases(Path folder) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readString(folder.resolve("manifest.tsv"), StandardCharsets.UTF_8).split("\\R")) {
            String[] cells = line.split("\t", -1);
            if (!line.isBlank() && !line.startsWith("#") && cells.length > 1 && !(cells[0].strip().equals("file") && cells[1].strip().equals("class"))) {
                cases.add(new Case(folder.resolve(cells[0].strip()), cells[1].strip(), cells.length > 2 ? cells[2] : ""));
            }
        }
        return cases;
    }

    @Test
    void everyFile_endsAsItsManifestDemands_inTheFolder() throws IOException {
        List<Case> cases = cases(folder());
        List<String> failed = new ArrayList<>();
        for (Case c : cases) {
            long start = System.nanoTime();
            String wrong = wrong(c);
            if (wrong.isEmpty() && System.nanoTime() - start > MOST_NANOS) {
                wrong = "took " + (System.nanoTime() - start) / 1_000_000 + " ms";
            }
            if (!wrong.isEmpty()) {
                failed.add(c.file().getFileName() + " (" + c.kind() + ", " + c.what() + "): " + wrong);
            }
        }
        failed.forEach(System.out::println);
        System.out.println("badmodels " + folder() + ": run " + cases.size() + ", passed " + (cases.size() - failed.size()) + ", failed " + failed.size());
        assertTrue(!cases.isEmpty(), "no case was run in " + folder());
        assertTrue(failed.isEmpty(), () -> String.join("\n", failed));
    }

    /// What is wrong with how the file ended, or "".
    private static String wrong(Case c) {
        try {
            SavedModel m = ModelFile.read(c.file());
            TrainedModel.restore(m).fingerprint();
            return switch (c.kind()) {
                case "REFUSE" -> "loaded";
                case "DETECT" -> m.warnings().isEmpty() ? "loaded without a warning" : "";
                case "EITHER", "LOAD" -> "";
                default -> "its class is unknown";
            };
        } catch (ModelFileException e) {
            boolean named = e.getMessage().contains(String.valueOf(c.file().getFileName())) && e.getMessage().lines().count() == 1;
            boolean foreign = e.getMessage().contains("safetensors file of another program");
            return !named ? "does not name the file in one line: " + e.getMessage() : c.kind().equals("LOAD") && !foreign ? e.getMessage() : "";
        } catch (RuntimeException | Error e) {
            return "ended in " + e;
        }
    }
}
