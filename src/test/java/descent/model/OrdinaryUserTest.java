package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.Child;
import descent.FaultTable;
import descent.data.Task;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What an ordinary user may not read or write ends in a sentence with path and cause. Where the tests run as root, the
/// program is started as the user 65534 ("nobody"), by setpriv.
@Tag("faults")
class OrdinaryUserTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final String NOBODY = "65534";
    private static final int MOST_MS = 1000;
    private static final Pattern REFUSED = Pattern.compile("refused ([0-9]+) ms (.*)");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;
    private boolean root;

    @BeforeEach
    void readableForAll() throws IOException {
        root = System.getProperty("user.name").equals("root");
        tried(!root || Files.isExecutable(SETPRIV), "root may do everything, and there is no setpriv here");
        tried(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions of POSIX here");
        mode(folder, "rwxr-xr-x");
    }

    private static void tried(boolean possible, String reason) {
        if (!possible) {
            FAULTS.open("what an ordinary user may not do").ended("not tried: " + reason);
        }
        assumeTrue(possible, reason + ": not tried");
    }

    private static Path mode(Path p, String permissions) throws IOException {
        return Files.setPosixFilePermissions(p, PosixFilePermissions.fromString(permissions));
    }

    /// A test program, with classes that nobody may read, too.
    private List<String> start(FaultTable.Row row, String program, String argument, String... more) throws Exception {
        List<String> command = new ArrayList<>(KillTest.command(program, argument));
        command.addAll(List.of(more));
        int at = command.indexOf("-cp") + 1;
        List<String> copies = new ArrayList<>();
        for (String part : command.get(at).split(File.pathSeparator)) {
            copies.add(copy(Path.of(part)).toString());
        }
        command.set(at, String.join(File.pathSeparator, copies));
        if (root) {
            command.addAll(0, List.of(SETPRIV.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        try (Child child = Child.start(new ProcessBuilder(command).redirectErrorStream(true).directory(new File("/")), PATIENCE)) {
            List<String> said = child.lines();
            row.inTime(child.inTime());
            return said;
        }
    }

    private Path copy(Path from) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Path to = lib.resolve(from.getFileName());
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.toList()) {
                Path there = to.resolve(from.relativize(p).toString());
                if (!Files.exists(there) && (Files.isDirectory(p) || p.toString().endsWith("r") || p.toString().contains("/descent/"))) {
                    mode(Files.isDirectory(p) ? Files.createDirectories(there) : Files.copy(p, there), "rwxr-xr-x");
                }
            }
        }
        return to;
    }

    private String refused(FaultTable.Row row, Path target) throws Exception {
        Path before = Files.copy(target, folder.resolve("before"));
        String said = String.join(" ", start(row, "SaveOnce", target.toString(), "again"));
        if (REFUSED.matcher(said).results().anyMatch(r -> Integer.parseInt(r.group(1)) > MOST_MS)) { // a disk may be busy with others once
            said = String.join(" ", start(row, "SaveOnce", target.toString(), "again"));
        }
        row.tried(1).right(Files.mismatch(before, target) == -1);
        Files.delete(before);
        try (Stream<Path> all = Files.list(target.getParent())) {
            row.torn(all.filter(f -> f.getFileName().toString().endsWith(".tmp")).count());
        }
        Matcher refused = REFUSED.matcher(said);
        boolean words = refused.find() && refused.group(2).contains(target.toString()) && refused.group(2).contains("writing is not allowed");
        row.right(words).inTime(!words || Integer.parseInt(refused.group(1)) <= MOST_MS);
        return words ? refused.group(2) : said;
    }

    @Test
    void readOnlyFolderAndFile_areNamed_andTheOldFileStays() throws Exception {
        FaultTable.Row row = FAULTS.open("a folder, a file that may only be read, as nobody");
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Path inside = locked.resolve("a.model");
        ModelFile.write(inside, Models.trained(Models.setup(), Task.REGRESSION, 1));
        mode(locked, "r-xr-xr-x");
        String told = refused(row, inside);
        row.right(told.contains("writing is not allowed there; choose another folder or another name."));
        Path open = mode(Files.createDirectory(folder.resolve("open")), "rwxrwxrwx");
        Path file = open.resolve("a.model");
        ModelFile.write(file, Models.trained(Models.setup(), Task.REGRESSION, 1));
        mode(file, "r--r--r--");
        String other = refused(row, file);
        mode(locked, "rwxr-xr-x");
        row.right(other.contains("writing is not allowed"));
        row.holds(told.replace(folder.toString(), "…"));
    }

    @Test
    void unreadableFile_isNamed() throws Exception {
        Path place = mode(Files.createDirectory(folder.resolve("place")), "rwxr-xr-x");
        mode(Files.write(place.resolve("locked.model"), new byte[] {1}), "---------");
        mode(Files.createDirectory(place.resolve("closed")), "rwxr-xr-x");
        Files.write(place.resolve("closed").resolve("a.model"), new byte[] {1});
        mode(place.resolve("closed"), "---------");
        Files.writeString(place.resolve("manifest.tsv"), "locked.model\tREFUSE\todd\tsays reading it is not allowed\nclosed/a.model\tREFUSE\todd\tsays reading it is not allowed\n");
        FaultTable.Row row = FAULTS.open("an unreadable file or folder, as nobody").tried(2);
        List<OpenAll.End> ends = start(row, "OpenAll", place.toString(), "words").stream().map(OpenAll.End::of).toList();
        mode(place.resolve("closed"), "rwxr-xr-x");
        ends.forEach(e -> row.right(e.wrong().isEmpty()).inTime(e.ms() <= MOST_MS));
        assertEquals(2, ends.size(), ends::toString);
        row.holds(ends.stream().filter(e -> !e.wrong().isEmpty()).findFirst().map(OpenAll.End::toString).orElse(ends.getFirst().said()));
    }
}
