package descent.model;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.Child;
import descent.FaultTable;
import descent.data.Task;
import descent.ui.common.SaveUnsaved;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Path STRACE = Path.of("/usr/bin/strace");
    private static final int MOST_MS = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> CALLS = List.of("openat", "write", "pwrite64", "fsync", "rename", "close");

    @TempDir
    Path folder;

    private record Try(String call, int nth, String error, String said, boolean same, int left, boolean ended, boolean hit) {
        int ms() {
            return said.startsWith("refused") ? Integer.parseInt(said.split(" ")[1]) : 0;
        }

        /// The old file is another one, although a sentence said that it could not be saved.
        boolean lost() {
            return !same && !said.equals("saved");
        }

        boolean inTime() {
            return ended && ms() <= MOST_MS;
        }

        /// A call whose failure does no harm may pass: the file is then whole and new.
        boolean whole() {
            return left == 0 && (said.equals("saved") ? !same : same && said.matches("refused [0-9]+ ms Could not save .*\\."));
        }

        /// The call that failed was one of the folder.
        boolean held() {
            return hit && whole() && inTime();
        }
    }

    @Test
    void oldFile_staysByteEqual_whateverCallFails() throws Exception {
        String errors = errors();
        FaultTable.Row row = FAULTS.open("each system call of a save fails: " + errors);
        List<Try> tries = new ArrayList<>();
        for (String call : CALLS) {
            List<Integer> all = calls(call);
            assertTrue(!all.isEmpty(), "no " + call + " was seen: is strace allowed here?");
            for (String error : errors.split(",")) {
                for (int nth : all) {
                    Try t = one(call, nth, error);
                    row.tried(1).right(t.hit() && !t.lost()).whole(t.whole() || t.lost()).inTime(t.inTime());
                    tries.add(t);
                }
            }
        }
        System.out.println("fault | old file | temporary files | sentence");
        tries.forEach(t -> System.out.println(t.call() + " " + t.nth() + " " + t.error() + " | " + (t.same() ? "byte-equal" : "new") + " | " + t.left() + " | " + t.said()));
        System.out.println("strace: tries " + tries.size() + ", refused " + tries.stream().filter(t -> t.said().startsWith("refused")).count()
                + ", held " + tries.stream().filter(Try::held).count() + ", longest until the sentence " + tries.stream().mapToInt(Try::ms).max().orElse(0) + " ms");
        String sentence = tries.stream().map(Try::said).filter(s -> s.startsWith("refused")).findFirst().orElse("").replaceFirst("refused [0-9]+ ms ", "");
        List<Try> wrong = tries.stream().filter(t -> !t.held()).toList();
        row.holds((wrong.isEmpty() ? sentence : wrong.toString()).replace(folder.toString(), "…"));
    }

    /// These calls are made by saving alone, so that each of them may fail in the whole program.
    @Test
    void workspace_staysUnsaved_whateverErrorTheDiskAnswersWith() throws Exception {
        String errors = errors();
        FaultTable.Row row = FAULTS.open("the work stays unsaved when fsync, rename fail: " + errors);
        List<String> wrong = new ArrayList<>();
        String told = "";
        for (String call : List.of("fsync", "rename")) {
            for (String error : errors.split(",")) {
                Path place = old();
                byte[] before = Files.readAllBytes(place.resolve("a.model"));
                Run run = traced(saveUnsaved(place), "-e", "trace=" + call, "-e", "inject=" + call + ":error=" + error);
                Matcher m = Pattern.compile("unsaved ([0-9]+) ms (Could not save .*\\.)").matcher(run.said());
                boolean right = m.matches() && Arrays.equals(before, Files.readAllBytes(place.resolve("a.model")));
                row.tried(1).right(right).inTime(run.ended() && (!right || Integer.parseInt(m.group(1)) <= MOST_MS));
                try (Stream<Path> files = Files.list(place)) {
                    row.torn(files.count() - 1);
                }
                told = right ? m.group(2) : told;
                wrong.addAll(right ? List.of() : List.of(call + " " + error + ": " + run.said()));
            }
        }
        row.holds((wrong.isEmpty() ? told : wrong.toString()).replace(folder.toString(), "…"));
    }

    private static List<String> saveUnsaved(Path place) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", Child.classPath(),
                SaveUnsaved.class.getName(), place.resolve("a.model").toString());
    }

    private static String errors() {
        String errors = System.getProperty("descent.strace", "");
        assumeTrue(!errors.isBlank(), "-Ddescent.strace=ENOSPC,EIO lets the system calls of a save fail, by strace");
        boolean there = Files.isExecutable(STRACE);
        if (!there) {
            FAULTS.open("system calls of a save fail: " + errors).ended("not tried: no strace on this machine (Debian: strace)");
        }
        assumeTrue(there, "no strace on this machine (Debian: strace)");
        return errors;
    }

    private Path old() throws IOException {
        Path place = Files.createTempDirectory(folder, "place");
        ModelFile.write(place.resolve("a.model"), Models.trained(Models.setup(), Task.REGRESSION, 1));
        return place;
    }

    /// Which calls of that name, counted in the saving thread, touch the folder.
    private List<Integer> calls(String call) throws Exception {
        Path place = old();
        assertTrue(run(place, "-y", "-e", "trace=" + call).ended(), "the child does not end");
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
        Run run = run(place, "-y", "-e", "trace=" + call, "-e", "inject=" + call + ":error=" + error + ":when=" + nth);
        boolean hit = Files.readAllLines(folder.resolve("trace.txt"), StandardCharsets.ISO_8859_1).stream().anyMatch(l -> l.contains("(INJECTED)") && l.contains(place.toString()));
        try (Stream<Path> files = Files.list(place)) {
            return new Try(call, nth, error, run.said(), Files.mismatch(before, place.resolve("a.model")) < 0, (int) files.count() - 1, run.ended(), hit);
        }
    }

    /// @param said  its last line
    /// @param ended in time
    private record Run(String said, boolean ended) { }

    private Run run(Path place, String... options) throws Exception {
        List<String> program = KillTest.command("SaveOnce", place.resolve("a.model").toString(), "again");
        program.add(1, "-XX:-UsePerfData"); // else it also opens what other programs of Java have left, now more, now less
        return traced(program, options);
    }

    private Run traced(List<String> program, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(STRACE.toString(), "-f", "-qq", "-o", folder.resolve("trace.txt").toString()));
        command.addAll(List.of(options));
        command.addAll(program);
        try (Child child = Child.start(new ProcessBuilder(command).redirectErrorStream(true), PATIENCE)) {
            List<String> said = child.lines();
            return new Run(said.isEmpty() ? "nothing" : said.getLast(), child.inTime());
        }
    }
}
