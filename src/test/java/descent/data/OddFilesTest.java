package descent.data;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Ways in which students' files are odd. Most of them say the same as one plain table, and must be read as that.
class OddFilesTest {
    private static final String PLAIN = table(",", ".", "\n");
    private static final String BODY = PLAIN.substring(PLAIN.indexOf('\n') + 1);

    private static String table(String delimiter, String mark, String end) {
        StringBuilder s = new StringBuilder(String.join(delimiter, "a", "b", "c", "y")).append(end);
        for (int i = 0; i < 30; i++) {
            String a = String.format(Locale.ROOT, "%.2f", i * 0.37 - 3).replace(".", mark);
            String y = String.format(Locale.ROOT, "%.1f", 100 - i * 1.7).replace(".", mark);
            s.append(String.join(delimiter, a, String.valueOf(i * 3 % 17), List.of("red", "green", "blue").get(i % 3), y)).append(end);
        }
        return s.toString();
    }

    private static Table read(byte[] bytes) throws CsvException {
        return new CsvReader().read("odd.csv", bytes, CsvOptions.auto(), Progress.NONE);
    }

    private static Table read(String text) throws CsvException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] utf32(String charset, int... mark) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b : mark) {
            out.write(b);
        }
        out.writeBytes(PLAIN.getBytes(Charset.forName(charset)));
        return out.toByteArray();
    }

    private static String lines(String... formats) {
        StringBuilder s = new StringBuilder(formats[0]).append('\n');
        for (int i = 1; i <= 24; i++) {
            s.append(String.format(Locale.ROOT, formats[1], i)).append('\n');
        }
        return s.toString();
    }

    private static Map<String, String> sameInOtherWords() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("semicolon, decimal comma", table(";", ",", "\n"));
        files.put("tab, decimal comma", table("\t", ",", "\r\n"));
        files.put("bar, decimal comma", table("|", ",", "\n"));
        files.put("blanks, decimal comma", table(" ", ",", "\n"));
        files.put("comma and blank", table(", ", ".", "\n"));
        files.put("two bars", table("||", ".", "\n"));
        files.put("caret", table("^", ".", "\n"));
        files.put("tilde", table("~", ".", "\n"));
        files.put("colon", table(":", ".", "\n"));
        files.put("unit separator", table("\u001f", ".", "\n"));
        files.put("CR", table(",", ".", "\r"));
        files.put("CR CR LF", table(",", ".", "\r\r\n"));
        files.put("LF CR", table(",", ".", "\n\r"));
        files.put("sep=, in quotes", "\"sep=,\"\n" + PLAIN);
        files.put("SEP=|", "SEP=|\n" + table("|", ".", "\n"));
        files.put("sep= tab", "sep=\t\n" + table("\t", ".", "\n"));
        files.put("byte order mark twice", "\ufeff\ufeff" + PLAIN);
        files.put("marks without width", PLAIN.replace("a,b", "\u200ba,b").replace("red", "\u200bred\ufeff"));
        files.put("comment lines between", PLAIN.replaceFirst("\n", "\n# a note\n").replace("\n-2.26", "\n# one, more\n-2.26"));
        files.put("comment at the end", PLAIN + "# end of file\n");
        files.put("comment lines before", "# made\n# by hand\n" + PLAIN);
        files.put("percent comments before", "% made\n% by hand\n" + PLAIN);
        files.put("slash comments before", "// made by hand\n" + PLAIN);
        files.put("title", "Sales report\n" + PLAIN);
        files.put("title and empty cells", "Sales report,,,\n,,,\n" + PLAIN);
        files.put("title with a comma", "Sales, north and south\n" + PLAIN);
        files.put("facts before", "Station:,Berlin\nLat:,52.5\nLon:,13.4\n\n" + PLAIN);
        files.put("count before", "30,4\n" + PLAIN);
        files.put("a ruler below the names", PLAIN.replaceFirst("\n", "\n----,----,-----,---\n"));
        files.put("delimiters at the ends", PLAIN.replace("\n", ",,\n"));
        files.put("delimiters at the starts", "," + PLAIN.strip().replace("\n", "\n,") + "\n");
        files.put("delimiter behind the header only", PLAIN.replaceFirst("\n", ",\n"));
        files.put("delimiters behind the records only", "a,b,c,y\n" + BODY.replace("\n", ",\n"));
        files.put("empty lines", "\n\n" + PLAIN.replace("\n-1", "\n\n\n-1") + "\n\n");
        files.put("lines of blanks", PLAIN.replace("\n-1", "\n   \n-1") + "  \t \n");
        files.put("end mark of DOS", PLAIN + "\u001a");
        files.put("form feed", PLAIN + "\f");
        files.put("quoted cells", PLAIN.replaceAll("([^,\n]+)", "\"$1\""));
        files.put("no last line end", PLAIN.strip());
        return files;
    }

    private static void plain(String name, Table t) {
        String all = t.columns().stream().map(c -> String.format(Locale.ROOT, "%s %s %d %.5f %s", c.name(), c.kind(), c.gaps(), c.mean(), c.levels()))
                .collect(Collectors.joining("; "));
        assertEquals("a NUMBER 0 2.36500 []; b NUMBER 0 7.80000 []; c CATEGORY 0 0.00000 [blue, green, red]; y NUMBER 0 75.35000 []",
                all.replace("[red, green, blue]", "[blue, green, red]"), name);
        assertEquals(30, t.rows(), name);
    }

    @Test
    void sameTable_comesFromEveryWayOfWritingIt() {
        assertAll(sameInOtherWords().entrySet().stream().map(e -> () -> plain(e.getKey(), read(e.getValue()))));
    }

    @Test
    void sameTable_comesFromEveryEncoding() throws CsvException {
        for (String charset : List.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "windows-1252")) {
            plain(charset, read(PLAIN.getBytes(Charset.forName(charset))));
        }
        plain("UTF-32BE with its mark", read(utf32("UTF-32BE", 0, 0, 0xfe, 0xff)));
        plain("UTF-32LE with its mark", read(utf32("UTF-32LE", 0xff, 0xfe, 0, 0)));
    }

    @Test
    void sameNames_inTheMiddle_areLeftOutAndTold() throws CsvException {
        Table t = read(PLAIN + PLAIN);
        assertEquals(60, t.rows());
        assertEquals(32, t.problems().getFirst().line());
        assertTrue(t.problems().getFirst().message().startsWith("the names stand here once more"));
    }

    private static void number(String text, double mean, String reason) throws CsvException {
        Column c = read(text).columns().getFirst();
        assertEquals(Kind.NUMBER, c.kind(), c.reason());
        assertEquals(mean, c.mean(), 1e-6 * Math.abs(mean), text);
        assertTrue(c.reason().contains(reason), c.reason());
    }

    @Test
    void numbers_areUnderstood_withThousandsSignsAndDecimalCommas() throws CsvException {
        number(lines("a;b", "%1$d.037.%1$03d;%1$d,5"), 12_537_012.5, "all 24");
        number(lines("a;b", "%1$d'037.5;%1$d"), 12_537.5, "all 24");
        number(lines("a;b", "%1$d 037,5;%1$d"), 12_537.5, "all 24");
        number(lines("a;b", "%1$d\u00a0037,5;%1$d"), 12_537.5, "all 24");
        number(lines("a;b", "%1$d\u202f037,5;%1$d"), 12_537.5, "all 24");
        number(lines("a,b", "\"%1$d,037.5\",%1$d"), 12_537.5, "all 24");
        number(lines("a,b", "\"$%1$d,037.50\",%1$d"), 12_537.5, "the sign $ was left out");
        number(lines("a;b", "%1$d.037,50 €;%1$d"), 12_537.5, "the sign € was left out");
        number(lines("a,b", "USD %1$d,%1$d"), 12.5, "the sign USD was left out");
        number(lines("a,b", "%1$d.5%%,%1$d"), 13, "12 means 12 %");
        number(lines("a,b", "(£%1$d),%1$d"), -12.5, "the sign £ was left out");
        number(lines("a;b", "%1$d,5 %%;%1$d"), 13, "the sign % was left out");
        number(lines("y", "%1$d,5"), 13, "all 24");
        number(lines("y", "\"%1$d,5\""), 13, "all 24");
        number(lines("a,b", "\u2212%1$d,%1$d"), -12.5, "all 24");
        number(lines("a,b", "\u2013%1$d,%1$d"), -12.5, "all 24");
        number(lines("a,b", "\u200e%1$d\u200f,%1$d"), 12.5, "all 24");
        number(lines("a;b", "%1$d,5E+02;%1$d"), 1300, "all 24");
        number(lines("a,b", ".%1$02d,%1$d."), 0.125, "all 24");
    }

    @Test
    void infiniteCells_areGaps_andSaid() throws CsvException {
        Problem p = read(lines("a,b", "%1$d,%1$d") + "inf,1\n").problems().getFirst();
        assertEquals(26, p.line());
        assertTrue(p.message().startsWith("infinite: read as a gap"), p.message());
        number(lines("a,b", "%1$d,%1$d") + "inf,1\n-Infinity,2\n".repeat(5), 12.5, "5 marked '-Infinity', 5 marked 'inf'");
    }

    @Test
    void numbersFarOff_areHinted_andBecomeGapsWhenToldSo() throws CsvException {
        String text = lines("a,y", "%1$d.5,%1$d") + "-200,3\n".repeat(4);
        assertTrue(Proposal.of(read(text)).advice().getFirst().why().contains("-200 stands 4 times far from all others"));
        List<String> marks = new ArrayList<>(CsvFormat.usualMarks());
        marks.add("-200");
        Table t = new CsvReader().read("odd.csv", (text + "none,1\n").getBytes(StandardCharsets.UTF_8), CsvOptions.auto().withMissingMarks(marks), Progress.NONE);
        assertEquals(5, t.column("a").gaps());
        assertEquals(13, t.column("a").mean(), 1e-9);
    }

    @Test
    void otherTexts_areNoNumbers() throws CsvException {
        for (String cell : List.of("0x%X", "%dd", "%d_000", "%d/4", "1.%d.0", "%d cm", "%d-", "$%1$d €%1$d", "+49 30 1000%02d", "%dD+02")) {
            Column c = read(lines("a,b", cell + ",%1$d")).columns().getFirst();
            assertTrue(c.kind() == Kind.TEXT || c.kind() == Kind.CATEGORY, cell + " " + c.kind());
        }
        assertEquals(Kind.TEXT, read(lines("a,b", "\u0661\u0662%1$d,%1$d")).columns().getFirst().kind());
    }

    @Test
    void dates_areDates_inEveryUsualForm() throws CsvException {
        for (String form : List.of("2024-03-%02d", "%02d/03/2024", "%02d.03.2024", "2024-03-%02dT12:30:00.000Z", "2024-03-%02d 12:30:00+01:00", "%d-Mar-24",
                "Mar %d, 2024", "Monday, March %d, 2024", "Mon, %02d Mar 2024 10:00:00 GMT", "2024/3/%d", "2024年3月%d日", "3/%d/2024 1:05 PM", "2024-W%02d",
                "12:%02d:30.5", "%02dMAR2024", "2024/01/%02d 3:05:00 PM GMT+1")) {
            Column c = read(lines("when;y", form + ";%1$d")).columns().getFirst();
            assertEquals(Kind.DATE, c.kind(), form + ": " + c.reason());
        }
        Proposal p = Proposal.of(read(lines("when,x,y", "202403%02d,%1$d.25,%1$d.5")));
        assertTrue(p.advice().getFirst().why().startsWith("dates"), p.advice().getFirst().why());
    }

    @Test
    void trueAndFalse_areTwoValues_inAnySpelling() throws CsvException {
        assertEquals(List.of("false", "true"), read("a,b\n" + "True,1\ntrue,2\nFALSE,3\nFalse,4\n".repeat(6)).columns().getFirst().levels());
    }

    @Test
    void names_areKept_whereOneLooksLikeATitle() throws CsvException {
        assertEquals(List.of("column1", "column2", "y"), read(lines(" , ,  y ", "%1$d,%1$d,%1$d")).columns().stream().map(Column::name).toList());
        assertEquals(List.of("first name"), read("first name\n" + "Ann Lee\nBob Ray\n".repeat(9)).columns().stream().map(Column::name).toList());
        Table tags = read("# info\ntag,n\n" + "#1,1\n#2,2\n".repeat(9));
        assertEquals(List.of("#1", "#2"), tags.column("tag").levels());
    }

    private static String rows(String text) throws CsvException {
        Table t = read(text);
        return t.rows() + " " + t.columns().stream().map(c -> c.name() + " " + c.kind() + " " + c.gaps()).toList() + " " + t.problemCount();
    }

    @Test
    void recordsThatBeginLikeAComment_areRecords_belowCommentsToo() throws CsvException {
        String body = "x,y\n1,2\n#N/A,3\n4,5\n6,7\n";
        assertEquals("4 [x NUMBER 1, y NUMBER 0] 0", rows(body));
        assertEquals(rows(body), rows("# measured 2024\n" + body));
        assertEquals(rows(body), rows("% measured 2024\n" + body));
        assertEquals("4 [x NUMBER 1, y NUMBER 0] 1", rows("% measured 2024\n" + body + "% a note\n"));
        assertEquals("4 [x NUMBER 0] 1", rows("# one column\nx\n1\n2\n# a note\n3\n4\n"));
        Table names = read("# made, by, hand\n\n# twice, or more, often\nx,y\n# between\n1,2\n3,4\n");
        assertEquals(List.of(2, 5, 7), List.of(names.rows(), names.problems().getFirst().line(), names.line(1)));
    }

    @Test
    void quotesInsideCells_doNotJoinThem_whereBlanksPartThem() throws CsvException {
        StringBuilder s = new StringBuilder("name   height  y\n");
        for (int i = 0; i < 20; i++) {
            s.append("P").append(i).append(i % 2 == 0 ? "     5'10\"   " : "   6'   ").append(i * 0.5).append('\n');
        }
        Table t = read(s.toString());
        assertEquals("20 [name, height, y]", t.rows() + " " + t.columns().stream().map(Column::name).toList());
        assertEquals(List.of("5'10\"", "6'"), t.column("height").levels());
        Table quoted = read("a    b      y\n\"x  \"\"z\"\" w\"  \"\"   1\n\"x\"   \"q  r\"  2\nx   \"s\"   3\n");
        assertEquals("[x  \"z\" w, , 1, x, q  r, 2, x, s, 3]", IntStream.range(0, 9).mapToObj(i -> quoted.columns().get(i % 3).text(i / 3)).toList().toString());
    }

    @Test
    void columnsThatAreCalledLikeAFormat_areATable() throws CsvException {
        for (String name : List.of("PAR1", "BZh", "GIF8")) {
            assertEquals(name, read(name + ",PAR2,y\n1,2,3\n4,5,6\n").columns().getFirst().name());
            assertThrows(CsvException.class, () -> read(name + "9a\u0015\u0004\u0000,\n"));
        }
    }

    @Test
    void oddSepLines_endInATableOrASentence() throws CsvException {
        Table t = read("sep=#\n#1#2\n#3#4\n#5#6\n");
        assertEquals(List.of(3, 3), List.of(t.rows(), t.columns().size()));
        assertEquals(2, read("sep=#\na#b\n1#2\n3#4\n").columns().size());
        for (String sep : List.of("sep=\"", "sep=#", "\"sep=\"\"", "sep=%", "sep=/", "sep= ", "sep='", "sep=a", "sep=1")) {
            for (String body : List.of("# note\na,b\n1,2\n3,4\n", "a,b\n1,2\n3,4\n", "#1#2\n#3#4\n", "% note\n1,2\n", "//x\n1,2\n", "\"a\",\"b\"\n\"1\",2\n")) {
                try {
                    assertTrue(read(sep + "\n" + body).rows() > 0);
                } catch (CsvException e) {
                    assertTrue(e.getMessage().endsWith("."), e.getMessage());
                }
            }
        }
    }

    @Test
    void firstRecordThatCouldBeACount_isARecord() throws CsvException {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            s.append(100_001 + i).append(',').append(1 - i % 2).append('\n');
        }
        assertEquals(5000, read(s.toString()).rows());
        assertEquals(5000, read("5000,2,no,yes\n" + "1,2,0\n".repeat(5000)).rows());
    }

    @Test
    void linesInQuotesAsAWhole_areOneColumn_andMarkedAsDoubtful() throws CsvException {
        Table t = read(PLAIN.replaceAll("(?m)^(.+)$", "\"$1\""));
        assertEquals(1, t.columns().size());
        assertTrue(t.format().doubtful() && t.format().why().delimiter().contains("round whole lines"), t.format().why().delimiter());
    }

    @Test
    void whatIsNoTable_isRefused_inASentenceThatNamesALine() {
        List<String> none = new ArrayList<>(List.of("\ufeff", "\n", "\ufeff\n", " ", ",", "\"\"", "\"", "   \n  \n", "# a\n# b\n", "sep=;\n", "a,b,y", "hello",
                "[{\"a\":1}]", "{\"a\":1}\n{\"a\":2}\n", "[1,2,3]\n", "[\"a\", \"b\"]", " \n [\n {\"a\":1}]", "{'a': 1}", "<?xml version=\"1.0\"?><r/>",
                "<data>\n<row a=\"1\" b=\"2\"/>\n<row a=\"3\"/>\n</data>", "\n<!DOCTYPE html>\n<html>", "<div class=\"x\">\n<table>", "<table><tr><td>1",
                "<Error><Code>AccessDenied</Code></Error>", "\ufeff%PDF-1.4\n1 0 obj\n", "{\\rtf1\\ansi a,b}", "404: Not Found", "a,b\n1,2\n\"3,4\n"));
        for (String text : none) {
            CsvException e = assertThrows(CsvException.class, () -> read(text), text);
            assertTrue(e.getMessage().length() > 40 && e.getMessage().endsWith(".") && e.line() > 0, text + " → " + e.getMessage());
        }
        assertThrows(CsvException.class, () -> read("<html><body>hello, you</body></html>".getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void fileThatCannotBeRead_saysWhy() {
        assertEquals("a.csv cannot be read (reading it is not allowed); check that it is there and that you may read it.",
                ByteSource.unreadable("a.csv", new AccessDeniedException("/home/x/a.csv")).getMessage());
        assertEquals("a.csv cannot be read (Stale file handle); check that it is there and that you may read it.",
                ByteSource.unreadable("a.csv", new FileSystemException("/home/x/a.csv", null, "Stale file handle")).getMessage());
        assertEquals("a.csv cannot be read (it is not there any more); check that it is there and that you may read it.",
                ByteSource.unreadable("a.csv", new NoSuchFileException("/home/x/a.csv")).getMessage());
    }
}
