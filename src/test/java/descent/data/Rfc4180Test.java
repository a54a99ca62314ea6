package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// RFC 4180 case by case: golden/rfc4180/cases.tsv holds input and records, and each deliberate difference in words.
class Rfc4180Test {
    private static final Path CASES = Path.of("src/test/resources/golden/rfc4180/cases.tsv");

    @Test
    void records_equalTheGoldenOnes_inEveryCase() throws IOException {
        List<String> lines = Files.readAllLines(CASES);
        int run = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] f = line.split("\t", -1);
            assertEquals(f[3], escaped(records(unescaped(f[2]))), f[0]);
            run++;
        }
        assertTrue(run >= 25, "only " + run + " cases");
    }

    @Test
    void differences_areWrittenDown_whereverTheInputBreaksTheRule() throws IOException {
        assertTrue(Files.readAllLines(CASES).stream().skip(1).filter(l -> !l.split("\t", -1)[4].isEmpty()).count() >= 10);
    }

    @Test
    void openQuote_isRefused_namingItsLine() {
        CsvException e = assertThrows(CsvException.class, () -> records("a,b\r\n1,2\r\n\"3,4\r\n5,6\r\n"));
        assertEquals(3, e.line());
    }

    @Test
    void lines_areThoseWhereRecordsBegin_withCellsOfSeveralLines() throws IOException {
        List<Integer> begins = new ArrayList<>();
        try (RecordSource s = new RecordSource(new StringReader("a,b\n\n\"x\ny\",2\n3,4\n\n\"5\r\n6\",\"7\n8\"\n9,10"), ',', null, 0)) {
            while (s.next()) {
                begins.add(s.line());
            }
        }
        assertEquals(List.of(1, 3, 5, 7, 10), begins);
    }

    private static String records(String text) throws IOException {
        List<String> records = new ArrayList<>();
        try (RecordSource s = new RecordSource(new StringReader(text), ',', null, 0)) {
            while (s.next()) {
                records.add(String.join("¦", s.cells()));
            }
        }
        return String.join(" / ", records);
    }

    private static String unescaped(String s) {
        return s.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
    }

    private static String escaped(String s) {
        return s.replace("\r", "\\r").replace("\n", "\\n");
    }
}
