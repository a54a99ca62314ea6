package descent.data;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A second, slow and simple reading of a file whose delimiter, encoding and header README.tsv tells: cells as text,
/// numbers by one regular expression and BigDecimal. It judges the columns that pandas leaves as text.
final class PlainReading {
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "n.a.", "#n/a", "#na", "<na>", "null", "#null!", "nan", "-nan", "?", "-", "unknown",
            "none", ".", "..", "...", "--", "---", "missing", "nil", "n.d.", "nd", "*", "#div/0!", "#value!", "#ref!", "–", "—", "−", "not available");
    private static final Pattern SIGNED = Pattern.compile("(?:\\(|([-−–]))?\\s*(?:US\\$|[$€£¥₹₽]|USD|EUR|GBP|CHF)\\s*([-−–])?(\\d[\\d.,'\\s]*)\\)?"
            + "|(?:\\(|([-−–]))?\\s*(\\d[\\d.,'\\s\u00a0\u202f]*?)[\\s\u00a0\u202f]*(?:[$€£¥₹₽%‰]|USD|EUR|GBP|CHF|\\)|-)+");
    private static final String BLANK = "[ \\t\\u00a0\\u202f\\u2000-\\u200f\\u3000\\ufeff]";

    private final List<String[]> rows = new ArrayList<>();
    private final Pattern number;
    private final char mark;
    private final boolean shifted;
    private final List<Integer> filled;
    private int blank;

    /// @param encoding where README.tsv names none that is known here
    /// @param mark    decimal mark
    /// @param headers records before the data, README's header included
    PlainReading(CsvCase c, Charset encoding, char delimiter, char mark, int skipLines, int headers) throws IOException {
        this.mark = mark;
        char group = mark == '.' ? ',' : '.';
        String groups = "[1-9]\\d{0,2}(?:([" + group + "'’ \\u00a0\\u202f\\u2007\\u2009])\\d{3})(?:\\1\\d{3})*";
        this.number = Pattern.compile(BLANK + "*[+\\-−–]?(?:(?:" + groups + "|\\d+)(?:[" + mark + "]\\d*)?|[" + mark + "]\\d+)(?:[eE][+\\-−–]?\\d+)?" + BLANK + "*");
        String text = text(c, encoding);
        for (int i = 0; i < skipLines; i++) {
            text = text.replaceFirst("^[^\\r\\n]*(\\r\\n|\\n|\\r)", "");
        }
        read(text, delimiter);
        int names = headers == 0 || rows.isEmpty() ? Integer.MAX_VALUE : rows.getFirst().length;
        rows.subList(0, Math.min(headers, rows.size())).clear();
        this.filled = filled();
        this.shifted = rows.stream().allMatch(r -> r.length == names + 1 && r[names].isEmpty());
    }

    private static String text(CsvCase c, Charset otherwise) throws IOException {
        String encoding = switch (c.field("encoding").toLowerCase(Locale.ROOT)) {
            case "latin-1" -> "windows-1252";
            case "utf-16-le" -> "UTF-16LE";
            case "utf-16-be" -> "UTF-16BE";
            case "utf-8", "utf-8-sig", "ascii", "" -> "UTF-8";
            default -> otherwise.name();
        };
        String text = new String(Files.readAllBytes(c.path()), Charset.forName(encoding));
        return text.replaceFirst("^\ufeff+", "");
    }

    private void read(String text, char delimiter) throws IOException {
        if (delimiter == ' ') {
            text.lines().filter(l -> !l.isBlank()).forEach(l -> rows.add(l.strip().replaceAll("\"([^\" ]*)\"", "$1").split("[ \\t]+")));
            return;
        }
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true)
                .setTrailingData(true).get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            for (CSVRecord r : parser) {
                rows.add(r.values());
            }
        }
        int all = rows.size();
        int width = rows.stream().mapToInt(r -> r.length).max().orElse(0);
        rows.removeIf(r -> r.length == 1 && ((width > 1 && r[0].isBlank()) || r[0].equals("\u001a")));
        blank = all - rows.size();
    }

    /// Lines of blanks only, or of the end mark of DOS.
    int blank() {
        return blank;
    }

    /// Where the column stands in the file, when those without any value were dropped.
    int place(int column, int columns) {
        return filled.size() == columns ? filled.get(column) : column;
    }

    private List<Integer> filled() {
        int width = rows.stream().mapToInt(r -> r.length).max().orElse(0);
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            int at = c;
            if (rows.stream().anyMatch(r -> at < r.length && !r[at].isBlank())) {
                found.add(c);
            }
        }
        return found;
    }

    /// The records end with a delimiter and the header does not: pandas takes the first column for an index and shifts all others.
    boolean shiftsPandas() {
        return shifted;
    }

    int rows() {
        return rows.size();
    }

    /// What one column holds.
    ///
    /// @param numbers how many cells are numbers
    /// @param other   how many are neither numbers nor missing
    /// @param missing how many are empty or a missing mark
    /// @param mean    of the numbers
    record Count(int numbers, int other, int missing, double mean) {
    }

    Count count(int column) {
        int numbers = 0;
        int other = 0;
        int missing = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (String[] row : rows) {
            String cell = plain(column < row.length ? row[column] : "");
            if (number.matcher(cell).matches()) {
                BigDecimal v = value(cell);
                if (v.abs().compareTo(new BigDecimal(Float.MAX_VALUE)) <= 0) {
                    numbers++;
                    sum = sum.add(v);
                }
            } else if (!MISSING.contains(cell.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT))) {
                other++;
            } else {
                missing++;
            }
        }
        return new Count(numbers, other, missing, numbers == 0 ? 0 : sum.doubleValue() / numbers);
    }

    /// Without a sign of money or percent at one end, and a debt with its minus before it.
    private static String plain(String cell) {
        Matcher m = SIGNED.matcher(cell);
        if (!m.matches()) {
            return cell;
        }
        String digits = m.group(3) == null ? m.group(5) : m.group(3);
        return (cell.startsWith("(") || cell.endsWith("-") || m.group(1) != null || m.group(2) != null || m.group(4) != null ? "-" : "") + digits;
    }

    private BigDecimal value(String cell) {
        String s = cell.replace('−', '-').replace('–', '-').replaceAll("['’]|" + BLANK, "").replace(mark == '.' ? "," : ".", "").replace(',', '.');
        BigDecimal v = new BigDecimal(s.endsWith(".") ? s.substring(0, s.length() - 1) : s.replace(".e", "e").replace(".E", "E"));
        return v.signum() != 0 && v.precision() - v.scale() < -60 ? BigDecimal.ZERO : v;
    }
}
