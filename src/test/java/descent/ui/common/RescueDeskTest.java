package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
    private volatile boolean full;
    private final Workspace w = new Workspace(new Workspace.Services(new Trainer(), new Disk(), Runnable::run, Runnable::run, System::nanoTime));
    private AppFolder home;
    private RescueDesk desk;

    private final class Disk implements ModelStore {
        private final Semaphore tries = new Semaphore(0);
        private final CountDownLatch kept = new CountDownLatch(1);

        @Override
        public void write(Path file, SavedModel m) throws IOException {
            tries.release();
            if (full) {
                throw new IOException("Could not save " + file.getFileName() + ": the disk is full."); // another name at each try
            }
            ModelFile.write(file, m);
            kept.countDown();
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
        crashed(before, f -> f.openSample("Auto MPG"), "old");
        desk = new RescueDesk(w, home, NEVER, w.services().io(), trouble::add);
        w.openSample("Palmer Penguins");
    }

    private void crashed(AppFolder before, Consumer<Workspace> data, String name) throws Exception {
        try (Workspace first = Workspaces.withFiles(); RescueDesk kept = new RescueDesk(first, before, NEVER, first.services().io(), trouble::add)) {
            data.accept(first);
            first.setPace(Pace.FULL);
            first.edit("epochs", s -> s.withEpochs(5));
            first.train();
            first.services().trainer().settled().get();
            first.drain();
            kept.keep().get();
            Files.createDirectories(home.rescue());
            copy(before.rescue(), home.rescue().resolve(name));
        }
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
        assertEquals(List.of("Could not save 1.model: the disk is full."), trouble.stream().map(Throwable::getMessage).toList());
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

    /// The last tick of the clock comes a moment before the window is closed.
    @Test
    void workThatComesAfterACleanEnd_isNotKept() throws Exception {
        Queue<Runnable> io = new ArrayDeque<>();
        RescueDesk late = new RescueDesk(w, home, NEVER, io::add, trouble::add);
        w.edit("seed", s -> s.withSeed(7));
        w.train();
        w.services().trainer().settled().get();
        w.drain();
        CompletableFuture<Void> kept = late.keep();
        w.services().trainer().settled().get();
        Runnable written = io.remove();
        late.close();
        io.remove().run();
        written.run();
        kept.get();
        assertEquals(List.of("old"), rescues());
    }

    /// A share that is gone keeps the io thread: a crash takes no more than otherwise.
    @Test
    void workIsKept_whileASaveHangs() throws Exception {
        try (Workspace hangs = new Workspace(new Workspace.Services(new Trainer(), new Disk(), _ -> { }, Runnable::run, System::nanoTime));
             RescueDesk own = new RescueDesk(hangs, home, NEVER, Runnable::run, trouble::add)) {
            hangs.openSample("Palmer Penguins");
            hangs.edit("seed", s -> s.withSeed(7));
            own.keep().get();
            assertEquals(2, rescues().size());
        }
    }

    @Test
    void whatCouldNotBeKept_isTriedAgain_andToldOnce() throws Exception {
        desk.decline(desk.look().get().orElseThrow());
        Disk disk = new Disk();
        LinkedBlockingQueue<Notice> told = new LinkedBlockingQueue<>();
        try (Workspace other = new Workspace(new Workspace.Services(new Trainer(), disk, Runnable::run, Runnable::run, System::nanoTime))) {
            other.openSample("Palmer Penguins");
            other.setPace(Pace.FULL);
            other.train();
            other.services().trainer().settled().get();
            other.drain();
            other.notice().subscribe(n -> {
                if (n != null && n.kind() == Notice.Kind.TROUBLE) {
                    told.add(n);
                }
            });
            full = true;
            ExecutorService io = Executors.newSingleThreadExecutor();
            RescueDesk often = new RescueDesk(other, home, Duration.ofMillis(5), io, trouble::add);
            other.edit("seed", s -> s.withSeed(7));
            assertTrue(told.poll(20, TimeUnit.SECONDS).text().startsWith("What is not saved could not be kept for the case of a crash: Could not save "));
            assertTrue(disk.tries.tryAcquire(5, 20, TimeUnit.SECONDS), "tried again and again");
            assertEquals(3, io.submit(() -> { // between two tries
                try (Stream<Path> files = Files.walk(home.rescue())) {
                    return files.count();
                }
            }).get(), "two folders and the lock: nothing of what could not be kept");
            full = false;
            assertTrue(disk.kept.await(20, TimeUnit.SECONDS));
            assertEquals(1, trouble.size());
            assertEquals(List.of(), List.copyOf(told), "once");
            often.close();
            io.shutdown();
            assertTrue(io.awaitTermination(20, TimeUnit.SECONDS));
            assertEquals(List.of(), rescues());
        }
    }

    /// The stick with the table is not there: the weights are in the rescue all the same, and get their table when it is opened.
    @Test
    void model_isRestoredWithoutItsTable_andStaysUnsavedWithIt() throws Exception {
        desk.decline(desk.look().get().orElseThrow());
        String text = "x,y\n" + "1.5,2\n2.5,3\n3.5,5\n4.5,7\n5.5,8\n".repeat(8);
        Path csv = Files.writeString(dir.resolve("stick.csv"), text);
        crashed(new AppFolder(dir.resolve("other")), f -> f.open(csv), "stick");
        Files.delete(csv);
        desk.restore(desk.look().get().orElseThrow()).get();
        w.services().trainer().settled().get();
        w.drain();
        assertEquals(5, w.currentRun().get().run().plannedEpochs());
        assertTrue(w.hasUnsavedWeights() && w.runDesk().foreign().get());
        assertNull(w.modelFile().get());
        w.open(Files.writeString(csv, text));
        w.services().trainer().settled().get();
        w.drain();
        assertFalse(w.runDesk().foreign().get());
        assertEquals("stick.csv", w.prepared().get().table().name());
        assertTrue(w.hasUnsavedWeights());
        assertNull(w.modelFile().get(), "the rescue's copy is no file of the person's");
    }

    /// A disk that answers with an error for once, or what another version has written: nothing is deleted.
    @Test
    void whatCannotBeReadNow_isNotDeleted() throws Exception {
        Path info = home.rescue().resolve("old").resolve("info.properties");
        byte[] bytes = Files.readAllBytes(info);
        Files.write(info, new byte[] {(byte) 0xc3, '='}); // no text at all
        assertTrue(desk.look().get().isEmpty());
        Files.write(info, bytes);
        desk.restore(desk.look().get().orElseThrow()).get();
    }

    @Test
    void whatAnotherVersionHasWritten_isPutAside() throws Exception {
        Path info = home.rescue().resolve("old").resolve("info.properties");
        Files.writeString(info, Files.readString(info).replaceFirst("(?m)^at=.*$", "at=some day"));
        assertTrue(desk.look().get().isEmpty());
        assertTrue(Files.exists(home.root().resolve("unreadable-old").resolve("info.properties")));
        assertEquals(List.of(), rescues());
    }

    /// A folder that cannot be looked into hides no other.
    @Test
    void otherWork_isOffered_whereOneFolderCannotBeRead() throws Exception {
        Path odd = Files.createDirectories(home.rescue().resolve("odd"));
        Files.createDirectory(odd.resolve("lock"));
        Files.writeString(odd.resolve("info.properties"), "");
        Path torn = Files.createDirectories(home.rescue().resolve("torn"));
        Files.write(torn.resolve("info.properties"), new byte[] {(byte) 0xFF});
        assertTrue(desk.look().get().isPresent());
        assertFalse(trouble.isEmpty(), "it is told of");
    }
}
