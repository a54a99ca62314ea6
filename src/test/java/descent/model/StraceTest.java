package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.FaultTable;
import descent.data.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Each system call of a save fails in turn, by strace on Linux (Debian: strace): the old file stays byte-equal, a sentence
/// comes, and no temporary file is left. A first run shows which calls of the saving thread touch the folder; each of them
/// then fails alone, with each error.
///
///     mvn test -Dtest=StraceTest -Ddescent.strace=ENOSPC,EIO,EACCES,EDQUOT
@Tag("faults")
class StraceTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int MOST_MS = 1000;
    private static final List<String> CALLS = List.of("openat", "write", "pwrite64", "fsync", "rename", "close");

    @TempDir
    Path folder;

    private record Try(String call, int nth, String error, String said, boolean same, int left) {
        int ms() {
            return said.startsWith("refused") ? Integer.parseInt(said.split(" ")[1]) : 0;
        }

        /// The old file is another one, although a sentence said that it could not be saved.
        boolean lost() {
            return !same && !said.equals("saved");
        }

        /// A call whose failure does no harm may pass: the file is then whole and new.
        boolean held() {
            return left == 0 && (said.equals("saved") ? !same : same && said.matches("refused [0-9]+ ms Could not save .*\\."));
        }
    }

    @Test
    void oldFile_staysByteEqual_whateverCallFails() throws Exception {
        String errors = System.getProperty("descent.strace", "");
        assumeTrue(!errors.isBlank(), "-Ddescent.strace=ENOSPC,EIO lets the system calls of a save fail, by strace");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "no strace on this machine (Debian: strace)");
        List<Try> tries = new ArrayList<>();
        for (String call : CALLS) {
            List<Integer> all = calls(call);
            assertTrue(!all.isEmpty(), "no " + call + " was seen: is strace allowed here?");
            for (String error : errors.split(",")) {
                for (int nth : all) {
                    tries.add(one(call, nth, error));
                }
            }
        }
        System.out.println("fault | old file | temporary files | sentence");
        tries.forEach(t -> System.out.println(t.call() + " " + t.nth() + " " + t.error() + " | " + (t.same() ? "byte-equal" : "new") + " | " + t.left() + " | " + t.said()));
        System.out.println("strace: tries " + tries.size() + ", refused " + tries.stream().filter(t -> t.said().startsWith("refused")).count()
                + ", held " + tries.stream().filter(Try::held).count() + ", longest until the sentence " + tries.stream().mapToInt(Try::ms).max().orElse(0) + " ms");
        FAULTS.row("each system call of a save fails: " + errors, tries.size(), tries.stream().filter(Try::lost).count(), tries.stream().filter(t -> !t.held() && !t.lost()).count(), tries.stream().filter(t -> t.ms() > MOST_MS).count(),
                tries.stream().map(Try::said).filter(s -> s.startsWith("refused")).findFirst().orElse("").replaceFirst("refused [0-9]+ ms ", "").replace(folder.toString(), "…"));
        assertEquals(List.of(), tries.stream().filter(t -> !t.held()).toList());
    }

    private Path old() throws IOException {
        Path place = Files.createTempDirectory(folder, "place");
        ModelFile.write(place.resolve("a.model"), Models.trained(Models.setup(), Task.REGRESSION, 1));
        return place;
    }

    /// Which calls of that name, counted in the saving thread, touch the folder.
    private List<Integer> calls(String call) throws Exception {
        Path place = old();
        run(place, "-y", "-e", "trace=" + call);
        Map<String, Integer> count = new HashMap<>();
        List<Integer> all = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("trace.txt"), StandardCharsets.ISO_8859_1)) {
            if (line.contains(" " + call + "(")) {
                int nth = count.merge(line.substring(0, line.indexOf(' ')), 1, Integer::sum);
                if (line.contains(place.toString())) {
                    all.add(nth);
                }
            }
        }
        return all;
    }

    private Try one(String call, int nth, String error) throws Exception {
        Path place = old();
        Path before = Files.copy(place.resolve("a.model"), folder.resolve("old.model"), StandardCopyOption.REPLACE_EXISTING);
        List<String> said = run(place, "-e", "trace=" + call, "-e", "inject=" + call + ":error=" + error + ":when=" + nth);
        try (Stream<Path> files = Files.list(place)) {
            return new Try(call, nth, error, said.isEmpty() ? "nothing" : said.getLast(), Files.mismatch(before, place.resolve("a.model")) < 0, (int) files.count() - 1);
        }
    }

    private List<String> run(Path place, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("/usr/bin/strace", "-f", "-qq", "-o", folder.resolve("trace.txt").toString()));
        command.addAll(List.of(options));
        command.addAll(KillTest.command("SaveOnce", place.resolve("a.model").toString(), "again"));
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = p.inputReader().lines().toList();
        p.waitFor();
        return said;
    }
}
