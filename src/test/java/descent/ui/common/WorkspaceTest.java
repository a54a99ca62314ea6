package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Role;
import descent.data.Schema;
import descent.data.Task;
import descent.model.Fault;
import descent.model.LossSpec;
import descent.model.Setup;
import descent.train.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /// Three weights for other three classes would count what nobody has weighed; one weight for three classes cannot be trained with.
    @Test
    void weightsOfClasses_goWithTheirClasses() {
        List<Double> three = List.of(1.0, 2.0, 3.0);
        w.openSample("Palmer Penguins");
        w.role("species", Role.TARGET);
        w.edit("class weights", s -> s.withLoss(new LossSpec.CrossEntropyLoss(0.1, three)));
        w.role("sex", Role.UNUSED);
        assertEquals(new LossSpec.CrossEntropyLoss(0.1, three), w.setup().get().loss());
        w.role("island", Role.TARGET);
        assertEquals(new LossSpec.CrossEntropyLoss(0.1, List.of()), w.setup().get().loss());
        w.undo();
        assertEquals(new LossSpec.CrossEntropyLoss(0.1, three), w.setup().get().loss());
        w.openSample("Auto MPG");
        w.openSample("Palmer Penguins");
        assertEquals(List.of(), ((LossSpec.CrossEntropyLoss) w.setup().get().loss()).classWeights());
    }

    /// As after a model that was opened without its data.
    @Test
    void proposedRoles_areThoseOfTheTable_whenTheTargetIsOfOtherData() {
        Setup proposed = w.setup().get();
        w.use(w.table().get(), proposed.withSchema(new Schema(List.of("x"), "y")));
        w.proposedRoles();
        assertEquals(proposed.schema(), w.setup().get().schema());
        assertEquals("", w.dataProblem().get());
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

    /// The rate on the screen is the one that Continue goes on with, undone or done again.
    @Test
    void undo_ofTheRate_afterARun_isHeardByTheModel() throws Exception {
        w.edit("epochs", s -> s.withEpochs(3));
        w.setPace(Pace.FULL);
        w.train();
        settle();
        double before = w.setup().get().lr();
        w.setLearningRate(0.002);
        w.setLearningRate(0.0001);
        settle();
        assertEquals(0.0001, w.services().trainer().learningRate());
        w.undo();
        settle();
        assertEquals(0.002, w.services().trainer().learningRate());
        w.undo();
        settle();
        assertEquals(before, w.setup().get().lr());
        assertEquals(before, w.services().trainer().learningRate());
        assertEquals(List.of(), w.services().trainer().snapshot().get().history().rateChanges());
        w.redo();
        w.continueRun(2);
        settle();
        assertEquals(List.of(0.002), w.currentRun().get().run().rateChanges().stream().map(c -> c.lr()).toList());
    }

    private void settle() throws Exception {
        w.services().trainer().settled().get();
        w.drain();
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

    /// A lesson's hidden fault, or a sabotaged model's, is not for the student's own data.
    @Test
    void fault_goesWithItsTable_unlessTheTeachersSwitchIsOnOrALessonBringsIt() {
        w.sabotage(Fault.SKIP_STEP);
        w.openSample("Palmer Penguins");
        assertEquals(Fault.NONE, w.setup().get().fault());
        w.onOtherTable(() -> true);
        w.sabotage(Fault.SKIP_STEP);
        w.openSample("Auto MPG");
        assertEquals(Fault.SKIP_STEP, w.setup().get().fault());
        w.onOtherTable(() -> false);
        w.use(w.table().get(), w.setup().get().withFault(Fault.NO_SCALING));
        assertEquals(Fault.NO_SCALING, w.setup().get().fault());
    }

    /// Neither a change nor Undo brings a fault or takes one: only sabotage does, in the whole list of Undo.
    @Test
    void fault_isNoSetting_andNoUndoBringsItBack() {
        w.sabotage(Fault.SKIP_STEP);
        Setup broken = w.setup().get();
        w.edit("epochs", s -> s.withEpochs(7).withFault(Fault.NONE));
        assertEquals(Fault.SKIP_STEP, w.setup().get().fault());
        w.sabotage(Fault.NONE);
        w.edit("use the settings of Run 1", _ -> broken);
        assertEquals(Fault.NONE, w.setup().get().fault());
        w.undo();
        w.undo();
        assertEquals(Fault.NONE, w.setup().get().fault());
        assertFalse(w.canUndo().get());
    }
}
