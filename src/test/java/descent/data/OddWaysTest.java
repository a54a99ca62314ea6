package descent.data;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Ways of writing tables that other programs have, beyond those of [OddFilesTest]: each is read right, or asked about with
/// a reason, or told with its line.
class OddWaysTest {
    private static Table read(String text) throws CsvException {
        return new CsvReader().read("odd.csv", text.getBytes(StandardCharsets.UTF_8), CsvOptions.auto(), Progress.NONE);
    }

    /// A header and 30 records.
    private static String lines(String header, IntFunction<String> record) {
        return header + "\n" + IntStream.rangeClosed(1, 30).mapToObj(record).collect(Collectors.joining("\n")) + "\n";
    }

    private static void asked(String text, String why) throws CsvException {
        CsvFormat f = read(text).format();
        assertTrue(f.doubtful(), text);
        assertTrue((f.why().delimiter() + f.why().header()).contains(why), f.why().delimiter() + "; " + f.why().header());
    }

    @Test
    void quotesOfOtherKinds_thatCutCells_areAskedAbout() throws CsvException {
        asked(lines("a,name,y", i -> i + ",'Smith, J" + i % 4 + "'," + i), "30 records have a cell that begins with a quote other than \"");
        asked(lines("a,name,y", i -> i + ",\u201cone, two\u201d," + i), "put \" round a cell that holds a comma");
        asked(lines("a,t,y", i -> i + ",one\\, two," + i), "have a \\ before a comma");
        asked(lines("a,t,y", i -> i + ",\"say \\\"hi\\\" " + i % 3 + "\"," + i), "a quote inside quotes is written \"\"");
    }

    @Test
    void apostrophesAndBackslashes_thatCutNothing_areNotAskedAbout() throws CsvException {
        assertFalse(read(lines("a,t,y", i -> i + ",'it''s'," + i)).format().doubtful());
        assertFalse(read(lines("a,t,y", i -> i + ",'tis," + i)).format().doubtful());
        assertFalse(read(lines("a,path,y", i -> i + ",C:\\data\\" + i + "," + i)).format().doubtful());
        assertFalse(read(lines("a,b", i -> i + "'234.5," + i)).format().doubtful());
    }

    @Test
    void fewRecordsOfManyCells_areAskedAbout() throws CsvException {
        String numbers = IntStream.rangeClosed(1, 30).mapToObj(String::valueOf).collect(Collectors.joining(","));
        asked("mpg," + numbers + "\nweight," + numbers + "\n", "31 columns and only 2 records: are rows and columns exchanged");
        asked(lines("a,b,y", i -> i + ".5," + i % 3 + "," + i).replace('\n', '\u2028'), "or the line ends lost?");
    }

    @Test
    void lastRowOfTotals_isTold() throws CsvException {
        Table t = read(lines("item,n,price", i -> "thing" + i + "," + i + "," + 2 * i) + "Total,465,930\n");
        assertEquals(31, t.rows());
        Problem told = t.problems().getLast();
        assertEquals("32 n 465", told.line() + " " + told.column() + " " + told.cell());
        assertTrue(told.message().startsWith("is the sum of all numbers above it: if the line holds totals, delete it"), told.message());
        assertEquals(0, read(lines("n,y", i -> i % 2 + "," + i * i)).problemCount());
        assertEquals(0, read("n\n1\n0\n0\n0\n0\n0\n1\n").problemCount());
    }

    @Test
    void groupsOfIndia_areNumbers_andOtherGroupsAreNot() throws CsvException {
        Column lakh = read(lines("a,b", i -> "\"" + i + ",23,456.50\"," + i)).column("a");
        assertEquals(Kind.NUMBER, lakh.kind(), lakh.reason());
        assertEquals(1_573_456.5, lakh.mean(), 1);
        NumberRule rule = NumberRule.POINT;
        assertAll(() -> assertEquals(1_234_567, rule.value("12,34,567")), () -> assertEquals(10_000_000, rule.value("1,00,00,000")),
                () -> assertEquals(1_234_567, rule.value("1,234,567")), () -> assertEquals(Double.NaN, rule.value("1,23")),
                () -> assertEquals(Double.NaN, rule.value("1,234,56,789")), () -> assertEquals(Double.NaN, rule.value("12,34,567,890")),
                () -> assertEquals(Double.NaN, rule.value("123,45,678")), () -> assertEquals(Double.NaN, rule.value("1 23 456")),
                () -> assertEquals(Double.NaN, NumberRule.COMMA.value("1.23.456")));
    }

    @Test
    void drawnTable_losesItsFrame() throws CsvException {
        Table t = read("+----+-----+\n| a  | y   |\n+----+-----+\n" + IntStream.rangeClosed(1, 30).mapToObj(i -> "| " + i + " | " + 2 * i + " |\n").collect(Collectors.joining())
                + "+----+-----+\n");
        assertEquals(30, t.rows());
        assertEquals(15.5, t.column("a").mean(), 1e-9);
        assertEquals(31, t.column("y").mean(), 1e-9);
    }

    @Test
    void twoTablesInOneFile_areTold_notTakenForRowNames() throws CsvException {
        Table t = read(lines("a,b", i -> i + "," + 2 * i) + "\n" + lines("c,d,e", i -> i + "," + 2 * i + "," + 3 * i));
        assertEquals("a", t.columns().getFirst().name());
        assertTrue(t.problems().stream().anyMatch(p -> p.line() == 33 && p.cell().equals("c")), t.problems().toString());
    }

    /// Text, and what its columns are: name, kind, gaps, mean.
    private static Map<String, String> right() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(lines(String.format("%-6s%-12s%6s", "id", "name", "mpg"), i -> String.format(Locale.ROOT, "%-6dcar%-9d%6.1f", i, i % 4, i * 1.5)),
                "id NUMBER 0 15.5; name CATEGORY 0 0.0; mpg NUMBER 0 23.25");
        all.put("time,speed\n(s),(m/s)\n" + lines("0.1,1", i -> i + ".1," + i * 2), "time (s) NUMBER 0 15.1; speed (m/s) NUMBER 0 30.032");
        all.put(lines("a;\tb;\ty", i -> i + ".5;\t" + i % 3 + ";\t" + 2 * i), "a NUMBER 0 16.0; b NUMBER 0 1.0; y NUMBER 0 31.0");
        all.put("\ufeffsep=;\r\n" + lines("a;y", i -> i + ",5;" + 2 * i).replace("\n", "\r\n"), "a NUMBER 0 16.0; y NUMBER 0 31.0");
        all.put("\\| a \\| y \\|\n|---|--:|\n".replace("\\", "") + IntStream.rangeClosed(1, 30).mapToObj(i -> "| " + i + ".5 | " + i + " |\n").collect(Collectors.joining()),
                "a NUMBER 0 16.0; y NUMBER 0 15.5");
        all.put(lines("x;ok", i -> i + ",5;" + (i % 3 == 0 ? "nein" : "ja")), "x NUMBER 0 16.0; ok CATEGORY 0 0.0");
        all.put(lines("a,b", i -> (i == 4 ? "#DIV/0!" : i + ".5") + "," + i), "a NUMBER 1 16.397; b NUMBER 0 15.5");
        all.put(lines("a,b", i -> (i % 6 == 0 ? "keine Angabe" : i + ".5") + "," + i), "a NUMBER 5 15.5; b NUMBER 0 15.5");
        all.put(lines("a^y", i -> i + ".5^" + i), "a NUMBER 0 16.0; y NUMBER 0 15.5");
        all.put(lines("a||y", i -> i + ".5||" + i), "a NUMBER 0 16.0; y NUMBER 0 15.5");
        all.put("; made by a tool\n; version 2\n" + lines("a,y", i -> i + ".5," + i), "a NUMBER 0 16.0; y NUMBER 0 15.5");
        all.put("// made by a tool\n" + lines("a,y", i -> i + ".5," + i), "a NUMBER 0 16.0; y NUMBER 0 15.5");
        all.put(lines("t,a,y", i -> "12:" + (i + 10) + ":05," + i + ".5," + i), "t DATE 0 0.0; a NUMBER 0 16.0; y NUMBER 0 15.5");
        all.put(lines("a,y", i -> i + ".5," + i) + "\u000b\f\n", "a NUMBER 0 16.0; y NUMBER 0 15.5");
        return all;
    }

    @Test
    void roles_ofAllColumns_areThoseOfEachOne() {
        Schema s = new Schema(List.of("a", "b"), "y");
        for (String name : new String[] {"a", "b", "y", "other"}) {
            assertEquals(s.role(name), s.roles().apply(name), name);
        }
    }

    @Test
    void usualWays_areReadRight() {
        assertAll(right().entrySet().stream().map(e -> () -> {
            String columns = read(e.getKey()).columns().stream()
                    .map(c -> c.name() + " " + c.kind() + " " + c.gaps() + " " + Math.round(c.mean() * 1000) / 1000.0).collect(Collectors.joining("; "));
            assertEquals(e.getValue(), columns, e.getKey());
        }));
    }
}
