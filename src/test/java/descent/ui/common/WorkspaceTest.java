package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Role;
import descent.data.Task;
import descent.model.LossSpec;
import descent.model.Setup;
import descent.train.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The view-model without a toolkit; everything but the trainer runs on the calling thread.
class WorkspaceTest {
    private Workspace w;

    @BeforeEach
    void open() {
        w = Workspaces.withSample("Auto MPG");
    }

    @AfterEach
    void close() {
        w.close();
    }

    @Test
    void openSample_proposesTheTarget_andIsReadyToTrain() {
        assertEquals("mpg", w.setup().get().schema().target());
        assertEquals("", w.dataProblem().get());
        assertEquals("", new Availability(w).train().get());
        assertFalse(w.unsaved().get());
    }

    @Test
    void role_makesOneTarget_andFreesTheOldOne() {
        w.role("weight", Role.TARGET);
        assertEquals("weight", w.setup().get().schema().target());
        assertEquals(Role.INPUT, w.setup().get().schema().role("mpg"));
    }

    @Test
    void role_takesTheLossThatSuits_whenTheTaskChanges() {
        w.role("origin", Role.TARGET);
        assertEquals(Task.MULTICLASS, w.task().get());
        assertTrue(w.setup().get().loss() instanceof LossSpec.CrossEntropyLoss);
        w.undo();
        assertEquals(Task.REGRESSION, w.task().get());
        assertTrue(w.setup().get().loss() instanceof LossSpec.MSELoss);
    }

    @Test
    void train_isBlockedInWords_withoutATarget() {
        Availability can = new Availability(w);
        w.role("mpg", Role.UNUSED);
        assertFalse(can.train().get().isEmpty());
        assertNull(w.prepared().get());
    }

    @Test
    void undo_restoresTheSetup_andClearsUnsaved() {
        Setup start = w.setup().get();
        w.edit("epochs", s -> s.withEpochs(7));
        assertTrue(w.unsaved().get());
        w.undo();
        assertEquals(start, w.setup().get());
        assertFalse(w.unsaved().get());
    }

    @Test
    void openCsv_saysWhatIsWrong_andKeepsTheData(@TempDir Path folder) throws IOException {
        Path bad = folder.resolve("empty.csv");
        Files.createFile(bad);
        Setup before = w.setup().get();
        w.open(bad);
        assertNotNull(w.notice().get());
        assertEquals(Notice.Kind.TROUBLE, w.notice().get().kind());
        assertEquals(before, w.setup().get());
        assertEquals("auto-mpg.csv", w.table().get().name());
    }

    @Test
    void saveModel_thenOpenModel_givesSetupAndRunBack() throws Exception {
        w.edit("epochs", s -> s.withEpochs(5));
        w.setPace(Pace.FULL);
        w.train();
        w.services().trainer().settled().get();
        w.drain();
        Path file = Path.of("a.model");
        assertTrue(w.saveModel(file).get());
        assertFalse(w.unsaved().get());
        Setup saved = w.setup().get();
        String weights = w.services().trainer().fingerprint().get();
        w.edit("seed", s -> s.withSeed(1));
        w.openModel(file);
        w.services().trainer().settled().get();
        assertEquals(weights, w.services().trainer().fingerprint().get());
        assertEquals(5, saved.epochs());
    }
}
