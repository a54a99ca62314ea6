package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.model.ModelFile;
import descent.model.Opened;
import descent.model.SavedModel;
import descent.train.Pace;
import descent.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rescued work is never without a copy on the disk, however often writing it fails.
class RescueDeskTest {
    private static final Duration NEVER = Duration.ofHours(9);

    @TempDir
    Path dir;
    private final List<Throwable> trouble = new ArrayList<>();
    private boolean full;
    private final Workspace w = new Workspace(new Workspace.Services(new Trainer(), new Disk(), Runnable::run, Runnable::run, System::nanoTime));
    private AppFolder home;
    private RescueDesk desk;

    private final class Disk implements ModelStore {
        @Override
        public void write(Path file, SavedModel m) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            ModelFile.write(file, m);
        }

        @Override
        public Opened open(Path file) throws IOException {
            return ModelFile.open(file);
        }
    }

    /// What a start that crashed has left: its files, without its lock.
    @BeforeEach
    void crashed() throws Exception {
        home = new AppFolder(dir.resolve("home"));
        AppFolder before = new AppFolder(dir.resolve("before"));
        try (Workspace first = Workspaces.withFiles(); RescueDesk kept = new RescueDesk(first, before, NEVER, trouble::add)) {
            first.openSample("Auto MPG");
            first.setPace(Pace.FULL);
            first.edit("epochs", s -> s.withEpochs(5));
            first.train();
            first.services().trainer().settled().get();
            first.drain();
            kept.keep().get();
            Files.createDirectories(home.rescue());
            copy(before.rescue(), home.rescue().resolve("old"));
        }
        desk = new RescueDesk(w, home, NEVER, trouble::add);
        w.openSample("Palmer Penguins");
    }

    private static void copy(Path parent, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> folders = Files.list(parent); Stream<Path> files = Files.list(folders.findFirst().orElseThrow())) {
            for (Path f : files.filter(f -> !f.endsWith("lock")).toList()) {
                Files.copy(f, to.resolve(f.getFileName()));
            }
        }
    }

    @AfterEach
    void close() {
        desk.close();
        w.close();
    }

    /// Folders with a whole rescue in them.
    private List<String> rescues() {
        try (Stream<Path> all = Files.list(home.rescue())) {
            return all.filter(f -> Files.exists(f.resolve("info.properties"))).map(f -> f.getFileName() + "").toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restore() throws Exception {
        desk.restore(desk.look().get().orElseThrow()).get();
        w.services().trainer().settled().get();
        w.drain();
        assertEquals("mpg", w.setup().get().schema().target());
        assertTrue(w.unsaved().get());
    }

    @Test
    void restored_isKeptByThisProgram_andNotTwice() throws Exception {
        restore();
        assertEquals(1, rescues().size());
        assertFalse(rescues().contains("old"));
        assertEquals(List.of(), trouble);
    }

    @Test
    void copyOfLastTime_stays_untilTheWorkCouldBeKeptAnew() throws Exception {
        full = true;
        restore();
        assertEquals(List.of("old"), rescues());
        assertEquals(List.of("No space left on device"), trouble.stream().map(Throwable::getMessage).toList());
        full = false;
        desk.keep().get();
        assertEquals(1, rescues().size());
        assertFalse(rescues().contains("old"));
    }

    @Test
    void copyOfLastTime_goes_onceTheWorkIsSaved() throws Exception {
        full = true;
        restore();
        full = false;
        assertTrue(w.saveModel(dir.resolve("a.model")).get());
        assertEquals(List.of(), rescues());
    }

    @Test
    void copyOfLastTime_goes_withACleanEnd() throws Exception {
        full = true;
        restore();
        desk.close();
        assertEquals(List.of(), rescues());
    }
}
