package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Columns that turn out otherwise far below the records from which a file is guessed, and against each other: still a table.
@Timeout(60)
class LateTurnsTest {
    private static Table read(String text, CsvOptions options) throws CsvException {
        return new CsvReader().read("late.csv", text.getBytes(StandardCharsets.UTF_8), options, Progress.NONE);
    }

    /// Decimal points from the first record on, and one column that goes over to commas.
    private static String pointsThenCommas() {
        StringBuilder s = new StringBuilder("x;rating\n");
        for (int i = 0; i < 10_000; i++) {
            s.append("0.").append(1 + i % 9).append(';').append(1 + i % 5).append(i < 6_000 || i % 2 == 0 ? "" : ",5").append('\n');
        }
        return s.toString();
    }

    private static String wholeThenBoth() {
        return "a;b\n" + "12;3\n".repeat(4_500) + "12,5;3.5\n".repeat(5_500);
    }

    @Test
    void fileThatIsTooBig_isRefused_withTheRowsThatFit() {
        String said = TooBig.at("big.csv", 645_120, 645_121, null).getMessage();
        assertTrue(said.startsWith("big.csv is too big for the memory that the program has ("), said);
        assertTrue(said.endsWith(" MB): about the first 645,120 rows fit; delete the rows below line 645,121, or columns that you do not need, and open it again."), said);
        assertFalse(TooBig.somewhere("big.csv", null).getMessage().contains("-Xmx"));
    }

    @Test
    void otherDecimalMarkFurtherDown_isATable_whateverMarkIsChosen() throws CsvException {
        for (String text : List.of(pointsThenCommas(), wholeThenBoth())) {
            for (CsvOptions o : List.of(CsvOptions.auto(), CsvOptions.auto().withDecimalMark('.'), CsvOptions.auto().withDecimalMark(','))) {
                assertEquals(10_000, read(text, o).rows());
            }
        }
    }

    @Test
    void clearDecimalPoints_areNotOverruledByOneLateColumn() throws CsvException {
        Table t = read(pointsThenCommas(), CsvOptions.auto());
        assertEquals('.', t.format().decimalMark());
        assertEquals(Kind.NUMBER, t.column("x").kind());
        assertEquals(Kind.CATEGORY, t.column("rating").kind());
        assertEquals("5,5", t.column("rating").text(9_999));
    }

    @Test
    void oneNumberWithTheOtherMark_isNoMarkForAGap() throws CsvException {
        Table t = read("x;y\n" + "0.5;3\n".repeat(8_000) + "0.7;3,5\n".repeat(2_000), CsvOptions.auto());
        assertEquals("CATEGORY 0", t.column("y").kind() + " " + t.column("y").gaps());
    }

    @Test
    void sevenColumns_thatTurnToTextAtSevenDepths_areAllText() throws CsvException {
        StringBuilder s = new StringBuilder("c1,c2,c3,c4,c5,c6,c7\n");
        for (int i = 0; i < 100_000; i++) {
            for (int k = 1; k <= 7; k++) {
                s.append(i < 12_000 * k ? "5" : i % 2 == 0 ? "x" : "y").append(k < 7 ? ',' : '\n');
            }
        }
        Table t = read(s.toString(), CsvOptions.auto());
        assertEquals(100_000, t.rows());
        for (Column c : t.columns()) {
            assertEquals("CATEGORY [5, x, y]", String.format(Locale.ROOT, "%s %s", c.kind(), c.levels()), c.name());
        }
    }
}
