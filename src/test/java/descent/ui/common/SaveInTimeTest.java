package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Pace;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Saving takes its time: what is done meanwhile is not in the file.
final class SaveInTimeTest {
    private static final Path FILE = Path.of("a.model");

    private final Queue<Runnable> later = new ArrayDeque<>(); // guarded by itself
    private boolean slow; // guarded by later
    private final Workspace w = Workspaces.withIo(this::io);

    private void io(Runnable r) {
        synchronized (later) {
            if (slow) {
                later.add(r);
                return;
            }
        }
        r.run();
    }

    private void slow(boolean now) {
        synchronized (later) {
            slow = now;
        }
    }

    private void write(CompletableFuture<Boolean> saved) throws Exception {
        slow(false);
        synchronized (later) {
            later.forEach(Runnable::run);
        }
        assertTrue(saved.get());
        settle();
    }

    private void settle() throws Exception {
        w.services().trainer().settled().get();
        w.drain();
    }

    @BeforeEach
    void train() throws Exception {
        w.openSample("Auto MPG");
        w.setPace(Pace.FULL);
        w.edit("epochs", s -> s.withEpochs(5));
        w.train();
        settle();
    }

    @AfterEach
    void close() {
        w.close();
    }

    private CompletableFuture<Boolean> begin() throws Exception {
        slow(true);
        CompletableFuture<Boolean> saved = w.saveModel(FILE);
        settle(); // the copy is taken, the file waits
        return saved;
    }

    @Test
    void nothingDoneMeanwhile_isSaved() throws Exception {
        write(begin());
        assertFalse(w.unsaved().get());
    }

    @Test
    void epochsRunMeanwhile_areUnsaved() throws Exception {
        CompletableFuture<Boolean> saved = begin();
        w.continueRun(3);
        settle();
        write(saved);
        assertTrue(w.unsaved().get());
        assertTrue(w.saveModel(FILE).get());
        settle();
        assertFalse(w.unsaved().get());
    }

    @Test
    void stepMadeMeanwhile_isUnsaved() throws Exception {
        w.stepEpoch(); // of a new run, which waits then
        settle();
        CompletableFuture<Boolean> saved = begin();
        w.stepEpoch();
        settle();
        write(saved);
        assertTrue(w.unsaved().get());
    }

    @Test
    void settingsChangedMeanwhile_areUnsaved() throws Exception {
        CompletableFuture<Boolean> saved = begin();
        w.edit("epochs", s -> s.withEpochs(50));
        write(saved);
        assertTrue(w.unsaved().get());
    }

    /// Else the next Save would write another table's model over this file, unasked.
    @Test
    void otherDataOpenedMeanwhile_haveNothingToDoWithTheFile() throws Exception {
        CompletableFuture<Boolean> saved = begin();
        slow(false);
        w.openSample("Palmer Penguins");
        write(saved);
        assertNull(w.modelFile().get());
        assertFalse(w.unsaved().get());
        w.edit("epochs", s -> s.withEpochs(7));
        assertTrue(w.unsaved().get());
    }

    /// Who closes the window meanwhile waits for it.
    @Test
    void aFileThatIsBeingWritten_isWaitedFor() throws Exception {
        assertTrue(w.written().isDone());
        CompletableFuture<Boolean> saved = begin();
        CompletableFuture<Boolean> written = w.written();
        assertFalse(written.isDone());
        write(saved);
        assertTrue(written.get());
        assertTrue(w.written().isDone());
    }

    @Test
    void aFileThatCannotBeWritten_isNoneThatWas() throws Exception {
        slow(true);
        Answers.then(w.exportPython(Path.of("pom.xml")), (_, e) -> assertNotNull(e));
        CompletableFuture<Boolean> written = w.written();
        settle();
        slow(false);
        synchronized (later) {
            later.forEach(Runnable::run);
        }
        assertFalse(written.get());
    }
}
