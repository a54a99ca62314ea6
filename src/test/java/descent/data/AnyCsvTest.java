package descent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Property: whatever commons-csv writes is read back equal, with odd quotes, delimiters, line ends, any Unicode and blanks.
/// The one deliberate difference, blanks around cells being dropped, is part of what is expected.
class AnyCsvTest {
    private static final int FILES = Integer.getInteger("descent.properties", 150);
    private static final String[] PIECES = {"\"", "\"\"", "'", ",", ";", "\t", "|", "\n", "\r\n", "\r", " ", "  ", "a", "Zoë", "漢字", "😀", "é", "#", "=1+1", "\\",
        "\u200d", "12", "-3.5", "x y", "NaN", "null", "sep=", "«»", "\u202e"};
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final List<Charset> ENCODINGS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("windows-1252"));
    private static final List<QuoteMode> QUOTES = List.of(QuoteMode.ALL, QuoteMode.MINIMAL, QuoteMode.ALL_NON_NULL, QuoteMode.NON_NUMERIC);
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};

    private final Random random = new Random();

    private String cell() {
        StringBuilder s = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            s.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return s.toString();
    }

    private String[] record(int cells) {
        String[] record = new String[cells];
        Arrays.setAll(record, i -> cell());
        return record;
    }

    private static String written(CSVFormat format, List<String[]> records) throws IOException {
        StringWriter out = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(out, format)) {
            for (String[] record : records) {
                printer.printRecord((Object[]) record);
            }
        }
        return out.toString();
    }

    private CSVFormat format(QuoteMode quotes) {
        return CSVFormat.DEFAULT.builder().setDelimiter(DELIMITERS[random.nextInt(DELIMITERS.length)]).setQuoteMode(quotes)
                .setRecordSeparator(LINE_ENDS[random.nextInt(LINE_ENDS.length)]).get();
    }

    private static String visible(String text) {
        return text.replace("\r", "␍").replace("\n", "␊").replace("\t", "␉");
    }

    /// Every cell in quotes: nothing at all may be lost, edges included.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cellsInQuotes_comeBackToTheLastCharacter(long seed) throws IOException {
        random.setSeed(seed);
        for (int f = 0; f < FILES; f++) {
            List<String[]> records = new ArrayList<>();
            int width = 1 + random.nextInt(5);
            for (int r = random.nextInt(8); r >= 0; r--) {
                records.add(record(width));
            }
            CSVFormat format = format(QuoteMode.ALL);
            String text = written(format, records);
            try (RecordSource source = new RecordSource(new StringReader(text), format.getDelimiterString().charAt(0), null, 0)) {
                for (String[] expected : records) {
                    assertTrue(source.next(), () -> visible(text));
                    assertArrayEquals(expected, source.cells(), () -> visible(text));
                }
                assertTrue(!source.next(), () -> visible(text));
            }
        }
    }

    /// The whole way to a table, in any encoding and way to quote. Some columns hold numbers alone, or gaps.
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void files_areReadBackEqual_asTables(long seed) throws IOException {
        random.setSeed(seed);
        for (int f = 0; f < FILES; f++) {
            Charset encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
            int width = 2 + random.nextInt(4);
            List<String[]> records = new ArrayList<>();
            records.add(Arrays.copyOf(new String[] {"name", "grün", "c \"quoted\"", "d,e;f", "last"}, width));
            boolean[] numbers = new boolean[width];
            for (int c = 0; c < width; c++) {
                numbers[c] = random.nextInt(3) == 0;
            }
            for (int r = random.nextInt(30) + 2; r > 0; r--) {
                String[] record = new String[width];
                Arrays.setAll(record, c -> numbers[c] ? numberText() : cell(encoding));
                records.add(record);
            }
            CSVFormat format = format(QUOTES.get(random.nextInt(QUOTES.size())));
            String text = written(format, records);
            CsvOptions said = CsvOptions.auto().withEncoding(encoding).withDelimiter(format.getDelimiterString().charAt(0)).withHeaderRows(1).withSkipLines(0)
                    .withDecimalMark('.').withMissingMarks(List.of());
            Table t = new CsvReader().read("any.csv", text.getBytes(encoding), said, Progress.NONE);
            same(records, t, encoding + " " + text);
            for (int c = 0; c < width; c++) {
                assertTrue(!numbers[c] || t.columns().get(c).kind() == Kind.NUMBER, () -> encoding + " " + visible(text));
            }
        }
    }

    private String cell(Charset encoding) {
        String cell = cell();
        return encoding.newEncoder().canEncode(cell) ? cell : cell.replaceAll("[^\\p{ASCII}]", "é");
    }

    /// As people and programs write them; seldom a gap.
    private String numberText() {
        double v = random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30);
        return switch (random.nextInt(7)) {
            case 0 -> random.nextInt(3) == 0 ? "" : "0";
            case 1 -> Integer.toString(random.nextInt(20_000) - 10_000);
            case 2 -> Double.toString(v);
            case 3 -> new BigDecimal(v).toPlainString();
            case 4 -> "+" + BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(7)).toPlainString();
            case 5 -> random.nextBoolean() ? "-." + random.nextInt(1000) : random.nextInt(1000) + ".";
            default -> random.nextInt(100) + "e" + (random.nextInt(40) - 20);
        };
    }

    private static void same(List<String[]> records, Table t, String text) {
        assertEquals(records.size() - 1, t.rows(), () -> visible(text));
        assertEquals(Arrays.asList(records.getFirst()), t.columns().stream().map(Column::name).toList(), () -> visible(text));
        for (int r = 0; r < t.rows(); r++) {
            for (int c = 0; c < t.columns().size(); c++) {
                Column column = t.columns().get(c);
                String expected = edgeless(records.get(r + 1)[c]);
                int row = r;
                if (column.kind() == Kind.NUMBER) {
                    assertEquals(number(expected), column.numbers()[r], () -> column.name() + " row " + row + " of " + visible(text));
                } else {
                    assertEquals(visible(expected), visible(column.text(r)), () -> column.name() + " row " + row + " of " + visible(text));
                }
            }
        }
    }

    /// By Java's own arithmetic, not by the rule that is tried.
    private static float number(String cell) {
        return cell.isEmpty() ? Float.NaN : Float.parseFloat(cell);
    }

    private static String edgeless(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && edge(cell.charAt(from))) {
            from++;
        }
        while (to > from && edge(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    private static boolean edge(char c) {
        return c <= ' ' || "\u200d".indexOf(c) >= 0;
    }

    /// Nothing is said: delimiter, header, encoding and kinds are found out. Numbers come back to the bit, text to the letter.
    @Test
    void ordinaryFiles_areReadBackEqual_withoutBeingTold() throws IOException {
        random.setSeed(7);
        String[] words = {"Ulm", "a, b", "say \"so\"", "O'Neill", "Zoë", "漢字", "two\nlines", "😀", "x;y", "semi | colon"};
        for (int f = 0; f < FILES; f++) {
            List<String[]> records = new ArrayList<>();
            records.add(new String[] {"place", "weight", "note", "y"});
            int rows = 20 + random.nextInt(30);
            float[][] numbers = new float[2][rows];
            for (int r = 0; r < rows; r++) {
                numbers[0][r] = Float.intBitsToFloat(random.nextInt());
                numbers[0][r] = Float.isFinite(numbers[0][r]) ? numbers[0][r] : 1.5f;
                numbers[1][r] = random.nextInt(1000) - 500;
                records.add(new String[] {words[random.nextInt(words.length)], Float.toString(numbers[0][r]), words[random.nextInt(words.length)] + r, Float.toString(numbers[1][r])});
            }
            CSVFormat format = format(QuoteMode.MINIMAL);
            String text = written(format, records);
            Table t = new CsvReader().read("any.csv", text.getBytes(StandardCharsets.UTF_8), CsvOptions.auto(), Progress.NONE);
            assertEquals(List.of("place", "weight", "note", "y"), t.columns().stream().map(Column::name).toList(), () -> visible(text));
            assertArrayEquals(numbers[0], t.column("weight").numbers(), () -> visible(text));
            assertArrayEquals(numbers[1], t.column("y").numbers(), () -> visible(text));
            for (int r = 0; r < rows; r++) {
                assertEquals(records.get(r + 1)[0], t.column("place").text(r));
                assertEquals(records.get(r + 1)[2], t.column("note").text(r));
            }
        }
    }

    /// What Descent itself writes is read back by Descent.
    @Test
    void tablesThatWeWrite_areReadBackEqual() throws IOException {
        random.setSeed(8);
        for (int f = 0; f < FILES; f++) {
            int rows = 25 + random.nextInt(20);
            float[] numbers = new float[rows];
            int[] codes = new int[rows];
            for (int r = 0; r < rows; r++) {
                float any = Float.intBitsToFloat(random.nextInt());
                numbers[r] = Float.isFinite(any) && random.nextInt(8) > 0 ? any : Float.NaN;
                codes[r] = random.nextInt(5) - 1;
            }
            Table table = Table.of("made", List.of(Column.number("n", numbers, ""), Column.text("w", Kind.CATEGORY, List.of("say \"a\"", "b,c", "d\re", "漢 字"), codes, "")));
            StringWriter out = new StringWriter();
            CsvWriter.write(out, table, null);
            Table again = new CsvReader().read("again.csv", out.toString().getBytes(StandardCharsets.UTF_8), CsvOptions.auto(), Progress.NONE);
            assertArrayEquals(numbers, again.column("n").numbers(), () -> visible(out.toString()));
            for (int r = 0; r < rows; r++) {
                assertEquals(table.column("w").text(r), again.column("w").text(r), () -> visible(out.toString()));
            }
        }
    }
}
