package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the reader guesses, tells and lets a person overrule, on small texts.
class CsvReaderTest {
    private static Table read(String text, CsvOptions options) throws CsvException {
        return new CsvReader().read("test.csv", text.getBytes(StandardCharsets.UTF_8), options, Progress.NONE);
    }

    private static Table read(String text) throws CsvException {
        return read(text, CsvOptions.auto());
    }

    private static String problems(Table t) {
        return String.join("\n", t.problems().stream().map(p -> p.line() + " " + p.column() + " '" + p.cell() + "' " + p.message()).toList());
    }

    @Test
    void badCells_areNamedByLineAndColumn_andReadAsGaps() throws CsvException {
        Table t = read("x,y\n1,2\n2,3\n3,oops\n4,5\n5,6\n6,7\n7,8\n8,9\n9,1\n0,1\n1,1\n");
        Column y = t.column("y");
        assertEquals(Kind.NUMBER, y.kind());
        assertEquals("1 of 11 cells is no number: 'oops'", y.reason());
        assertEquals("4 y 'oops' expected a number: read as a gap; correct the cell if it should have been one", problems(t));
        assertEquals("oops", y.text(2));
        assertEquals(4, t.line(2));
        assertEquals(2, t.rowAtLine(4));
        assertEquals(-1, t.rowAtLine(1));
    }

    @Test
    void numbersBeyondAFloat_areTold_withLineAndColumn() throws CsvException {
        Table t = read("x,y\n1,1e39\n2,-4e38\n3,3\n4,1e-60\n5,5\n");
        assertTrue(problems(t).contains("2 y '1e39' beyond the range of a float"), problems(t));
        assertTrue(problems(t).contains("3 y '-4e38' beyond the range of a float"), problems(t));
        assertTrue(problems(t).contains("5 y '1e-60' nearer to zero than a float can tell: read as 0"), problems(t));
        assertEquals(2, t.column("y").gaps());
    }

    @Test
    void missingMarks_areCountedAndNamed_inNumbersAndText() throws CsvException {
        Table t = read("x,c\n1,a\nNA,b\n?,Unknown\n,a\n3,-\n4,b\n#NULL!,a\n");
        assertEquals(4, t.column("x").gaps());
        assertEquals(2, t.column("c").gaps());
        assertTrue(t.column("x").reason().contains("'?'") && t.column("x").reason().contains("1 empty"), t.column("x").reason());
    }

    @Test
    void missingMarks_canBeChosen_likeMinus200() throws CsvException {
        Table t = read("x,y\n1,2\n-200,3\n4,NA\n5,6\n", CsvOptions.auto().withMissingMarks(List.of("-200", "NA")));
        assertEquals(1, t.column("x").gaps());
        assertEquals(1, t.column("y").gaps());
        assertEquals("chosen by you, and the empty cell", t.format().why().missingMarks());
    }

    @Test
    void duplicateAndEmptyNames_areMadeDistinct_andTold() throws CsvException {
        Table t = read("a,a,,a_2\n1,2,3,4\n5,6,7,8\n");
        assertEquals(List.of("a", "a_3", "column3", "a_2"), t.columns().stream().map(Column::name).toList());
        assertEquals(2, t.problemCount());
    }

    @Test
    void unevenRecords_areTold_shortOnesFilledLongOnesLeftOut() throws CsvException {
        Table t = read("a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,1,1\n2,2,2\n");
        assertEquals(4, t.rows());
        assertTrue(problems(t).contains("3  '4' has 2 cells instead of 3"), problems(t));
        assertTrue(problems(t).contains("4  '6' has 4 cells instead of 3: the record is left out"), problems(t));
        assertEquals(5, t.line(2));
    }

    @Test
    void options_overruleEachGuess_andSaySo() throws CsvException {
        Table t = read("1;2,5\n3;4,5\n", CsvOptions.auto().withDelimiter(',').withHeaderRows(1).withDecimalMark('.').withEncoding(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("1;2", "5"), t.columns().stream().map(Column::name).toList());
        CsvFormat.Reasons why = t.format().why();
        assertEquals(List.of("chosen by you", "chosen by you", "chosen by you", "chosen by you"),
                List.of(why.encoding(), why.delimiter(), why.decimalMark(), why.header()));
    }

    @Test
    void skippedLines_canBeChosen_whereTheGuessFails() throws CsvException {
        Table t = read("a,b\nc,d\n1,2\n3,4\n", CsvOptions.auto().withSkipLines(1));
        assertEquals(List.of("c", "d"), t.columns().stream().map(Column::name).toList());
        assertEquals(3, t.line(0));
    }

    @Test
    void preview_readsOnlySomeRows_withoutAHash() throws CsvException {
        Table t = read("a,b\n1,2\n3,4\n5,6\n", CsvOptions.auto().withMaxRows(2));
        assertEquals(2, t.rows());
        assertEquals("", t.sha256());
    }

    /// Within a piece of the reading, at its edges, and over several.
    @ParameterizedTest
    @CsvSource({"16,true", "16,false", "65533,true", "65536,true", "65536,false", "65540,false", "131072,true", "200000,false"})
    void hash_isOfAllBytes_markIncluded(int size, boolean marked) throws Exception {
        StringBuilder s = new StringBuilder(marked ? "\ufeff" : "").append("a,b\n");
        while (s.length() < size) {
            s.append(s.length() % 1000).append(",2\n");
        }
        byte[] bytes = s.toString().getBytes(StandardCharsets.UTF_8);
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Table t = new CsvReader().read("t.csv", bytes, CsvOptions.auto(), Progress.NONE);
        assertEquals(List.of(sum, sum), List.of(t.sha256(), t.sha256()));
    }

    @Test
    void windowsLetters_areSaid_whereUtf8IsImpossible() throws CsvException {
        byte[] bytes = "Größe,m\n1,Ü\n2,é\n".getBytes(Charset.forName("windows-1252"));
        Table t = new CsvReader().read("x.csv", bytes, CsvOptions.auto(), Progress.NONE);
        assertEquals("Größe", t.columns().getFirst().name());
        assertTrue(t.format().why().encoding().contains("Windows-1252"));
        assertTrue(t.format().doubtful());
    }

    @Test
    void plainFile_isNotDoubtful_andHasNoProblem() throws CsvException {
        Table t = read("a,b\n1.5,x\n2.5,y\n3.5,x\n");
        assertFalse(t.format().doubtful());
        assertEquals(0, t.problemCount());
    }

    @Test
    void kinds_haveReasons_forConstantIdDateAndFreeText() throws CsvException {
        StringBuilder s = new StringBuilder("id,when,note,same,grp,y\n");
        for (int i = 0; i < 60; i++) {
            s.append(i + 1).append(",2024-01-").append(10 + i % 18).append(",note number ").append(i).append(",7,").append("uvw".charAt(i % 3)).append(',').append(i * 0.37).append('\n');
        }
        Table t = read(s.toString());
        Proposal p = Proposal.of(t);
        assertEquals(new Schema(List.of("grp"), "y"), p.schema());
        assertEquals(List.of("an ID", "dates", "free text", "constant", "categories", "proposed as target"),
                p.advice().stream().map(a -> a.why().split(":")[0]).toList());
    }

    @Test
    void leak_isNamed_forAColumnThatSaysTheSameAsTheTarget() throws CsvException {
        StringBuilder s = new StringBuilder("age,alive,survived\n");
        for (int i = 0; i < 40; i++) {
            s.append(20 + i % 17).append(i % 3 == 0 ? ",yes,1\n" : ",no,0\n");
        }
        Proposal p = Proposal.of(read(s.toString()));
        assertEquals(List.of("age"), p.schema().inputs());
        assertTrue(p.advice().get(1).why().startsWith("leak: it says the same as the target survived"));
    }

    @Test
    void task_isRecognised_withAWordOnWhy() throws CsvException {
        assertEquals(Task.REGRESSION, task("v\n" + "1.5\n2.5\n".repeat(30)));
        assertEquals(Task.BINARY, task("v\n" + "0\n1\n".repeat(30)));
        assertEquals(Task.BINARY, task("v\n" + "true\nfalse\n".repeat(30)));
        assertEquals(Task.MULTICLASS, task("v\n" + "1\n2\n3\n4\n".repeat(30)));
        assertEquals(Task.REGRESSION, task("v\n" + "10\n200\n3000\n44\n".repeat(30)));
        assertEquals(Task.MULTICLASS, task("v\n" + "red\ngreen\nblue\n".repeat(30)));
    }

    private static Task task(String text) throws CsvException {
        return Proposal.task(read(text), new Schema(List.of(), "v")).task();
    }

    @Test
    void refusals_nameLineAndRemedy_inOneSentence() {
        for (String text : new String[] {"", "\n\n", "a,b\n", "<html><body>404</body></html>", "{\"a\": 1}", "a\u0000b,c\n1,2\n", "%PDF-1.7\nx"}) {
            CsvException e = assertThrows(CsvException.class, () -> read(text), text);
            assertTrue(e.getMessage().length() > 40 && e.getMessage().endsWith("."), e.getMessage());
        }
    }
}
