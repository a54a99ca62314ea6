package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Opens everything that the index of the samples lists, and the made data.
class SamplesTest {
    @Test
    void everySample_opensWithItsTargetProposed_andNoProblem() throws DataException {
        assertTrue(Samples.list().size() >= 3);
        for (Sample s : Samples.list()) {
            Table t = Samples.open(s.name());
            assertEquals(s.target(), Proposal.schema(t).target(), s.name());
            assertEquals(0, t.problemCount(), s.name());
            assertFalse(t.format().doubtful(), s.name());
            assertFalse(s.source().isBlank() || s.licence().isBlank() || s.sentence().isBlank(), s.name());
            PreparedData.of(t, Proposal.schema(t), SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT);
        }
    }

    @Test
    void autoMpg_keepsItsGapsAndItsTextColumn_asFirstSample() {
        Table t = Samples.open(Samples.list().getFirst().name());
        assertEquals(398, t.rows());
        assertEquals(6, t.column("horsepower").gaps());
        assertEquals(Kind.TEXT, t.column("name").kind());
        assertEquals(34, t.line(32));
    }

    @Test
    void open_failsLoudly_forAnUnknownName() {
        assertThrows(IllegalArgumentException.class, () -> Samples.open("no such"));
    }

    @Test
    void madeData_isTheSameForTheSameSeed_andTellsItsTask() {
        for (MadeData.Shape shape : MadeData.Shape.values()) {
            Table a = MadeData.of(shape, 60, shape.usualNoise(), 11);
            Table b = MadeData.of(shape, 60, shape.usualNoise(), 11);
            Column first = a.columns().getFirst();
            assertTrue(Arrays.equals(first.numbers(), b.columns().getFirst().numbers()), shape.title());
            Schema s = Proposal.schema(a);
            assertEquals(a.columns().getLast().name(), s.target(), shape.title());
            assertEquals(a.columns().size() - 1, s.inputs().size(), shape.title());
        }
    }

    @Test
    void madeLine_isGolden_withoutNoise() {
        Table t = MadeData.line(3, 0, 42);
        float[] x = t.column("x").numbers();
        float[] y = t.column("y").numbers();
        for (int i = 0; i < 3; i++) {
            assertEquals(2 * x[i] + 1, y[i], 1e-5);
        }
    }

    @Test
    void export_readsBackEqual_withAColumnThatSaysTrainOrTest() throws Exception {
        Table t = Samples.open("Palmer Penguins");
        PreparedData d = PreparedData.of(t, Proposal.schema(t), SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT);
        StringWriter out = new StringWriter();
        CsvWriter.write(out, t, d.split());
        Table back = new CsvReader().read("export", out.toString().getBytes(StandardCharsets.UTF_8), CsvOptions.auto(), Progress.NONE);
        for (Column c : t.columns()) {
            for (int r = 0; r < t.rows(); r++) {
                assertEquals(c.text(r), back.column(c.name()).text(r), c.name() + " row " + r);
            }
        }
        assertEquals("test", back.column("part").text(d.split().test()[0]));
        assertEquals(t.rows() - d.leftOut(), t.rows() - back.column("part").gaps());
    }
}
