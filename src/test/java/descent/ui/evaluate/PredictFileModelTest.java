package descent.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.CsvOptions;
import descent.data.CsvReader;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.PreprocessingSettings;
import descent.data.Progress;
import descent.data.Schema;
import descent.data.SplitSettings;
import descent.data.Table;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.train.Trainer;
import descent.ui.common.AnalysisDesk;
import descent.ui.common.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files of a few rows, in which a column may look like another kind than while training.
@Timeout(60)
final class PredictFileModelTest {
    @TempDir
    Path dir;
    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final AnalysisDesk desk = new AnalysisDesk("analysis", screen::add);
    private final StringProperty now = new SimpleStringProperty("");

    @AfterEach
    void close() {
        desk.close();
    }

    /// A model of `y` from the other columns of a file, as it is before its first step.
    private Subject untrained(String csv, String... inputs) throws Exception {
        return untrained(CsvOptions.auto(), csv, inputs);
    }

    private Subject untrained(CsvOptions options, String csv, String... inputs) throws Exception {
        Table t = new CsvReader().read(Files.writeString(dir.resolve("train.csv"), csv), options, Progress.NONE);
        Schema schema = new Schema(List.of(inputs), "y");
        PreparedData data = PreparedData.of(t, schema, SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT);
        try (Trainer trainer = new Trainer()) {
            trainer.trainPaused(Setup.defaults(schema), data).join();
            return trainer.ask((m, d) -> new Subject(m.snapshot(m.epoch(), new SavedModel.History(new float[0], new float[0], List.of()),
                    SavedModel.Provenance.of(d)), d, m.fingerprint())).join();
        }
    }

    private final List<CompletableFuture<?>> writing = new ArrayList<>();

    private PredictFileModel predicted(Subject s, String csv) throws Exception {
        now.set(s.fingerprint());
        PredictFileModel model = new PredictFileModel(() -> CompletableFuture.completedFuture(s), desk, now, writing::add);
        Path file = Files.writeString(dir.resolve("new.csv"), csv);
        model.predict(file);
        settle(model);
        return model;
    }

    private void settle(PredictFileModel model) throws InterruptedException {
        while (model.job().get() != null) {
            Runnable next = screen.poll(10, TimeUnit.SECONDS);
            if (next != null) {
                next.run();
            }
        }
    }

    private static String said(PredictFileModel m, String column) {
        return m.result().get().match().lines().stream().filter(l -> l.column().equals(column)).findFirst().orElseThrow().words();
    }

    @Test
    void categories_areRecognised_thoughTheFileHoldsOnlyThoseThatLookLikeNumbersOrGaps() throws Exception {
        Subject s = untrained("code,extra,n,y\n" + "A12,none,4,1.5\n007,some,6,2.5\n012,none,4,3.5\n".repeat(12), "code", "extra", "n");
        PredictFileModel m = predicted(s, "code,extra,n\n007,none,4\n012,none,6\n007,none,4\n");
        assertEquals("fits", said(m, "code"));
        assertEquals("fits", said(m, "extra"));
        assertEquals(3, m.result().get().prediction().rows().length);
    }

    /// -200 is no temperature: who said so of the train rows means it of the new ones, too.
    @Test
    void gaps_areMarkedAsInTheModelsOwnData() throws Exception {
        String csv = "x,y\n" + "4,1.5\n6,2.5\n-200,3\n8,3.5\n".repeat(12);
        String fresh = "x\n4\n-200\nNA\n6\n";
        Subject told = untrained(CsvOptions.auto().withMissingMarks(List.of("NA", "-200")), csv, "x");
        assertArrayEquals(new int[] {0, 3}, predicted(told, fresh).result().get().prediction().rows());
        Subject untold = untrained(csv, "x");
        assertArrayEquals(new int[] {0, 1, 3}, predicted(untold, fresh).result().get().prediction().rows());
    }

    /// What the model does not use is written as it was read.
    @Test
    void otherColumns_areSavedToTheLastDigit() throws Exception {
        Subject s = untrained("x,y\n" + "4,1.5\n6,2.5\n8,3.5\n".repeat(12), "x");
        String lines = "student_id,room,lat,n,x,price\n2023104567,007,52.52000812,3.50,4,$5\n2023104568,012,13.40495412,2.5,6,$7\n2023104569,110,9.5,1.5,8,$9\n";
        PredictFileModel m = predicted(s, lines);
        Path out = dir.resolve("out.csv");
        m.save(out);
        settle(m);
        List<String> written = Files.readAllLines(out);
        assertEquals("2023104567,007,52.52000812,3.5,4,$5," + m.result().get().prediction().predicted()[0], written.get(1));
        assertEquals("2023104568,012,13.40495412,2.5,6,$7," + m.result().get().prediction().predicted()[1], written.get(2));
        assertEquals(Kind.NUMBER, m.result().get().prediction().table().column("n").kind());
        assertEquals("Saved out.csv with the predictions.", m.words().get());
        List<String> odd = List.of("NA,?,True,n/a,4", "Unknown,1,TRUE,12,6", "-,2,true,13,8", "null,3,False,14,4");
        PredictFileModel words = predicted(s, "country,n,truth,late,x\n" + String.join("\n", odd) + "\n");
        words.save(out);
        settle(words);
        assertEquals(odd, Files.readAllLines(out).stream().skip(1).map(l -> l.substring(0, l.lastIndexOf(','))).toList());
        PredictFileModel large = predicted(s, "x\n2023104567\n4\n");
        large.save(out);
        settle(large);
        assertEquals("Saved out.csv with the predictions. Numbers of x have 7 digits there, as the model reads them.", large.words().get());
    }

    /// A model's own number is written as a float is.
    @Test
    void usedNumbers_thatAreNotWrittenAsTheyWereRead_areTold() throws Exception {
        PredictFileModel m = predicted(untrained("x,y\n" + "4,1.5\n6,2.5\n8,3.5\n".repeat(12), "x"), "x\n13.40495412\n4\n");
        m.save(dir.resolve("out.csv"));
        settle(m);
        assertEquals("Saved out.csv with the predictions. Numbers of x have 7 digits there, as the model reads them.", m.words().get());
    }

    /// 1.234 is a thousand and some where the model's own rows had decimal commas.
    @Test
    void numbersThatCanBeReadBothWays_areReadAsInTheModelsOwnData_andTold() throws Exception {
        Subject s = untrained("gewicht;y\n" + "1234,5;1,5\n2345,25;2,5\n3456,5;3,5\n".repeat(12), "gewicht");
        PredictFileModel m = predicted(s, "gewicht;ps\n1.234;90\n2.345;110\n");
        assertArrayEquals(new float[] {1234, 2345}, m.result().get().prediction().table().column("gewicht").numbers());
        assertEquals("new.csv: all 2 rows predicted. It could be read in other ways, too; here it is semicolon between cells, decimal comma and names in line 1: see whether the rows are right.",
                m.words().get());
        PredictFileModel sure = predicted(s, "gewicht;ps\n1.5;90\n2.345;110\n");
        assertArrayEquals(new float[] {1.5f, 2.345f}, sure.result().get().prediction().table().column("gewicht").numbers());
    }

    @Test
    void recordsThatAreLeftOut_areTold() throws Exception {
        PredictFileModel m = predicted(untrained("x,y\n" + "4,1.5\n6,2.5\n8,3.5\n".repeat(12), "x"), "x,name\n" + "4,a\n".repeat(20) + "6,b,c\n" + "4,a\n".repeat(20));
        assertEquals("new.csv: all 40 rows predicted. 1 of 41 records of new.csv was left out, in line 22: it has 3 cells instead of 2; put quotes (\") round a cell that holds a comma.",
                m.words().get());
    }

    @Test
    void categoriesThatWereNumbers_stayTheSame_howeverTheyAreWritten() throws Exception {
        String csv = "n,y\n" + "4,1.5\n6,2.5\n8,3.5\n".repeat(12);
        Table t = new CsvReader().read(Files.writeString(dir.resolve("train.csv"), csv), CsvOptions.auto(), Progress.NONE);
        Schema schema = new Schema(List.of("n"), "y", Map.of("n", Kind.CATEGORY), null);
        PreparedData data = PreparedData.of(t, schema, SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT);
        assertEquals(Set.of(), data.preprocessing().wanted().texts());
    }

    /// Another run, or more training, makes other weights: what stands there is not theirs.
    @Test
    void predictions_ofEarlierWeights_areMarked() throws Exception {
        PredictFileModel m = predicted(untrained("x,y\n" + "4,1.5\n6,2.5\n8,3.5\n".repeat(12), "x"), "x\n4\n6\n");
        assertEquals("new.csv: all 2 rows predicted.", m.words().get());
        now.set("0badcafe");
        assertEquals("new.csv: all 2 rows predicted. By an earlier model, after epoch 0: choose the file again for the one of now.", m.words().get());
        m.save(dir.resolve("out.csv"));
        settle(m);
        assertEquals("Saved out.csv with the predictions. By an earlier model, after epoch 0: choose the file again for the one of now.", m.words().get());
    }

    /// Cancel may come when the file is written already.
    @Test
    void cancel_thatComesTooLate_isNotSaidToHaveHelped() throws Exception {
        PredictFileModel m = predicted(untrained("x,y\n" + "4,1.5\n6,2.5\n8,3.5\n".repeat(12), "x"), "x\n4\n6\n");
        assertEquals("Reading and predicting", m.doing());
        Path out = dir.resolve("out.csv");
        m.save(out);
        assertEquals("Saving", m.doing());
        while (!Files.exists(out)) {
            Thread.onSpinWait();
        }
        m.job().get().cancel();
        settle(m);
        assertEquals("Saved out.csv with the predictions.", m.words().get());
    }

    /// Who closes the window waits for it.
    @Test
    void fileThatIsBeingSaved_isTold_untilItIsThere() throws Exception {
        PredictFileModel m = predicted(untrained("x,y\n" + "4,1.5\n6,2.5\n8,3.5\n".repeat(12), "x"), "x\n4\n6\n");
        assertEquals(List.of(), writing);
        Path out = dir.resolve("out.csv");
        m.save(out);
        assertEquals(1, writing.size());
        assertFalse(writing.getFirst().isDone(), "it ends on the screen's thread");
        settle(m);
        assertTrue(writing.getFirst().isDone() && Files.exists(out));
    }
}
