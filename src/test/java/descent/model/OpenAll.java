package descent.model;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Opens every file that a folder's `manifest.tsv` names (file, class, what, demand; lines that begin with # and a line of
/// column names are passed over): a program of its own for [BadModelsTest], in little memory. Prints a line each: file,
/// class, what, milliseconds of processor time, what is wrong with how it ended, and the words that came.
///
/// REFUSE: ends in a [ModelFileException]; DETECT: refused, or loaded with a warning; EITHER: refused or loaded;
/// LOAD: loads. A LOAD file that is plain safetensors, without a word of Descent, holds no network and no columns to
/// load: it passes when its container is found sound (header, offsets, sizes) and the sentence says whose file it is.
/// With `words` as a second argument a demand `says …` or `warning: …` asks for these words in the sentence.
final class OpenAll {
    private static final double NANOS_PER_MS = 1e6;

    /// @param wrong "" when it ended as it should
    record End(String file, String kind, String what, double ms, String wrong, String said) {
        static End of(String line) {
            String[] c = line.split("\t", -1);
            return new End(c[0], c[1], c[2], Double.parseDouble(c[3]), c[4], c[5]);
        }
    }

    private OpenAll() { }

    /// @param args the folder, and perhaps `words`
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String[] c : cases(Path.of(args[0]))) {
            double start = ms();
            String[] end = end(Path.of(args[0]).resolve(c[0]), c[1], args.length > 1 ? c[3] : "");
            out.println(String.join("\t", c[0], c[1], c[2], String.valueOf(ms() - start), end[0].replaceAll("\\s", " "), end[1].replaceAll("\\s", " ")));
        }
    }

    /// What the whole program has used: others at work on the machine do not count.
    private static double ms() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS_PER_MS;
    }

    static List<String[]> cases(Path folder) throws IOException {
        List<String[]> cases = new ArrayList<>();
        for (String line : Files.readString(folder.resolve("manifest.tsv"), StandardCharsets.UTF_8).split("\\R")) {
            String[] cells = (line + "\t\t\t").split("\t", -1);
            if (!line.isBlank() && !line.startsWith("#") && line.contains("\t") && !(cells[0].strip().equals("file") && cells[1].strip().equals("class"))) {
                cases.add(new String[] {cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip()});
            }
        }
        return cases;
    }

    /// What is wrong with how the file ended, and the words that came.
    private static String[] end(Path file, String kind, String demand) {
        try {
            SavedModel m = ModelFile.read(file);
            TrainedModel.restore(m).fingerprint();
            String words = String.join(" ", m.warnings());
            return new String[] {switch (kind) {
                case "REFUSE" -> "loaded";
                case "DETECT" -> words.isEmpty() ? "loaded without a warning" : missing(demand, "warning: ", words);
                case "EITHER", "LOAD" -> "";
                default -> "its class is unknown";
            }, words};
        } catch (ModelFileException e) {
            boolean named = e.getMessage().contains(String.valueOf(file.getFileName())) && e.getMessage().lines().count() == 1;
            boolean foreign = e.getMessage().contains("safetensors file of another program");
            return new String[] {e.getCause() instanceof OutOfMemoryError ? "was refused only when the memory was used up" : !named ? "does not name the file in one line" : kind.equals("LOAD") && !foreign ? "refused" : missing(demand, "says ", e.getMessage()),
                    e.getMessage()};
        } catch (RuntimeException | Error e) {
            return new String[] {"ended in " + e, ""};
        }
    }

    private static String missing(String demand, String begins, String words) {
        return demand.startsWith(begins) && !words.contains(demand.substring(begins.length())) ? "does not say " + demand.substring(begins.length()) : "";
    }
}
