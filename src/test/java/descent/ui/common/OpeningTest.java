package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.Progress;
import descent.data.Table;
import descent.model.ModelFile;
import descent.model.ModelFileException;
import descent.model.Opened;
import descent.model.Setup;
import descent.train.Pace;
import descent.train.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two things are done quickly one after the other: a model is on its way to a trainer that has no time yet, and something else is
/// chosen. The trainer, the screen and the file never belong to two different models.
class OpeningTest {
    private static final String A = "a,y\n1,2\n2,4\n3,6\n4,8\n5,10\n6,12\n7,14\n8,16\n9,18\n10,20\n";

    @TempDir
    Path folder;
    private Path csv;
    private Path model;
    private Path other;
    private final ScreenQueue screen = new ScreenQueue();
    private final Workspace w = Workspaces.filesWithScreen(screen);
    private CountDownLatch go;

    /// Of 4 epochs on its own data; the other one was paused after 2 epochs on a sample.
    @BeforeEach
    void twoModels() throws Exception {
        csv = Files.writeString(folder.resolve("line.csv"), A);
        model = folder.resolve("line.model");
        other = folder.resolve("cars.model");
        try (Workspace before = Workspaces.withFiles()) {
            before.setPace(Pace.FULL);
            before.open(csv);
            before.edit("epochs", s -> s.withEpochs(4));
            before.train();
            before.services().trainer().settled().get();
            before.drain();
            assertTrue(before.saveModel(model).get());
            before.openSample("Auto MPG");
            for (int i = 0; i < 2; i++) {
                before.stepEpoch();
                before.services().trainer().settled().get();
                before.drain();
            }
            assertTrue(before.saveModel(other).get());
        }
        w.setPace(Pace.FULL);
    }

    @AfterEach
    void close() {
        w.close();
    }

    /// The trainer works on something long.
    private void busy() {
        CountDownLatch end = new CountDownLatch(1);
        go = end;
        w.services().trainer().ask((_, _) -> end.await(20, TimeUnit.SECONDS));
    }

    /// Opened, as far as the screen is asked for it.
    private void take(Path file) throws Exception {
        w.take(looked(file, null));
    }

    /// @param slow ends when the file is checked as a whole; null where it is
    private ModelPreview looked(Path file, CompletableFuture<Void> slow) throws Exception {
        Opened opened = ModelFile.open(file);
        return ModelData.preview(file, slow == null ? opened : new Opened(opened.model(), slow), w.table().get());
    }

    private void settled() throws Exception {
        if (go != null) {
            go.countDown();
        }
        screen.settled(w);
    }

    /// A finished run of 3 epochs, which the trainer holds.
    private void penguins() throws Exception {
        w.openSample("Palmer Penguins");
        w.edit("epochs", s -> s.withEpochs(3));
        w.train();
        settled();
        assertEquals(RunState.FINISHED, w.state().get());
        w.services().trainer().settled().get();
    }

    private void nothingIsTorn(String file, String data, String target) throws Exception {
        settled();
        assertEquals(file, w.modelFile().get() == null ? null : w.modelFile().get().getFileName().toString());
        assertEquals(data, w.table().get() == null ? null : w.table().get().name());
        assertEquals(target, w.setup().get().schema().target());
        assertEquals(w.currentRun().get().run(), w.services().trainer().run(), "the run on the screen is the trainer's");
    }

    @Test
    void sample_takesThePlaceOfAModelOnItsWay() throws Exception {
        penguins();
        busy();
        take(model);
        w.openSample("Auto MPG");
        nothingIsTorn(null, "auto-mpg.csv", "mpg");
        assertEquals(1, w.runs().size(), "the model was not opened");
        assertFalse(w.unsaved().get());
        assertEquals("auto-mpg.csv", w.prepared().get().table().name());
    }

    @Test
    void runThatIsBegunThen_isOfTheSample_withItsUndo() throws Exception {
        penguins();
        busy();
        take(model);
        w.openSample("Auto MPG");
        w.edit("epochs", s -> s.withEpochs(7));
        w.train();
        nothingIsTorn(null, "auto-mpg.csv", "mpg");
        assertEquals(2, w.runs().size());
        assertEquals(7, w.currentRun().get().run().history().count());
        w.undo();
        assertEquals("mpg", w.setup().get().schema().target());
    }

    @Test
    void train_waitsForTheModel_andIsOfItsSettings() throws Exception {
        penguins();
        busy();
        take(other);
        w.edit("seed", s -> s.withSeed(77));
        w.train();
        nothingIsTorn("cars.model", "auto-mpg.csv", "mpg");
        assertEquals(w.setup().get(), w.currentRun().get().setup());
        assertTrue(w.unsaved().get(), "a new run");
        assertEquals(3, w.runs().size());
        assertEquals(RunState.FINISHED, w.state().get());
    }

    @Test
    void commands_areOfTheModelThatComes() throws Exception {
        penguins();
        busy();
        take(other);
        w.stepEpoch();
        w.setLearningRate(0.5);
        w.evaluate();
        nothingIsTorn("cars.model", "auto-mpg.csv", "mpg");
        assertEquals(3, w.currentRun().get().run().history().count());
        assertEquals(List.of(), w.currentRun().get().run().rateChanges());
        assertTrue(w.unsaved().get(), "the weights have moved");
        assertNotNull(w.evaluation().get());
    }

    @Test
    void saving_waitsForNothing_andNeverWritesOneModelOverAnother() throws Exception {
        w.openSample("Auto MPG");
        take(other);
        settled();
        byte[] before = Files.readAllBytes(other);
        busy();
        take(model);
        CompletableFuture<Boolean> saved = w.saveModel(w.modelFile().get());
        assertFalse(saved.get());
        assertTrue(w.notice().get().text().startsWith("cars.model was not saved: another model is just being opened."), w.notice().get().text());
        nothingIsTorn("line.model", "auto-mpg.csv", "y");
        assertArrayEquals(before, Files.readAllBytes(other));
    }

    @Test
    void modelThatIsStillBeingRead_isGivenUpForTheSample() throws Exception {
        penguins();
        w.openModel(other);
        w.openSample("Auto MPG");
        nothingIsTorn(null, "auto-mpg.csv", "mpg");
        assertEquals(1, w.runs().size());
    }

    @Test
    void lastOfTwoModels_isTheOne() throws Exception {
        penguins();
        busy();
        take(model);
        take(other);
        nothingIsTorn("cars.model", "auto-mpg.csv", "mpg");
        assertEquals(2, w.runs().size());
        assertEquals(RunState.PAUSED, w.state().get());
    }

    /// The second checksum of the first one takes longer than that of the second.
    @Test
    void lastOfTwoModels_isTheOne_whenItIsCheckedFirst() throws Exception {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        penguins();
        w.take(looked(model, slow));
        take(other);
        settled();
        slow.complete(null);
        nothingIsTorn("cars.model", "auto-mpg.csv", "mpg");
        assertEquals(2, w.runs().size());
    }

    @Test
    void modelThatIsGivenUp_isNotSpokenOf_whenItTurnsOutToBeDamaged() throws Exception {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        penguins();
        w.take(looked(model, slow));
        w.openSample("Auto MPG");
        w.say(Notice.done("mine"));
        slow.completeExceptionally(new ModelFileException("damaged", null));
        nothingIsTorn(null, "auto-mpg.csv", "mpg");
        assertEquals("mine", w.notice().get().text());
    }

    @Test
    void modelThatIsDamaged_leavesEverything_andNothingIsDoneWithIt() throws Exception {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        penguins();
        w.take(looked(model, slow));
        w.train();
        slow.completeExceptionally(new ModelFileException("line.model cannot be opened: it is damaged.", null));
        nothingIsTorn(null, "palmer-penguins.csv", w.setup().get().schema().target());
        assertEquals("line.model cannot be opened: it is damaged.", w.notice().get().text());
        assertEquals(1, w.runs().size());
    }

    /// The trainer is at the model already, but the screen does not know it yet.
    @Test
    void sampleThatComesAMomentTooLate_comesAfterTheModel() throws Exception {
        penguins();
        take(other);
        w.services().trainer().settled().get(); // the trainer has it; the screen's turn has not come
        w.train();
        w.openSample("Palmer Penguins");
        nothingIsTorn(null, "palmer-penguins.csv", w.setup().get().schema().target());
        assertEquals(2, w.runs().size(), "the model was opened, and no run was begun");
        assertFalse(w.state().get().isLive());
        assertTrue(w.runDesk().foreign().get());
        assertFalse(w.currentRun().get().shown().get());
    }

    @Test
    void rowsForAWaitingModel_areGivenUpForTheSample() throws Exception {
        take(model);
        settled();
        Table rows = new CsvReader().read(csv, CsvOptions.auto(), Progress.NONE);
        busy();
        w.use(csv, rows);
        w.openSample("Auto MPG");
        w.edit("seed", s -> s.withSeed(9));
        nothingIsTorn(null, "auto-mpg.csv", "mpg");
        assertEquals(9, w.setup().get().seed());
    }

    @Test
    void rowsForAWaitingModel_takeThePlaceOfAnotherModelOnItsWay() throws Exception {
        take(model);
        settled();
        Table rows = new CsvReader().read(csv, CsvOptions.auto(), Progress.NONE);
        busy();
        take(other);
        w.use(csv, rows);
        nothingIsTorn("line.model", "line.csv", "y");
        assertEquals(1, w.runs().size());
    }

    @Test
    void restoring_isGivenUpForOtherData_andSaysSo() throws Exception {
        penguins();
        Setup setup = w.setup().get();
        Table table = w.table().get();
        busy();
        CompletableFuture<Void> restored = w.restore(new Rescued(table, null, setup.withSeed(5), other, null));
        w.openSample("Auto MPG");
        nothingIsTorn(null, "auto-mpg.csv", "mpg");
        assertNull(w.modelFile().get());
        assertEquals(1, w.runs().size());
        ExecutionException e = assertThrows(ExecutionException.class, restored::get);
        assertTrue(e.getCause().getMessage().startsWith("something else was opened meanwhile"), e.toString());
    }

    /// One of long ago: it takes a while.
    @Test
    void runThatIsComputedAgain_isNotDeletedMeanwhile() throws Exception {
        penguins();
        for (int i = 0; i < 10; i++) {
            w.train();
            settled();
        }
        RunItem first = w.runs().getFirst();
        w.choose(first);
        assertTrue(w.isAtWork(first));
        w.runs().remove(first); // all the same
        settled();
        assertEquals(first.run(), w.currentRun().get().run());
        assertEquals(first.run(), w.services().trainer().run());
        assertTrue(w.runs().contains(w.currentRun().get()));
        assertFalse(w.isAtWork(w.runs().getFirst()));
    }

    @Test
    void computingAgain_isGivenUpForTheSample() throws Exception {
        penguins();
        for (int i = 0; i < 10; i++) {
            w.train();
            settled();
        }
        RunItem last = w.currentRun().get();
        busy();
        w.choose(w.runs().getFirst());
        w.openSample("Auto MPG");
        settled();
        assertEquals(last, w.currentRun().get());
        assertFalse(w.unsaved().get());
    }

    @Test
    void trainBehindABusyTrainer_isGivenUpForOtherData() throws Exception {
        penguins();
        busy();
        w.train();
        screen.turn();
        w.openSample("Auto MPG");
        nothingIsTorn(null, "auto-mpg.csv", "mpg");
        assertEquals(1, w.runs().size());
    }

    @Test
    void raceBehindABusyTrainer_isGivenUpForOtherData() throws Exception {
        penguins();
        busy();
        w.race(List.of(w.setup().get().withLr(0.1), w.setup().get().withLr(0.2)));
        screen.turn();
        w.openSample("Auto MPG");
        nothingIsTorn(null, "auto-mpg.csv", "mpg");
        assertEquals(1, w.runs().size());
        w.edit("epochs", s -> s.withEpochs(2));
        w.train();
        settled();
        assertEquals(RunState.FINISHED, w.state().get(), "the books of the race are closed");
    }

    private List<Setup> rates(double... lr) {
        return Arrays.stream(lr).mapToObj(v -> w.setup().get().withLr(v)).toList();
    }

    /// The first one is given up for the second, whose books are its own.
    @Test
    void secondRaceBehindABusyTrainer_isTheOne_withItsWinner() throws Exception {
        penguins();
        busy();
        w.race(rates(0.1, 0.2));
        screen.turn();
        w.race(rates(1e-9, 0.01, 0.02));
        screen.turn();
        settled();
        assertEquals(4, w.runs().size());
        assertEquals(RunState.FINISHED, w.state().get());
        assertEquals(w.currentRun().get().run(), w.services().trainer().run());
        assertTrue(w.currentRun().get().verdict().get().startsWith("1. "), w.currentRun().get().verdict().get());
        assertTrue(w.runs().stream().skip(1).allMatch(r -> w.isLane(r)));
    }

    @Test
    void trainAfterARaceThatWaits_isARunOfItsOwn() throws Exception {
        w.openSample("Palmer Penguins");
        w.edit("epochs", s -> s.withEpochs(3));
        w.race(rates(0.1, 0.2));
        settled();
        busy();
        w.race(rates(0.3, 0.4));
        screen.turn();
        w.train();
        screen.turn();
        settled();
        assertEquals(3, w.runs().size());
        assertFalse(w.isRace());
        assertEquals(w.services().trainer().stateMessage(), w.message().get());
        assertFalse(w.isLane(w.runs().getFirst()));
    }

    /// A race that is over keeps its books where another one is refused.
    @Test
    void raceThatIsRefused_leavesTheOneBefore() throws Exception {
        w.openSample("Palmer Penguins");
        w.edit("epochs", s -> s.withEpochs(3));
        w.race(rates(0.1, 0.2));
        settled();
        w.race(rates(0.3));
        settled();
        assertTrue(w.runs().stream().allMatch(r -> w.isLane(r)));
    }

    @Test
    void continueBehindABusyTrainer_stopsForOtherData() throws Exception {
        penguins();
        busy();
        w.continueRun(1_000_000);
        w.openSample("Auto MPG");
        settled();
        assertFalse(w.state().get().isLive());
    }

    @Test
    void twoPressesBehindABusyTrainer_areOneRun_ofTheLastSettings() throws Exception {
        penguins();
        busy();
        w.train();
        screen.turn();
        w.edit("seed", s -> s.withSeed(8));
        w.train();
        screen.turn();
        settled();
        assertEquals(2, w.runs().size());
        assertEquals(8, w.currentRun().get().setup().seed());
    }

    @Test
    void twoStepsBehindABusyTrainer_areTwoStepsOfOneRun() throws Exception {
        penguins();
        busy();
        w.stepEpoch();
        screen.turn();
        w.stepEpoch();
        settled();
        assertEquals(2, w.runs().size());
        assertEquals(2, w.currentRun().get().run().history().count());
        assertEquals(RunState.PAUSED, w.state().get());
    }
}
