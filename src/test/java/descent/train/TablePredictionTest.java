package descent.train;

import static descent.train.Fixtures.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.DataException;
import descent.data.Kind;
import descent.data.PreparedData;
import descent.data.Progress;
import descent.data.Table;
import descent.eval.ColumnMatch;
import descent.eval.InputRanges;
import descent.eval.PartialDependence;
import descent.eval.PartialDependence.Question;
import descent.eval.Predictor;
import descent.eval.TablePrediction;
import descent.model.SavedModel;
import descent.model.Setup;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Another table through a trained model, and the plane of partial dependence, against answers one row at a time.
class TablePredictionTest {
    private static final double SAME = 1e-4;
    private final Trainer trainer = new Trainer();
    private final Setup setup = Fixtures.setup();
    private final PreparedData data = Fixtures.data(setup);
    private SavedModel model;

    @BeforeEach
    void train() {
        Fixtures.train(trainer, setup, data);
        model = get(trainer.snapshot());
    }

    @AfterEach
    void close() {
        trainer.close();
    }

    private static Column numbers(String name, float... values) {
        return Column.number(name, values, "");
    }

    private float oneRow(float a, float b) {
        return get(trainer.ask((m, d) -> Predictor.answer(m, m.preprocessing().features(List.of(Float.toString(a), Float.toString(b)))))).value();
    }

    @Test
    void otherTable_isPredictedRowByRow_withErrorsAgainstItsOwnTarget() throws DataException {
        Table t = Table.of("new.csv", List.of(numbers("b", 1, 2, 30), numbers("extra", 0, 0, 0), numbers("a", 0.5f, Float.NaN, 1), numbers("y", 1, 2, Float.NaN)));
        TablePrediction p = TablePrediction.of(model, t, Progress.NONE);
        assertArrayEquals(new int[] {0, 2}, p.rows(), "the row with a gap has no prediction");
        assertEquals(oneRow(0.5f, 1), p.predicted()[0]);
        assertEquals(oneRow(1, 30), p.predicted()[1]);
        assertEquals(1, p.regression().rows());
        assertEquals(Math.abs(p.predicted()[0] - 1), p.regression().mae(), SAME);
        assertNull(TablePrediction.of(model, t, share -> false));
    }

    @Test
    void columns_areMatchedByName_andMismatchesListed() {
        Table t = Table.of("new.csv", List.of(numbers("B", 1), Column.text("a", Kind.TEXT, List.of("x"), new int[] {0}, "")));
        ColumnMatch m = ColumnMatch.of(data.preprocessing(), t, InputRanges.of(data));
        assertFalse(m.possible());
        assertEquals("should hold numbers, but holds x", m.lines().get(0).words());
        assertEquals("is missing in new.csv; rename its column \"B\" to \"b\"", m.lines().get(1).words());
        String refusal = assertThrows(DataException.class, () -> TablePrediction.of(model, t, Progress.NONE)).getMessage();
        assertEquals("a should hold numbers, but holds x.", refusal);
    }

    @Test
    void columns_sayGapsAndExtrapolation() {
        Table t = Table.of("new.csv", List.of(numbers("a", 0, Float.NaN, 1), numbers("b", 5, 99, -99)));
        ColumnMatch m = ColumnMatch.of(data.preprocessing(), t, InputRanges.of(data));
        assertTrue(m.possible());
        assertEquals("1 gap: no prediction there", m.lines().get(0).words());
        assertTrue(m.lines().get(1).words().startsWith("2 rows lie beyond the train rows ("), m.lines().get(1).words());
        assertEquals("the target is not in the file: predictions only", m.lines().get(2).words());
    }

    /// A file of few rows: one cell of text makes the column one of categories.
    @Test
    void textWhereANumberBelongs_isAGap_alsoInAColumnThatIsNoneOfNumbers() throws DataException {
        Table t = Table.of("new.csv", List.of(numbers("b", 1, 2, 3), Column.text("a", Kind.CATEGORY, List.of("0.5", "abc", "1"), new int[] {0, 1, 2}, "")));
        assertEquals("1 cell is no number; 1 gap: no prediction there", ColumnMatch.of(data.preprocessing(), t, InputRanges.of(data)).lines().getFirst().words());
        TablePrediction p = TablePrediction.of(model, t, Progress.NONE);
        assertArrayEquals(new int[] {0, 2}, p.rows());
        assertEquals(oneRow(0.5f, 1), p.predicted()[0]);
        assertEquals(oneRow(1, 3), p.predicted()[1]);
        Table none = Table.of("new.csv", List.of(numbers("b", Float.NaN, 2), Column.text("a", Kind.CATEGORY, List.of("0.5", "abc"), new int[] {0, 1}, "")));
        String refusal = assertThrows(DataException.class, () -> TablePrediction.of(model, none, Progress.NONE)).getMessage();
        assertEquals("No row of new.csv can be predicted: each has a gap in an input, or text where a number belongs.", refusal);
    }

    @Test
    void targetOfTheFile_isOnlyMeasuredAgainst_whereItHoldsNumbers() throws DataException {
        Table t = Table.of("new.csv", List.of(numbers("a", 0, 1), numbers("b", 5, 6), Column.text("y", Kind.CATEGORY, List.of("todo"), new int[] {0, 0}, "")));
        assertEquals("the target is in the file too, but holds no number: predictions only", ColumnMatch.of(data.preprocessing(), t, InputRanges.UNKNOWN).lines().getLast().words());
        assertNull(TablePrediction.of(model, t, Progress.NONE).regression());
    }

    @Test
    void predictions_areWrittenBesideTheCells() throws DataException, IOException {
        Table t = Table.of("new.csv", List.of(numbers("a", 0, Float.NaN), numbers("b", 5, 6)));
        StringWriter out = new StringWriter();
        TablePrediction p = TablePrediction.of(model, t, Progress.NONE);
        p.write(out, Progress.NONE);
        assertEquals("a,b,predicted y\r\n0,5," + p.predicted()[0] + "\r\n\"\",6,\r\n", out.toString());
    }

    @Test
    void planeOfTwoInputs_isTheMeanAnswer_withBothSet() {
        PartialDependence p = PartialDependence.of(model, data, new Question(List.of("a", "b"), 3, 0), Progress.NONE);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                float slow = oneRow((float) p.axes().get(0).values()[i], (float) p.axes().get(1).values()[j]);
                assertEquals(slow, p.answers()[i * 3 + j], 1e-3, "there is no third input, so each row answers the same");
            }
        }
    }

    @Test
    void lineOfOneInput_isTheMeanOfAnswersRowByRow() {
        PartialDependence p = PartialDependence.of(model, data, new Question(List.of("a"), 4, 0), Progress.NONE);
        float[] b = data.table().column("b").numbers();
        for (int i = 0; i < 4; i++) {
            double sum = 0;
            for (int row : data.split().test()) {
                sum += oneRow((float) p.axes().get(0).values()[i], b[row]);
            }
            assertEquals(sum / data.split().test().length, p.answers()[i], 1e-3);
        }
    }
}
