package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.FaultTable;
import descent.train.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Places where nothing can be saved: a sentence with path and cause, the old file byte-equal, no temporary file, and the
/// work still unsaved; saving works again, without a restart, once there is room or another place is chosen.
@Tag("faults")
class DiskFaultTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final String NAME = "a.model";

    @TempDir
    Path folder;
    private Workspace w;

    @BeforeEach
    void train() throws Exception {
        w = Workspaces.withFiles();
        w.openSample("Auto MPG");
        w.edit("epochs", s -> s.withEpochs(3));
        w.setPace(Pace.FULL);
        w.train();
        w.services().trainer().settled().get();
        w.drain();
    }

    /// Work that no file has.
    private void trainOn() throws Exception {
        w.continueRun(1);
        w.services().trainer().settled().get();
        w.drain();
    }

    @AfterEach
    void close() {
        w.close();
    }

    private String refusal(Path target) throws Exception {
        Path before = folder.resolve("before");
        boolean old = Files.isRegularFile(target);
        if (old) {
            Files.write(before, Files.readAllBytes(target));
        }
        w.say(null);
        assertFalse(w.saveModel(target).get());
        String told = w.notice().get().kind() + " " + w.notice().get().text();
        assertTrue(w.unsaved().get(), "still unsaved");
        assertTrue(told.startsWith("TROUBLE Could not save ") && told.contains(target.toString()) && told.endsWith("."), told);
        assertTrue(!old || Files.mismatch(before, target) < 0, "the old file is another one");
        return told.substring("TROUBLE ".length());
    }

    private static long temps(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".tmp")).count();
        }
    }

    private static boolean mounted(String... command) throws Exception {
        return Files.isExecutable(Path.of("/usr/bin", command[0])) && new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    private Path tmpfs(String options) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(System.getProperty("user.name").equals("root") && mounted("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString()),
                "only root of a Linux can mount a small disk: not tried here");
        return disk;
    }

    @Test
    void fullDisk_isNamed_andSavingWorksAgain_onceThereIsRoom() throws Exception {
        Path disk = tmpfs("size=256k");
        try {
            assertTrue(w.saveModel(disk.resolve(NAME)).get(), () -> w.notice().get().text());
            Path other = disk.resolve("other");
            trainOn();
            Files.write(other, new byte[256 * 1024 - (int) Files.size(disk.resolve(NAME)) - 8192]);
            String told = refusal(disk.resolve(NAME));
            assertTrue(told.contains("the disk is full; make room or choose another disk."), told);
            assertEquals(0, temps(disk));
            Files.delete(other);
            assertTrue(w.saveModel(disk.resolve(NAME)).get(), () -> w.notice().get().text());
            assertFalse(w.unsaved().get());
            FAULTS.row("disk full (tmpfs of 256 kB), then room again", 1, 0, 0, 0, told.replace(folder.toString(), "…"));
        } finally {
            mounted("umount", disk.toString());
        }
    }

    @Test
    void diskThatCanOnlyBeRead_isNamed() throws Exception {
        Path disk = tmpfs("size=1m");
        try {
            assertTrue(w.saveModel(disk.resolve(NAME)).get());
            trainOn();
            assumeTrue(mounted("mount", "-o", "remount,ro", disk.toString()), "the disk cannot be locked: not tried here");
            String told = refusal(disk.resolve(NAME));
            assertTrue(told.contains("choose another folder"), told);
            assertEquals(0, temps(disk));
            assertTrue(w.saveModel(folder.resolve(NAME)).get(), "elsewhere it can be saved");
            FAULTS.row("a disk that can only be read", 1, 0, 0, 0, told.replace(folder.toString(), "…"));
        } finally {
            mounted("umount", disk.toString());
        }
    }

    @Test
    void folderThatIsMissingOrNone_isNamed() throws Exception {
        trainOn();
        String missing = refusal(folder.resolve("no").resolve(NAME));
        assertTrue(missing.contains("does not exist; choose another folder."), missing);
        Path file = Files.writeString(folder.resolve("file"), "x");
        refusal(file.resolve(NAME));
        assertEquals("x", Files.readString(file));
        refusal(Files.createDirectory(folder.resolve("folder.model")));
        assertEquals(0, temps(folder));
        FAULTS.row("a missing folder, a file or a folder in its place", 3, 0, 0, 0, missing.replace(folder.toString(), "…"));
    }

    @Test
    void namesOfEveryKind_areSavedAndOpened_andOneTooLongIsNamed() throws Exception {
        String most = "n".repeat(255 - ".model".length()) + ".model";
        int saved = 0;
        for (String name : new String[] {most, "größe ☃ 🐧.model", "two  blanks.model", "-rf.model", "a'b\"c;d&e|f$(g)`h`.model", "line\nbreak.model", "%s%n{0}.model", "no ending"}) {
            Path f = folder.resolve(name);
            trainOn();
            assertTrue(w.saveModel(f).get(), () -> name + ": " + w.notice().get().text());
            assertFalse(w.unsaved().get());
            w.openModel(f);
            w.services().trainer().settled().get();
            w.drain();
            assertEquals(f, w.modelFile().get());
            saved++;
        }
        trainOn();
        String told = refusal(folder.resolve("n".repeat(250) + ".model"));
        assertTrue(told.contains("the name is too long; choose a shorter one."), told);
        assertEquals(0, temps(folder));
        FAULTS.row("odd names, 255 bytes, 256 bytes", saved + 1L, 0, 0, 0, "… the name is too long; choose a shorter one.");
    }
}
