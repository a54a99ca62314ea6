package descent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A column's own arithmetic, and the same column read as another kind.
class ColumnTest {
    private static final float GAP = Float.NaN;
    private static final Column NUMBERS = Column.number("n", new float[] {3, GAP, 1, 2, 3, -1}, "");
    private static final Column WORDS = Column.text("w", Kind.CATEGORY, List.of("b", "a", "c"), new int[] {0, 1, 0, -1, 2, 0}, "");

    @Test
    void numbers_haveStatisticsOverTheCellsThatAreFilled() {
        assertEquals("1 gap, 4 different, -1 to 3, mean 1.6, std 1.49666", NUMBERS.gaps() + " gap, " + NUMBERS.distinct() + " different, "
                + (int) NUMBERS.min() + " to " + (int) NUMBERS.max() + ", mean " + NUMBERS.mean() + ", std " + String.valueOf(NUMBERS.std()).substring(0, 7));
        assertTrue(NUMBERS.isGap(1));
        assertFalse(NUMBERS.isGap(0));
        assertTrue(NUMBERS.wholeNumbers());
        assertFalse(Column.number("h", new float[] {1, 2.5f}, "").wholeNumbers());
        assertThrows(IllegalStateException.class, NUMBERS::codes);
    }

    @Test
    void words_haveLevelsAndNoStatistics() {
        assertEquals("1 3 0.0 0.0 0.0 0.0", WORDS.gaps() + " " + WORDS.distinct() + " " + WORDS.min() + " " + WORDS.max() + " " + WORDS.mean() + " " + WORDS.std());
        assertEquals("b  c", WORDS.text(0) + WORDS.text(3) + "  " + WORDS.text(4));
        assertTrue(WORDS.isGap(3));
        assertFalse(WORDS.isGap(2));
        assertFalse(WORDS.wholeNumbers());
        assertThrows(IllegalStateException.class, WORDS::numbers);
        assertThrows(IllegalArgumentException.class, () -> Column.text("x", Kind.NUMBER, List.of(), new int[0], ""));
    }

    @Test
    void histogram_countsEveryFilledCell_inEqualBins() {
        assertArrayEquals(new float[] {1, 0, 1, 3}, NUMBERS.histogram(4));
        assertArrayEquals(new float[] {1, 4}, NUMBERS.histogram(2));
        assertArrayEquals(new float[] {3, 0, 0}, Column.number("same", new float[] {5, 5, GAP, 5}, "").histogram(3));
        float[] handedOut = NUMBERS.histogram(2);
        handedOut[0] = 99;
        assertEquals(1, NUMBERS.histogram(2)[0]);
    }

    @Test
    void histogram_hasTheCommonestLevelsFirst_andNoMoreThanThereAre() {
        assertArrayEquals(new float[] {3, 1}, WORDS.histogram(2));
        assertArrayEquals(new float[] {3, 1, 1}, WORDS.histogram(9));
    }

    @Test
    void name_changesWithoutTouchingTheCells() {
        assertSame(NUMBERS, NUMBERS.renamed("n"));
        Column other = NUMBERS.renamed("m");
        assertEquals("m NUMBER [3.0, NaN, 1.0, 2.0, 3.0]", other.toString());
        assertSame(NUMBERS.numbers(), other.numbers());
        assertEquals("w CATEGORY [b, a, c]", WORDS.toString());
        assertEquals("seen", WORDS.because("seen").reason());
    }

    @Test
    void numbersAsCategories_areOrderedByValue_withGapsKept() {
        Column c = Column.number("n", new float[] {10, 2, GAP, 2, -0f, 0}, "").as(Kind.CATEGORY);
        assertEquals(List.of("0", "2", "10"), c.levels());
        assertArrayEquals(new int[] {2, 1, -1, 1, 0, 0}, c.codes());
        assertSame(NUMBERS, NUMBERS.as(Kind.NUMBER));
    }

    @Test
    void wordsAsNumbers_takeWhatIsANumber_byTheMarkThatFitsMore() {
        Column points = Column.text("p", Kind.TEXT, List.of("1.5", "x", "-2", "1e99"), new int[] {0, 1, 2, -1, 3}, "").as(Kind.NUMBER);
        assertArrayEquals(new float[] {1.5f, GAP, -2, GAP, GAP}, points.numbers());
        Column commas = Column.text("k", Kind.TEXT, List.of("1,5", "2,25"), new int[] {1, 0}, "").as(Kind.NUMBER);
        assertArrayEquals(new float[] {2.25f, 1.5f}, commas.numbers());
    }

    /// In a German file 1.234 is a thousand and some, and its own mark of a gap is none of the numbers.
    @Test
    void textsOfAFile_becomeNumbersByItsOwnMarks() throws CsvException {
        String csv = "n;x\n1.234;1,5\n2.500;2,5\ngeschätzt 900;3,5\nk. A. (2019);4,5\n-999,0;5,5\n1.234;6,5\n";
        CsvOptions marked = CsvOptions.auto().withMissingMarks(List.of("-999"));
        Column n = new CsvReader().read("t.csv", csv.getBytes(StandardCharsets.UTF_8), marked, Progress.NONE).column("n");
        float[] numbers = {1234, 2500, GAP, GAP, GAP, 1234};
        assertArrayEquals(numbers, n.as(Kind.NUMBER).numbers());
        assertArrayEquals(numbers, n.as(Kind.TEXT).as(Kind.CATEGORY).as(Kind.NUMBER).numbers());
        Column points = new CsvReader().read("t.csv", csv.replace("1.234;1", "1.23;1").replace("1.234;6", "1.26;6").getBytes(StandardCharsets.UTF_8), marked, Progress.NONE).column("n");
        assertArrayEquals(new float[] {1.23f, 2.5f, GAP, GAP, GAP, 1.26f}, points.as(Kind.NUMBER).numbers(), "unless more are numbers with a point");
    }

    @Test
    void text_becomesSortedCategories_andBack() {
        Column sorted = Column.text("t", Kind.TEXT, List.of("z", "10", "9", "a"), new int[] {0, 1, -1, 3, 2}, "").as(Kind.CATEGORY);
        assertEquals(List.of("9", "10", "a", "z"), sorted.levels());
        assertArrayEquals(new int[] {3, 1, -1, 2, 0}, sorted.codes());
        Column text = WORDS.as(Kind.TEXT);
        assertNotSame(WORDS, text);
        assertEquals(Kind.TEXT, text.kind());
        assertEquals(WORDS.levels(), text.levels());
    }

    @Test
    void table_refusesColumnsThatDoNotFit_andNamesTheOnesItHas() {
        assertThrows(IllegalArgumentException.class, () -> Table.of("t", List.of(NUMBERS, Column.number("m", new float[1], ""))));
        assertThrows(IllegalArgumentException.class, () -> Table.of("t", List.of(NUMBERS, NUMBERS)));
        Table t = Table.of("t", List.of(NUMBERS, WORDS));
        String message = assertThrows(IllegalArgumentException.class, () -> t.column("q")).getMessage();
        assertTrue(message.contains("\"q\"") && message.contains("n, w"), message);
        assertEquals(0, Table.of("none", List.of()).rows());
    }
}
