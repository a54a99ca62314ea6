package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/// The fast way of reading lines without quotes gives what commons-csv gives.
class PlainLinesTest {
    private static final String[] PIECES = {"a", "12.5", ",", ",", ";", "\t", " ", "\n", "\n", "\r\n", "\r", "\u00a0", "\u2003", "\u001c", "x y", "-3", "é"};

    private static List<String> byCommons(String text, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setQuote('"').setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true)
                .setTrailingData(true).get();
        List<String> all = new ArrayList<>();
        try (CSVParser p = format.parse(new StringReader(text))) {
            for (CSVRecord r : p) {
                all.add(String.join("¦", r.values()));
            }
        } catch (UncheckedIOException e) {
            all.add("open quote");
        }
        return all;
    }

    private static List<String> byUs(Reader text, char delimiter, List<Integer> lines) throws IOException {
        List<String> all = new ArrayList<>();
        try (RecordSource s = new RecordSource(text, delimiter, null, 0)) {
            while (s.next()) {
                all.add(String.join("¦", s.cells()));
                lines.add(s.line());
            }
        } catch (CsvException e) {
            all.add("open quote");
        }
        return all;
    }

    private static String random(Random random, boolean quotes) {
        StringBuilder s = new StringBuilder();
        for (int n = random.nextInt(60); n > 0; n--) {
            s.append(quotes && random.nextInt(12) == 0 ? "\"q,\n\"" : PIECES[random.nextInt(PIECES.length)]);
        }
        return s.toString();
    }

    @Test
    void records_equalThoseOfCommonsCsv_forRandomTexts() throws IOException {
        Random random = new Random(7);
        int several = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = random(random, i % 3 == 0);
            char delimiter = ",;\t".charAt(i % 3);
            List<String> ours = byUs(new StringReader(text), delimiter, new ArrayList<>());
            assertEquals(byCommons(text, delimiter), ours, () -> text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t"));
            several += ours.size() > 2 ? 1 : 0;
        }
        assertTrue(several > 5_000, several + " texts of several records");
    }

    @Test
    void records_areTheSame_howeverTheReaderCutsThem() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            text.append(i).append(',').append(i * 0.5).append(i % 3 == 0 ? "\r\n" : i % 3 == 1 ? "\n" : "\r\r\n");
        }
        text.append("\"a\nb\",1\nc,").append("d".repeat(200_000)).append("\ne,f");
        Reader slow = new StringReader(text.toString()) {
            private final Random random = new Random(3);

            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(5000)));
            }
        };
        List<Integer> lines = new ArrayList<>();
        List<String> ours = byUs(slow, ',', lines);

        assertEquals(byCommons(text.toString(), ','), ours);
        assertEquals(List.of(1, 2, 3, 5, 6, 7, 9), lines.subList(0, 7));
        assertEquals(List.of(40_001, 40_003, 40_004), lines.subList(30_000, 30_003));
    }
}
