package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// What shows only below the records from which a file is guessed, and what is told while a long one is read or written.
class LongFilesTest {
    private static final int GUESSED = 4000;
    private static final long MORE_THAN_A_TELLING = 25_000_000;

    private static String lines(String header, int first, IntFunction<String> early, int then, IntFunction<String> late) {
        StringBuilder s = new StringBuilder(header).append('\n');
        for (int i = 0; i < first; i++) {
            s.append(early.apply(i)).append('\n');
        }
        for (int i = 0; i < then; i++) {
            s.append(late.apply(i)).append('\n');
        }
        return s.toString();
    }

    private static Table read(String text) throws CsvException {
        return new CsvReader().read("long.csv", text.getBytes(StandardCharsets.UTF_8), CsvOptions.auto(), Progress.NONE);
    }

    @Test
    void wordsFurtherDown_makeTheWholeColumnText() throws CsvException {
        for (int words : new int[] {500, 3000}) {       // seen at the end; seen on the way
            Table t = read(lines("a,b", GUESSED + 100, i -> i + "," + i, words, i -> "word" + i + "," + i));
            assertEquals(Kind.TEXT, t.column("a").kind(), t.column("a").reason());
            assertEquals("0", t.column("a").text(0));
            assertEquals("word0", t.column("a").text(GUESSED + 100));
            assertEquals(Kind.NUMBER, t.column("b").kind());
            assertEquals(GUESSED + 100 + words, t.rows());
            assertEquals(GUESSED + 101 + words, t.line(t.rows() - 1));
        }
    }

    @Test
    void wordsInFewCells_areGaps_asInAShortFile() throws CsvException {
        Table t = read(lines("a,b", GUESSED + 100, i -> i + "," + i, 300, i -> "word" + i + "," + i));
        assertEquals(Kind.NUMBER, t.column("a").kind());
        assertEquals(List.of(300, 300, GUESSED + 102), List.of(t.column("a").gaps(), t.problemCount(), t.problems().getFirst().line()));
    }

    @Test
    void decimalCommaFurtherDown_isTakenForTheWholeFile() throws CsvException {
        for (int decimals : new int[] {600, 3000, 9000}) {
            Table t = read(lines("a;b", GUESSED + 100, i -> "7;3", decimals, i -> i % 50 + ",5;2"));
            assertEquals(',', t.format().decimalMark());
            assertEquals("further down most numbers are written so", t.format().why().decimalMark());
            assertEquals(Kind.NUMBER, t.column("a").kind());
            assertEquals((7.0 * (GUESSED + 100) + 25.0 * decimals) / t.rows(), t.column("a").mean(), 1e-9);
            assertTrue(t.format().doubtful());
        }
    }

    @Test
    void decimalCommasBesideDecimalPoints_areNoReasonToReadThePointsAnew() throws CsvException {
        Table t = read(lines("a;b", GUESSED + 100, i -> i + ".5;3", 600, i -> i + ",5;2"));
        assertEquals('.', t.format().decimalMark());
        assertEquals(Kind.TEXT, t.column("a").kind());
    }

    /// The rows are reckoned from the length of the first lines; the arrays grow when there are more.
    @Test
    void rowsShorterThanTheFirst_areAllThere() throws CsvException {
        String wide = "x".repeat(200);
        Table t = read(lines("a,b", GUESSED, i -> wide + "," + i, 40_000, i -> "y," + i));
        assertEquals(GUESSED + 40_000, t.rows());
        assertEquals(List.of(wide, "y"), t.column("a").levels().stream().sorted().toList());
        assertEquals(39_999, t.column("b").numbers()[t.rows() - 1]);
        assertEquals("y", t.column("a").text(t.rows() - 1));
        double sum = GUESSED * (GUESSED - 1) / 2.0 + 40_000 * 39_999.0 / 2;
        assertEquals(sum / t.rows(), t.column("b").mean(), 1e-6);
    }

    @Test
    void sum_isOfAllBytes_andNoneOfAPreview() throws Exception {
        byte[] bytes = lines("a,b", 30_000, i -> i + "," + i, 0, null).getBytes(StandardCharsets.UTF_8);
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertEquals(sum, new CsvReader().read("long.csv", bytes, CsvOptions.auto(), Progress.NONE).sha256());
        Table preview = new CsvReader().read("long.csv", bytes, CsvOptions.auto().withMaxRows(50), Progress.NONE);
        assertEquals(List.of(50, ""), List.of(preview.rows(), preview.sha256()));
    }

    @Test
    void shares_riseFromZeroToOne_andACancelIsHeard() throws CsvException {
        byte[] bytes = lines("a,b", 60_000, i -> i + "," + i, 0, null).getBytes(StandardCharsets.UTF_8);
        List<Double> told = new ArrayList<>();
        new CsvReader().read("long.csv", bytes, CsvOptions.auto(), share -> {
            told.add(share);
            for (long end = System.nanoTime() + MORE_THAN_A_TELLING; System.nanoTime() < end; ) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            return true;
        });
        assertEquals(told.stream().sorted().toList(), told);
        assertTrue(told.size() > 5 && told.getFirst() < 0.2 && told.getLast() == 1.0, told.toString());
        assertTrue(told.stream().anyMatch(s -> s > 0.3 && s < 0.7), told.toString());
        assertTrue(assertThrows(CsvException.class, () -> new CsvReader().read("long.csv", bytes, CsvOptions.auto(), _ -> false)).cancelled());
    }

    @Test
    void predictions_areWrittenBesideTheirRows_underNamesOfTheirOwn() throws Exception {
        Table t = read("a,part,y\n1,x,2\n3,y,4\n5,z,6\n");
        StringWriter out = new StringWriter();
        CsvWriter.write(out, t, new TrainTestSplit(new int[] {0}, new int[] {2}, new int[] {1}), List.of(
                CsvWriter.ExtraColumn.numbers("y", t, new int[] {2, 1}, new float[] {5.5f, -3}),
                CsvWriter.ExtraColumn.classes("y", t, new int[] {0}, new float[] {1}, List.of("no", "yes"))));
        assertEquals("a,part,y,part_2,y_2,y_3\r\n1,x,2,train,,yes\r\n3,y,4,validation,-3,\r\n5,z,6,test,5.5,\r\n", out.toString());
    }

    @Test
    void writing_tellsItsShare_andHearsACancel() throws Exception {
        Table t = read(lines("a,b", 1024, i -> i + "," + i, 0, null));
        List<Double> told = new ArrayList<>();
        boolean[] flushed = {false};
        StringWriter out = new StringWriter() {
            @Override
            public void flush() {
                flushed[0] = true;
            }
        };
        CsvWriter.write(out, t, null, List.of(), share -> told.add(share));
        assertEquals(List.of(0.0, 0.25, 0.5, 0.75), told);
        assertTrue(flushed[0]);
        StringWriter cut = new StringWriter();
        assertTrue(assertThrows(CsvException.class, () -> CsvWriter.write(cut, t, null, List.of(), share -> share < 0.5)).cancelled());
        assertEquals(513, cut.toString().lines().count());
        assertFalse(cut.toString().contains("512,"));
    }
}
