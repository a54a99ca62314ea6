package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Files as survey tools, statistics offices, loggers, banks and other languages write them: each is read right, or asked
/// about, or told with its line.
class OddProgramsTest {
    private static Table read(String text) throws CsvException {
        return new CsvReader().read("odd.csv", text.getBytes(StandardCharsets.UTF_8), CsvOptions.auto(), Progress.NONE);
    }

    private static String rows(String header, IntFunction<String> record) {
        return header + "\n" + IntStream.rangeClosed(1, 60).mapToObj(record).collect(Collectors.joining("\n")) + "\n";
    }

    /// "a number 0 30.5, b category 3, …": kind, gaps, and mean or levels of each column.
    private static String columns(Table t) {
        return t.columns().stream().map(c -> c.name() + " " + c.kind().name().toLowerCase(Locale.ROOT) + " " + c.gaps() + " "
                + (c.kind() == Kind.NUMBER ? String.format(Locale.ROOT, "%.6g", c.mean()) : String.valueOf(c.levels().size()))).collect(Collectors.joining(", "));
    }

    private static void plainly(String expected, String text) throws CsvException {
        Table t = read(text);
        assertEquals(expected, columns(t));
        assertEquals(60, t.rows());
        assertFalse(t.format().doubtful(), () -> t.format().why().header() + "; " + t.format().why().delimiter());
    }

    private static void asked(String why, String text) throws CsvException {
        CsvFormat f = read(text).format();
        assertTrue(f.doubtful(), text);
        assertTrue((f.why().delimiter() + f.why().header() + f.why().decimalMark()).contains(why), f.why().delimiter() + "; " + f.why().header());
    }

    @Test
    void debtsInBracketsOrWithTheirMinusBehind_areNegative() throws CsvException {
        plainly("item text 0 60, amount number 0 9.50000", rows("item,amount", i -> "i" + i + "," + (i % 3 == 0 ? "(" + i + ".00)" : i + ".00")));
        plainly("item text 0 60, betrag number 0 9.33333", rows("item;betrag", i -> "i" + i + ";" + (i % 3 == 0 ? i + ",50-" : i + ",00")));
        assertTrue(read(rows("a,b", i -> "x," + (i % 2 == 0 ? "(" + i + ")" : i))).column("b").reason().endsWith("; (5) means −5"));
        assertEquals(Kind.TEXT, read(rows("a,b", i -> i + ",(" + i + ")")).column("b").kind(), "brackets round every cell mean no debt");
    }

    @Test
    void oneTextAmongFewNumbers_isAValueLikeThem_amongManyAGap() throws CsvException {
        plainly("doors category 0 4, y number 0 30.5000", rows("doors,y", i -> "2 3 4 5more".split(" ")[i % 4] + "," + i));
        plainly("persons category 0 3, y number 0 30.5000", rows("persons,y", i -> "2 4 more".split(" ")[i % 3] + "," + i));
        assertEquals("conc number 20 3.00000, y number 0 30.5000", columns(read(rows("conc,y", i -> (i % 3 == 0 ? "<0.05" : i / 10.0) + "," + i))));
        assertEquals("age number 2 50.2586, y number 0 30.5000", columns(read(rows("age,y", i -> (i % 25 == 0 ? ">90" : 20 + i) + "," + i))));
        assertEquals("grade number 6 3.00000, y number 0 30.5000", columns(read(rows("grade,y", i -> (i % 10 == 0 ? "ill" : i % 10 == 5 ? 3 : i % 10 < 5 ? 2 : 4) + "," + i))));
    }

    @Test
    void exponentsOfFortran_areRead_onlyWithTheirSign() throws CsvException {
        plainly("x number 0 30.5000, y number 0 305.000", rows("x,y", i -> String.format(Locale.ROOT, "%d,%.4fD+01", i, (double) i)));
        assertTrue(Double.isNaN(NumberRule.POINT.value("1d5")) && Double.isNaN(NumberRule.POINT.value("1D")));
        assertEquals(0.15, NumberRule.POINT.value("1.5d-01"));
    }

    @Test
    void codesThatBeginWithZero_areTold() throws CsvException {
        String why = read(rows("zip,price", i -> String.format(Locale.ROOT, "%05d,%d", i < 40 ? 1067 + i : 80331 + i, i * 7))).column("zip").reason();
        assertTrue(why.endsWith("; 39 cells begin with a 0, as codes do: as numbers they lose it"), why);
        assertEquals("all 60 cells are numbers", read(rows("x,y", i -> "0." + i + "," + i)).columns().getFirst().reason());
    }

    @Test
    void titlesAboveOfficialTables_areNoPartOfTheNames() throws CsvException {
        String text = "Bevölkerung;;;\nStand: 31.12.2020;;;\n" + rows("AGS;Gemeinde;Einwohner;km²", i -> (1000 + i) + ";Ort " + i + ";1." + (100 + i) + ";" + i + ",25");
        Table t = new CsvReader().read("odd.csv", text.getBytes(Charset.forName("windows-1252")), CsvOptions.auto(), Progress.NONE);
        assertEquals("AGS number 0 1030.50, Gemeinde text 0 60, Einwohner number 0 1130.50, km² number 0 30.7500", columns(t));
        assertTrue(t.format().doubtful());
        plainly("code_insee number 0 1030.50, commune text 0 60, population number 0 1130.50, taux number 0 30.7500",
                "\ufeff" + rows("code_insee;commune;population;taux", i -> (1000 + i) + ";Ville-" + i + ";1\u202f" + (100 + i) + ";" + i + ",25 %"));
    }

    @Test
    void yearsAsNames_besideColumnsWithMarks_areAHeader() throws CsvException {
        String text = rows("unit,geo\\TIME\t2018 \t2019 \t2020 ", i -> "PC,G" + i + "\t" + i + ".5 \t" + (i % 5 == 0 ? ": " : i + ".4 b") + "\t" + i + " p");
        asked("names, not values", text);
        assertEquals("unit,geo\\TIME, 2018, 2019, 2020", read(text).columns().stream().map(Column::name).collect(Collectors.joining(", ")));
    }

    @Test
    void settingsAndSentences_areAskedAbout_wordsAreNot() throws CsvException {
        String why = "look like settings or sentences";
        asked(why, "[main]\nname=hello\nport=8080\n[other]\nname=x\nport=1\ndebug=true\n");
        asked(why, "name: test\nlist:\n  - a\n  - b\nother:\n  key: value\n  deep: 3\n");
        asked(why, "The quick brown fox.\nIt jumps over the lazy dog.\nAnd then it sleeps.\nThe end of the story.\n");
        assertFalse(read(rows("word", i -> "word" + i)).format().doubtful());
        assertFalse(read(rows("species", i -> "cat dog bird".split(" ")[i % 3])).format().doubtful());
    }

    @Test
    void surveysStatisticsProgramsAndLoggers_areRead() throws CsvException {
        plainly("column1 text 0 60, mpg number 0 30.5000, cyl number 0 6.00000", rows("\"mpg\" \"cyl\"", i -> "\"Car " + i + "\" " + i + " " + (4 + i % 3 * 2)));
        plainly("price number 0 30.5000, rep78 number 10 3.00000", rows("price,rep78", i -> i + "," + (i % 6 == 0 ? "." : 3)));
        plainly("ID number 0 30.5000, Geschl number 6 1.44444", rows("ID;Geschl", i -> i + ";" + (i % 10 == 0 ? " " : i % 2 == 1 ? 1 : 2)));
        plainly("DATE date 0 60, GDP number 1 30.9322", rows("DATE,GDP", i -> (1960 + i) + "-01-01," + (i == 5 ? "." : i)));
        plainly("when date 0 60, v number 0 30.5000", rows("when,v", i -> String.format(Locale.ROOT, "2020-01-01T12:%02d:00+01:00,%d", i - 1, i)));
        Table sensor = read(rows("time,temp", i -> (i % 20 == 0 ? "# restart of sensor\n" : "") + i + "," + i + ".5"));
        assertEquals("time number 0 30.5000, temp number 0 31.0000", columns(sensor));
        assertEquals("21: is a comment: the record is left out", sensor.problems().getFirst().line() + ": " + sensor.problems().getFirst().message());
    }

    @Test
    void namesAndLineEndsOfAllKinds_areKept() throws CsvException {
        plainly("Age number 0 30.5000, age number 0 31.5000, AGE number 0 32.5000", rows("Age,age,AGE", i -> i + "," + (i + 1) + "," + (i + 2)));
        plainly("😀 number 0 30.5000, العمر number 0 31.5000", rows("😀,العمر", i -> i + "," + (i + 1)));
        plainly("a number 0 30.5000, b number 0 30.5000", rows("a,b", i -> i + "," + i + (i % 2 == 0 ? "\r" : "")));
        plainly("a number 0 30.5000, b number 0 31.5000", rows("a,b", i -> "+" + i + "," + (i + 1) + (i % 8 == 0 ? "," : i % 15 == 0 ? ",," : "")));
        plainly("a number 0 30.5000, b number 0 31.5000", rows("a\tb ", i -> i + " \t " + (i + 1) + " "));
    }

    @Test
    void whatNumbersCannotSay_staysText() throws CsvException {
        plainly("lat text 0 60, t number 0 30.5000", rows("lat,t", i -> "52°" + i + "'N," + i));
        plainly("addr text 0 60, t number 0 30.5000", rows("addr,t", i -> String.format(Locale.ROOT, "0x%04X,%d", i * 257, i)));
        plainly("tags text 0 60, t number 0 30.5000", rows("tags,t", i -> "\"[" + i + ", 2]\"," + i));
        plainly("props text 0 60, t number 0 30.5000", rows("props,t", i -> "\"{\"\"a\"\": " + i + ", \"\"b\"\": [1,2]}\"," + i));
        plainly("note text 0 60, t number 0 30.5000", rows("note,t", i -> "\"one\nline " + i + "\"," + i));
        asked("or with a bracket, and ends in the next cell: put \" round", rows("id,tags,y", i -> i + ",[" + i + "," + (i + 1) + "]," + i));
    }

    /// A pattern that goes back over such a cell would not end in a day.
    @Test
    void oneNameOfAMillionLetters_isReadLikeAnyOther() throws CsvException {
        assertEquals(1, read("x".repeat(1_500_000) + "\n1\n").rows());
        assertEquals(2, read("x".repeat(1_500_000) + ",b\n1,2\n3,4\n").rows());
    }

    /// Questions of online forms are long, and a picture may stand where they are cut: half of it could not be written in a model.
    @Test
    void longNames_areCutBetweenCharacters_andCarryNoMarksThatTurnTheLine() throws Exception {
        Table t = read("x".repeat(198) + "\ud83d\ude00yz,a\u202eb\n1,2\n3,4\n");
        assertEquals("x".repeat(198) + "…", t.columns().getFirst().name());
        assertEquals("ab", t.columns().getLast().name());
    }
}
