package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.MadeData;
import descent.data.Progress;
import descent.data.Table;
import descent.model.ModelFileException;
import descent.model.Setup;
import descent.train.Pace;
import descent.train.RunState;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model is looked at before it is taken, works without its CSV, and gets its rows, or others that match, afterwards.
class ModelOpeningTest {
    private static final String HEADER = "rooms,age,town,price\n";
    private static final int COLLECTIONS = 50;

    @TempDir
    Path folder;
    private Path csv;
    private Path model;

    private static String rows(int n, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            int rooms = 2 + random.nextInt(6);
            int age = random.nextInt(90);
            String town = random.nextBoolean() ? "north" : "south";
            text.append(String.format(Locale.ROOT, "%d,%d,%s,%.1f%n", rooms, age, town, 30.5 * rooms - 0.4 * age + (town.equals("north") ? 12 : 0)));
        }
        return text.toString();
    }

    @BeforeEach
    void trainAndSave() throws Exception {
        csv = Files.writeString(folder.resolve("houses.csv"), HEADER + rows(60, 1));
        model = folder.resolve("houses.model");
        try (Workspace w = Workspaces.withFiles()) {
            w.open(csv);
            w.edit("epochs", s -> s.withEpochs(4));
            w.setPace(Pace.FULL);
            w.train();
            settled(w);
            w.evaluate();
            settled(w);
            assertNotNull(w.evaluation().get());
            assertTrue(w.saveModel(model).get());
        }
    }

    private static void settled(Workspace w) throws Exception {
        w.services().trainer().settled().get();
        w.drain();
    }

    private static List<ModelPreview> looking(Workspace w) {
        List<ModelPreview> seen = new ArrayList<>();
        w.onModel(seen::add);
        return seen;
    }

    /// Opened without its data; the trainer is done with it.
    private void openAlone(Workspace w) throws Exception {
        w.openModel(model);
        settled(w);
        assertEquals(RunState.STOPPED, w.state().get());
    }

    @Test
    void preview_tellsWhatTheFileHolds_andReplacesNothing() {
        try (Workspace w = Workspaces.withFiles()) {
            w.openSample("Auto MPG");
            Setup before = w.setup().get();
            List<ModelPreview> seen = looking(w);
            w.open(model);
            String all = seen.getFirst().lines(ZoneId.of("UTC")).toString();
            assertTrue(all.matches("(?s).*Network, words=4 inputs → 32 ReLU → 1 output, 193 weights.*Predicts, words=price \\(a number\\).*From, words=rooms, age, town.*"
                    + "Training, words=Adam, lr 0.01, MSELoss, all rows at once, seed \\d+.*Progress, words=epoch 4 of 4; loss in that epoch: train .*"
                    + "Evaluated, words=test MSE .*test R² .*Saved, words=\\d+ \\w+ 20\\d\\d, \\d\\d:\\d\\d by Descent.*"
                    + "Data, words=houses.csv, 48 train rows and 12 test rows.*"), all);
            assertTrue(seen.getFirst().here().contains("rooms is missing in auto-mpg.csv"), seen.getFirst().here());
            assertSame(before, w.setup().get());
            assertEquals("auto-mpg.csv", w.table().get().name());
            assertNull(w.currentRun().get());
        }
    }

    @Test
    void savedUntouched_hasEqualBytes_afterOpening() throws Exception {
        Path again = folder.resolve("again.model");
        try (Workspace w = Workspaces.withFiles()) {
            w.open(csv);
            w.openModel(model);
            settled(w);
            assertTrue(w.saveModel(again).get());
            assertEquals(-1, Files.mismatch(model, again));
        }
    }

    @Test
    void runOfAModelThatWaitsForNothing_isNotKeptOnceItIsDeleted() throws Exception {
        try (Workspace w = Workspaces.withFiles()) {
            w.open(csv);
            w.openModel(model);
            settled(w);
            WeakReference<RunItem> opened = new WeakReference<>(w.currentRun().get());
            w.edit("seed", s -> s.withSeed(3));
            w.train();
            settled(w);
            assertEquals(2, w.runs().size());
            w.runs().removeFirst();
            for (int i = 0; i < COLLECTIONS && !opened.refersTo(null); i++) {
                System.gc();
                settled(w);
            }
            assertTrue(opened.refersTo(null));
        }
    }

    @Test
    void modelWithoutItsCsv_saysSoAtOnce_andTakesItWhenItIsOpened() throws Exception {
        try (Workspace w = Workspaces.withFiles()) {
            openAlone(w);
            assertTrue(w.notice().get().text().contains("Its data, houses.csv, are not open"), w.notice().get().text());
            String weights = w.services().trainer().fingerprint().get();

            w.open(csv);
            settled(w);

            assertTrue(w.notice().get().text().contains("houses.csv belongs to houses.model now"), w.notice().get().text());
            assertEquals(weights, w.services().trainer().fingerprint().get());
            assertEquals(1, w.runs().size());
            assertEquals(model, w.modelFile().get());
            assertFalse(w.unsaved().get());
            w.evaluate();
            settled(w);
            assertEquals(12, w.evaluation().get().rows());
        }
    }

    /// Other data were open meanwhile: the model no longer asks for rows, but its own are its own.
    @Test
    void modelWithoutItsCsv_takesIt_alsoAfterOtherData() throws Exception {
        Path other = Files.writeString(folder.resolve("others.csv"), HEADER + rows(100, 2));
        try (Workspace w = Workspaces.withFiles()) {
            openAlone(w);
            w.openSample("Auto MPG");
            List<String> asked = new ArrayList<>();
            w.onOtherData(question -> asked.add(question));
            w.open(other);
            assertEquals(List.of(), asked);
            assertEquals("others.csv", w.table().get().name());
            w.open(csv);
            settled(w);
            assertTrue(w.notice().get().text().contains("houses.csv belongs to the model now"), w.notice().get().text());
            w.evaluate();
            settled(w);
            assertEquals(12, w.evaluation().get().rows());
        }
    }

    /// While it was looked at, another table came on the screen.
    @Test
    void modelThatWasLookedAtWithOtherData_isLookedAtAgain() throws Exception {
        Path other = Files.writeString(folder.resolve("others.csv"), HEADER + rows(100, 2));
        try (Workspace w = Workspaces.withFiles()) {
            w.open(other);
            List<ModelPreview> seen = looking(w);
            w.open(model);
            w.openSample("Auto MPG");
            w.take(seen.getFirst());
            settled(w);
            assertEquals("auto-mpg.csv", w.table().get().name());
            assertEquals(model, w.modelFile().get());
            assertTrue(w.notice().get().text().contains("Its data, houses.csv, are not open"), w.notice().get().text());
        }
    }

    @Test
    void modelWithoutItsCsv_isEvaluatedOnAnother_whoseColumnsMatch() throws Exception {
        Path other = Files.writeString(folder.resolve("others.csv"), HEADER + rows(100, 2));
        try (Workspace w = Workspaces.withFiles()) {
            openAlone(w);
            List<String> asked = new ArrayList<>();
            w.onOtherData(question -> asked.add(question));
            w.open(other);
            settled(w);
            assertTrue(asked.getFirst().startsWith("others.csv has all columns of houses.model"), asked.getFirst());
            w.evaluate();
            settled(w);
            assertEquals(20, w.evaluation().get().rows());
        }
    }

    /// Rows with text where the model has a number take no part, as those with a gap do; a fifth of the others is for testing.
    @Test
    void otherCsv_withTextAmongItsNumbers_leavesThoseRowsOut() throws Exception {
        Path other = Files.writeString(folder.resolve("others.csv"), HEADER + "many,5,north,90\nfew,5,north,20\n".repeat(10) + rows(30, 2));
        try (Workspace w = Workspaces.withFiles()) {
            openAlone(w);
            w.onOtherData(question -> true);
            w.open(other);
            settled(w);
            w.evaluate();
            settled(w);
            assertEquals(6, w.evaluation().get().rows());
        }
    }

    @Test
    void otherCsv_isTakenAsNewData_whenThePersonDeclines() throws Exception {
        Path other = Files.writeString(folder.resolve("others.csv"), HEADER + rows(100, 2));
        try (Workspace w = Workspaces.withFiles()) {
            openAlone(w);
            w.onOtherData(question -> false);
            w.open(other);
            assertEquals("others.csv", w.table().get().name());
            assertNull(w.modelFile().get());
        }
    }

    @Test
    void csvThatDoesNotMatch_isOpened_andWhatDoesNotMatchIsListed() throws Exception {
        Path other = Files.writeString(folder.resolve("others.csv"), "Rooms,age,town,price\n" + rows(30, 2).replaceAll("(?m)^(\\d+),\\d+,", "$1,old,"));
        try (Workspace w = Workspaces.withFiles()) {
            openAlone(w);
            w.open(other);
            String told = w.notice().get().text();
            assertEquals("others.csv", w.table().get().name());
            assertTrue(told.contains("rooms is missing in others.csv; rename its column \"Rooms\" to \"rooms\""), told);
            assertTrue(told.contains("age should hold numbers, but holds old"), told);
        }
    }

    @Test
    void modelIsOpened_onTheTableOnTheScreen_whereItsColumnsMatch() throws Exception {
        Path other = Files.writeString(folder.resolve("others.csv"), HEADER + rows(100, 2));
        try (Workspace w = Workspaces.withFiles()) {
            w.open(other);
            Table shown = w.table().get();
            List<ModelPreview> seen = looking(w);
            w.open(model);
            assertSame(shown, seen.getFirst().table());
            assertFalse(seen.getFirst().own());
            w.take(seen.getFirst().withoutData());
            settled(w);
            assertTrue(w.notice().get().text().contains("can predict single rows"), w.notice().get().text());
            w.take(seen.getFirst());
            settled(w);
            w.evaluate();
            settled(w);
            assertEquals(20, w.evaluation().get().rows());
        }
    }

    @Test
    void largeFile_isLookedAtAtOnce_andTakenWhenItIsCheckedAsAWhole() throws Exception {
        CompletableFuture<Void> whole = new CompletableFuture<>();
        try (Workspace w = Workspaces.withSlowChecksum(whole)) {
            List<ModelPreview> seen = looking(w);
            w.open(model);
            assertEquals(1, seen.size());
            w.take(seen.getFirst());
            settled(w);
            assertNull(w.currentRun().get());
            whole.complete(null);
            settled(w);
            assertNotNull(w.currentRun().get());
        }
    }

    @Test
    void largeFile_thatTurnsOutToBeDamaged_isNotTaken() throws Exception {
        CompletableFuture<Void> whole = new CompletableFuture<>();
        try (Workspace w = Workspaces.withSlowChecksum(whole)) {
            List<ModelPreview> seen = looking(w);
            w.open(model);
            w.take(seen.getFirst());
            whole.completeExceptionally(new ModelFileException("houses.model cannot be opened: it is damaged.", null));
            settled(w);
            assertNull(w.currentRun().get());
            assertNull(w.modelFile().get());
            assertEquals("houses.model cannot be opened: it is damaged.", w.notice().get().text());
        }
    }

    /// Made data has no hash: what it was drawn with tells it from other data of the same name.
    @Test
    void modelOfMadeData_isOnlyAtHomeOnTheSameRows() throws Exception {
        Path moons = folder.resolve("moons.model");
        Table own = MadeData.twoMoons(500, 0.1, 1);
        try (Workspace w = Workspaces.withFiles()) {
            w.use(own);
            w.setPace(Pace.FULL);
            w.edit("epochs", s -> s.withEpochs(3));
            w.train();
            settled(w);
            assertTrue(w.saveModel(moons).get());
        }
        for (Table other : List.of(MadeData.twoMoons(100, 0.1, 1), MadeData.twoMoons(500, 0.1, 2), MadeData.twoMoons(500, 0.2, 1))) {
            try (Workspace w = Workspaces.withFiles()) {
                w.use(other);
                w.openModel(moons);
                settled(w);
                assertTrue(w.notice().get().text().contains("these rows are not those that it was trained on"), w.notice().get().text());
            }
        }
        try (Workspace w = Workspaces.withFiles()) {
            w.use(MadeData.twoMoons(500, 0.1, 1));
            w.openModel(moons);
            settled(w);
            assertEquals("Opened moons.model.", w.notice().get().text());
            assertFalse(w.runDesk().foreign().get());
        }
    }

    /// The bytes of the file are the same: how they were read decides which rows they are.
    @Test
    void ownFile_readInAnotherWay_isNotTakenForItsData() throws Exception {
        Path sensor = Files.writeString(folder.resolve("sensor.csv"), HEADER + rows(60, 3).replaceAll("(?m)^7,", "-200,"));
        Path file = folder.resolve("sensor.model");
        CsvOptions marked = CsvOptions.auto().withMissingMarks(List.of("NA", "-200"));
        Table then = new CsvReader().read(sensor, marked, Progress.NONE);
        Table now = new CsvReader().read(sensor, CsvOptions.auto(), Progress.NONE);
        try (Workspace w = Workspaces.withFiles()) {
            w.use(sensor, then);
            w.edit("epochs", s -> s.withEpochs(3));
            w.setPace(Pace.FULL);
            w.train();
            settled(w);
            assertTrue(w.saveModel(file).get());
            w.use(sensor, now);
            assertTrue(w.runDesk().foreign().get(), "the run is of the other rows");
            assertTrue(new Availability(w).evaluate().get().contains("sensor.csv, read in another way"), new Availability(w).evaluate().get());
            w.use(sensor, then);
            assertFalse(w.runDesk().foreign().get());
        }
        try (Workspace w = Workspaces.withFiles()) {
            w.use(sensor, now);
            w.openModel(file);
            settled(w);
            String told = w.notice().get().text();
            assertTrue(told.contains("read in another way (then: a gap also marked by -200)"), told);
        }
        try (Workspace w = Workspaces.withFiles()) {
            w.openModel(file);
            settled(w);
            List<String> asked = new ArrayList<>();
            w.onOtherData(asked::add);
            w.use(sensor, now);
            settled(w);
            assertTrue(asked.getFirst().contains("the file of its data, but read in another way (then: a gap also marked by -200)"), asked.toString());
        }
        try (Workspace w = Workspaces.withFiles()) {
            w.use(sensor, then);
            w.openModel(file);
            settled(w);
            assertEquals("Opened sensor.model.", w.notice().get().text());
        }
    }

    /// Opened in mid-run after an earlier run was made the model again: a step is an epoch more.
    @Test
    void modelOfAPausedRun_goesOnByAStep_alsoAfterAnEarlierRunWasChosen(@TempDir Path dir) throws Exception {
        try (Workspace w = Workspaces.withFiles()) {
            w.openSample("Auto MPG");
            w.setPace(Pace.FULL);
            w.edit("epochs", s -> s.withEpochs(4));
            w.train();
            settled(w);
            RunItem first = w.currentRun().get();
            w.edit("epochs", s -> s.withEpochs(6));
            w.stepEpoch();
            settled(w);
            w.stepEpoch();
            settled(w);
            assertEquals(2, w.currentRun().get().run().history().count());
            assertTrue(w.saveModel(dir.resolve("paused.model")).get());
            w.stop();
            settled(w);
            w.choose(first);
            settled(w);
            w.openModel(dir.resolve("paused.model"));
            settled(w);
            assertEquals(2, w.currentRun().get().run().history().count());
            w.stepEpoch();
            settled(w);
            assertEquals(3, w.currentRun().get().run().history().count());
        }
    }

    /// Half a file of a program that was killed while it saved, beside the model.
    @Test
    void opening_takesAwayWhatACrashHasLeftBesideTheModel() throws Exception {
        Path left = Files.writeString(folder.resolve(".descent-other-7-x.tmp"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.EPOCH));
        try (Workspace w = Workspaces.withFiles()) {
            openAlone(w);
            assertFalse(Files.exists(left));
        }
    }

    private void dataForAWaitingModel(Workspace w, LinkedBlockingQueue<Runnable> io, Table table) throws Exception {
        w.openModel(model);
        io.remove().run();
        settled(w);
        w.use(csv, table);
    }

    /// A million rows are looked at where files are read: the window does not stand still.
    @Test
    void rowsOfAWaitingModel_areLookedAtByTheIoThread() throws Exception {
        LinkedBlockingQueue<Runnable> io = new LinkedBlockingQueue<>();
        Table table = new CsvReader().read(csv, CsvOptions.auto(), Progress.NONE);
        try (Workspace w = Workspaces.withFiles(io::add)) {
            dataForAWaitingModel(w, io, table);
            assertNull(w.table().get(), "nothing is taken yet");
            io.remove().run();
            settled(w);
            assertSame(table, w.table().get());
            assertTrue(w.notice().get().text().contains("houses.csv belongs to houses.model now"), w.notice().get().text());
        }
    }

    @Test
    void otherDataThatComeMeanwhile_takeThePlace() throws Exception {
        LinkedBlockingQueue<Runnable> io = new LinkedBlockingQueue<>();
        Table table = new CsvReader().read(csv, CsvOptions.auto(), Progress.NONE);
        try (Workspace w = Workspaces.withFiles(io::add)) {
            dataForAWaitingModel(w, io, table);
            w.use(table, w.setup().get());
            for (Runnable r = io.poll(); r != null; r = io.poll()) {
                r.run();
            }
            assertNull(w.dataFile().get());
        }
    }
}
