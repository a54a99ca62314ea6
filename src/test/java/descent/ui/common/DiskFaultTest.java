package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.FaultTable;
import descent.train.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final int MOST_MS = 1000;
    private static final int MEASURES = 2;
    private static final int PATIENCE_MS = 60_000;

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

    /// Saving there must be refused; counts what does not hold.
    ///
    /// @return what was said
    private String refusal(FaultTable.Row row, Path target) throws Exception {
        Path before = folder.resolve("before");
        boolean old = Files.isRegularFile(target);
        if (old) {
            Files.write(before, Files.readAllBytes(target));
        }
        boolean saved = false;
        try {
            row.tried(1);
            long took = MOST_MS + 1;
            for (int measure = 0; measure < MEASURES && took > MOST_MS && !saved; measure++) { // a disk may be busy with others once
                w.say(null);
                long start = System.nanoTime();
                saved = w.saveModel(target).get(PATIENCE_MS, TimeUnit.MILLISECONDS);
                took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            }
            row.inTime(took <= MOST_MS);
        } catch (TimeoutException e) {
            row.hung(1);
        }
        Notice said = w.notice().get();
        boolean words = said != null && said.kind() == Notice.Kind.TROUBLE && said.text().matches("(?s)Could not save .*\\.") && said.text().contains(target.toString());
        row.right(!saved && w.unsaved().get() && words).right(!old || Files.mismatch(before, target) < 0);
        return said == null ? "no word came" : said.text();
    }

    /// @return whether what is tried to be saved was saved and nothing is unsaved
    private boolean saved(Path target) throws Exception {
        return w.saveModel(target).get(PATIENCE_MS, TimeUnit.MILLISECONDS) && !w.unsaved().get();
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

    private Path tmpfs(FaultTable.Row row, String options) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        tried(row, System.getProperty("user.name").equals("root") && mounted("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString()),
                "only root of a Linux can mount a small disk");
        return disk;
    }

    private static void tried(FaultTable.Row row, boolean possible, String reason) {
        if (!possible) {
            row.ended("not tried: " + reason);
        }
        assumeTrue(possible, "not tried: " + reason);
    }

    @Test
    void fullDisk_isNamed_andSavingWorksAgain_onceThereIsRoom() throws Exception {
        FaultTable.Row row = FAULTS.open("disk full (tmpfs of 256 kB), then room again");
        Path disk = tmpfs(row, "size=256k");
        try {
            assertTrue(w.saveModel(disk.resolve(NAME)).get(), () -> w.notice().get().text());
            Path other = disk.resolve("other");
            trainOn();
            Files.write(other, new byte[256 * 1024 - (int) Files.size(disk.resolve(NAME)) - 8192]);
            String told = refusal(row, disk.resolve(NAME));
            row.right(told.contains("the disk is full; make room or choose another disk.")).torn(temps(disk));
            Files.delete(other);
            row.right(saved(disk.resolve(NAME)));
            row.holds(told.replace(folder.toString(), "…"));
        } finally {
            mounted("umount", disk.toString());
        }
    }

    @Test
    void diskThatCanOnlyBeRead_isNamed() throws Exception {
        FaultTable.Row row = FAULTS.open("a disk that can only be read");
        Path disk = tmpfs(row, "size=1m");
        try {
            assertTrue(w.saveModel(disk.resolve(NAME)).get());
            trainOn();
            tried(row, mounted("mount", "-o", "remount,ro", disk.toString()), "the disk cannot be locked here");
            String told = refusal(row, disk.resolve(NAME));
            row.right(told.contains("choose another folder")).torn(temps(disk));
            row.right(saved(folder.resolve(NAME))); // elsewhere
            row.holds(told.replace(folder.toString(), "…"));
        } finally {
            mounted("umount", disk.toString());
        }
    }

    @Test
    void folderThatIsMissingOrNone_isNamed() throws Exception {
        FaultTable.Row row = FAULTS.open("a missing folder, a file or a folder in its place");
        trainOn();
        String missing = refusal(row, folder.resolve("no").resolve(NAME));
        row.right(missing.contains("does not exist; choose another folder."));
        Path file = Files.writeString(folder.resolve("file"), "x");
        refusal(row, file.resolve(NAME));
        row.right("x".equals(Files.readString(file)));
        refusal(row, Files.createDirectory(folder.resolve("folder.model")));
        row.torn(temps(folder)).holds(missing.replace(folder.toString(), "…"));
    }

    @Test
    void namesOfEveryKind_areSavedAndOpened_andOneTooLongIsNamed() throws Exception {
        String most = "n".repeat(255 - ".model".length()) + ".model";
        FaultTable.Row row = FAULTS.open("odd names, 255 bytes, 256 bytes");
        for (String name : new String[] {most, "größe ☃ 🐧.model", "two  blanks.model", "-rf.model", "a'b\"c;d&e|f$(g)`h`.model", "line\nbreak.model", "%s%n{0}.model", "no ending"}) {
            Path f = folder.resolve(name);
            trainOn();
            row.tried(1);
            assertTrue(saved(f), () -> name + ": " + w.notice().get().text());
            w.openModel(f);
            w.services().trainer().settled().get();
            w.drain();
            row.right(f.equals(w.modelFile().get()));
        }
        trainOn();
        String told = refusal(row, folder.resolve("n".repeat(250) + ".model"));
        row.right(told.contains("the name is too long; choose a shorter one.")).torn(temps(folder));
        row.holds(told.replaceFirst("(?s).*(?=the name is too long)", "… "));
    }
}
