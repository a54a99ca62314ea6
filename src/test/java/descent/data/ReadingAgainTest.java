package descent.data;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// A file that is read again with exactly what was told of its first reading gives the same table: a rescue after a crash does so,
/// and whoever confirms each guess in the import view.
class ReadingAgainTest {
    private static Table read(byte[] bytes, CsvOptions options) throws CsvException {
        return new CsvReader().read("t.csv", bytes, options, Progress.NONE);
    }

    private static CsvOptions told(CsvFormat f) {
        return new CsvOptions(f.encoding(), f.delimiter(), f.decimalMark(), f.skipLines(), f.headerRows(), f.missingMarks(), null, 0);
    }

    /// All that is in a table.
    private static String shown(Table t) {
        StringBuilder s = new StringBuilder(t.rows() + " rows\n");
        for (Column c : t.columns()) {
            s.append(c.name()).append(' ').append(c.kind()).append(c.levels()).append(c.reason());
            for (int r = 0; r < t.rows(); r++) {
                s.append(' ').append(c.text(r));
            }
            s.append('\n');
        }
        t.problems().forEach(p -> s.append(p).append('\n'));
        return s.toString();
    }

    private static void same(String name, byte[] bytes) throws CsvException {
        Table auto;
        try {
            auto = read(bytes, CsvOptions.auto());
        } catch (CsvException e) {
            return;
        }
        CsvFormat f = auto.format();
        Table again = read(bytes, told(f));
        assertEquals(shown(auto), shown(again), name);
        assertEquals(told(f), told(again.format()), name);
        for (CsvOptions one : List.of(CsvOptions.auto().withEncoding(f.encoding()), CsvOptions.auto().withDelimiter(f.delimiter()),
                CsvOptions.auto().withDecimalMark(f.decimalMark()), CsvOptions.auto().withSkipLines(f.skipLines()),
                CsvOptions.auto().withHeaderRows(f.headerRows()), CsvOptions.auto().withMissingMarks(f.missingMarks()))) {
            assertEquals(shown(auto), shown(read(bytes, one)), () -> name + " with only " + one);
        }
    }

    private static void same(String text) throws CsvException {
        same(text.replace("\n", "\\n"), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void files_areReadTheSame_withWhatWasToldOfThem() throws IOException {
        List<Executable> all = new ArrayList<>();
        for (ReadingsTest.Case c : ReadingsTest.cases()) {
            byte[] bytes = ReadingsTest.bytes(c);
            all.add(() -> same(c.name(), bytes));
        }
        assertTrue(all.size() > 100);
        assertAll(all);
    }

    /// Lines before the records, names or none, and records, each with each.
    @Test
    void texts_areReadTheSame_withWhatWasToldOfThem() {
        List<Executable> all = new ArrayList<>();
        for (String before : List.of("", "# x,y\n", "# made by hand\n# x,y\n", "% x,y\n", "#x,y\n", "# x y\n", "# 1,2\n", "sep=,\n", "sep=,\n# x,y\n", "// x,y\n",
                "Title\n", "# note\nTitle\n", "# x,y\n\n", "\n# x,y\n", "3,1\n", "\ufeff# x,y\n", "# x,y,z\n")) {
            for (String header : List.of("", "a,b\n", "a,b\nm,s\n", "2020,2021\n", "a\n")) {
                for (String body : List.of("1.5,2.1\n2.5,3.9\n3.5,6.2\n", "1,x\n2,y\n3,x\n4,NA\n", "1.5,2.1\n# a note\n2.5,3.9\n3.5,6.2\n", "u,v\nw,v\nu,x\n",
                        "\"1,5\",2\n\"2,5\",3\n\"3,5\",4\n")) {
                    all.add(() -> same(before + header + body));
                }
            }
        }
        assertAll(all);
    }

    @Test
    void namesInAComment_stayNames_whenAPersonSaysSo() throws CsvException {
        String text = "# x,y\n1.5,2.1\n2.5,3.9\n3.5,6.2\n";
        for (CsvOptions said : List.of(CsvOptions.auto().withHeaderRows(1), CsvOptions.auto().withSkipLines(0).withHeaderRows(1), CsvOptions.auto().withSkipLines(0))) {
            Table t = read(text.getBytes(StandardCharsets.UTF_8), said);
            assertEquals("x y 3", String.format(Locale.ROOT, "%s %s %d", t.columns().get(0).name(), t.columns().get(1).name(), t.rows()), said.toString());
        }
        Table told = read(text.getBytes(StandardCharsets.UTF_8), CsvOptions.auto().withSkipLines(1).withHeaderRows(1));
        assertEquals(List.of("1.5", "2.1"), told.columns().stream().map(Column::name).toList(), "the comment is no header by a person's word");
        Table none = read(text.getBytes(StandardCharsets.UTF_8), CsvOptions.auto().withHeaderRows(0));
        assertEquals(List.of("column1", "column2"), none.columns().stream().map(Column::name).toList());
    }
}
