package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.FaultTable;
import descent.data.Task;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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

    @TempDir
    Path folder;
    private boolean root;

    @BeforeEach
    void readableForAll() throws IOException {
        root = System.getProperty("user.name").equals("root");
        assumeTrue(!root || Files.isExecutable(SETPRIV), "root may do everything, and there is no setpriv here: not tried");
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions of POSIX here: not tried");
        mode(folder, "rwxr-xr-x");
    }

    private static Path mode(Path p, String permissions) throws IOException {
        return Files.setPosixFilePermissions(p, PosixFilePermissions.fromString(permissions));
    }

    /// A test program, with classes that nobody may read, too.
    private List<String> start(String program, String argument, String... more) throws Exception {
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
        Process p = new ProcessBuilder(command).redirectErrorStream(true).directory(new File("/")).start();
        List<String> said = p.inputReader().lines().toList();
        p.waitFor();
        return said;
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

    private String refused(Path target) throws Exception {
        Path before = Files.copy(target, folder.resolve("before"));
        List<String> said = start("SaveOnce", target.toString(), "again");
        assertEquals(-1, Files.mismatch(before, target), "the old file is another one");
        Files.delete(before);
        assertTrue(said.getLast().startsWith("refused ") && said.getLast().contains(target.toString()), said::toString);
        try (Stream<Path> all = Files.list(target.getParent())) {
            assertEquals(0, all.filter(f -> f.getFileName().toString().endsWith(".tmp")).count());
        }
        return said.getLast().replaceFirst("refused [0-9]+ ms ", "");
    }

    @Test
    void readOnlyFolderAndFile_areNamed_andTheOldFileStays() throws Exception {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Path inside = locked.resolve("a.model");
        ModelFile.write(inside, Models.trained(Models.setup(), Task.REGRESSION, 1));
        mode(locked, "r-xr-xr-x");
        String told = refused(inside);
        assertTrue(told.contains("writing is not allowed there; choose another folder or another name."), told);
        Path open = mode(Files.createDirectory(folder.resolve("open")), "rwxrwxrwx");
        Path file = open.resolve("a.model");
        ModelFile.write(file, Models.trained(Models.setup(), Task.REGRESSION, 1));
        mode(file, "r--r--r--");
        assertTrue(refused(file).contains("writing is not allowed"), told);
        mode(locked, "rwxr-xr-x");
        FAULTS.row("a folder, a file that may only be read, as nobody", 2, 0, 0, 0, told.replace(folder.toString(), "…"));
    }

    @Test
    void unreadableFile_isNamed() throws Exception {
        Path place = mode(Files.createDirectory(folder.resolve("place")), "rwxr-xr-x");
        mode(Files.write(place.resolve("locked.model"), new byte[] {1}), "---------");
        mode(Files.createDirectory(place.resolve("closed")), "rwxr-xr-x");
        Files.write(place.resolve("closed").resolve("a.model"), new byte[] {1});
        mode(place.resolve("closed"), "---------");
        Files.writeString(place.resolve("manifest.tsv"), "locked.model\tREFUSE\todd\tsays reading it is not allowed\nclosed/a.model\tREFUSE\todd\tsays reading it is not allowed\n");
        List<OpenAll.End> ends = start("OpenAll", place.toString(), "words").stream().map(OpenAll.End::of).toList();
        mode(place.resolve("closed"), "rwxr-xr-x");
        assertEquals(List.of("", ""), ends.stream().map(OpenAll.End::wrong).toList(), ends::toString);
        FAULTS.row("an unreadable file or folder, as nobody", 2, 0, 0, 0, ends.getFirst().said());
    }
}
