package descent.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Refuses files that are no text table, judged by their first bytes and never by their name.
final class FileKind {
    private static final Map<String, String> SIGNATURES = Map.ofEntries(
            Map.entry("\u0089PNG", "a PNG picture"), Map.entry("\u00ff\u00d8\u00ff", "a JPEG picture"), Map.entry("GIF8", "a GIF picture"),
            Map.entry("%PDF", "a PDF document: copy the table into a spreadsheet and save it as CSV"),
            Map.entry("PK\u0003\u0004", "a zip file or an Excel workbook (.xlsx): unpack it, or open it in a spreadsheet and save it as CSV"),
            Map.entry("\u00d0\u00cf\u0011\u00e0", "an old Excel workbook (.xls): open it in a spreadsheet and save it as CSV"),
            Map.entry("\u001f\u008b", "a gzip-packed file: unpack it first"), Map.entry("BZh", "a bzip2-packed file: unpack it first"),
            Map.entry("\u00fd7zXZ", "an xz-packed file: unpack it first"), Map.entry("7z\u00bc\u00af", "a 7z archive: unpack it first"),
            Map.entry("PAR1", "a Parquet file: convert it to CSV first"), Map.entry("SQLite format 3", "an SQLite database: export a table as CSV"),
            Map.entry("\u0089HDF", "an HDF5 file: convert it to CSV first"), Map.entry("\u0093NUMPY", "a NumPy file: write it with numpy.savetxt first"),
            Map.entry("\u007fELF", "a program"), Map.entry("MZ\u0090", "a program"), Map.entry("{\\rtf", "an RTF document: save the table as CSV"));
    private static final String SAVE = "download the data itself (often a link named Raw or Download) and open that.";
    private static final Pattern ARFF = Pattern.compile("(?im)^@relation\\b");
    private static final Pattern PAGE = Pattern.compile("<(?:script|div|table|p|span|style|meta|title|center|font|h\\d|pre|ul)\\b[^>]*>");
    private static final Pattern XML = Pattern.compile("<[a-z][\\w:.-]*(?:\\s+[\\w:.-]+\\s*=\\s*[\"'][^>]*)?/?>\\s*<");
    private static final Pattern JSON = Pattern.compile("\\{\\s*[\"'}]|\\[\\s*[{\\[]|\\[\\s*(?:-?\\d[\\d.e+-]*|\"[^\"\n]*\")(?:\\s*,\\s*(?:-?\\d[\\d.e+-]*|\"[^\"\n]*\"))*\\s*\\]\\s*$");
    private static final int START = 4096;
    private static final double MAX_CONTROL = 0.02;

    private FileKind() {
    }

    /// @param head     first bytes of the file
    /// @param encoding in UTF-16 and UTF-32 zeros are no sign of a binary file
    static void check(String name, byte[] head, EncodingGuess encoding) throws CsvException {
        if (head.length == 0) {
            throw new CsvException(name + " is empty (0 bytes): save the data again, or download it again.", 0);
        }
        byte[] first = Arrays.copyOf(head, Math.min(head.length, START));
        String start = encoding.wide() ? encoding.decode(first)
                : new String(first, encoding.bom(), first.length - encoding.bom(), StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> s : SIGNATURES.entrySet()) {
            if (start.startsWith(s.getKey()) && (!isWord(s.getKey()) || !mayBeNames(start))) {
                throw refused(name, s.getValue());
            }
        }
        checkMarkup(name, start.stripLeading());
        if (!encoding.wide()) {
            checkBinary(name, head);
        }
    }

    /// "PAR1" may be the name of a column.
    private static boolean isWord(String signature) {
        return signature.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }

    /// A line of letters with others below it.
    private static boolean mayBeNames(String start) {
        return start.indexOf('\n') + start.indexOf('\r') > -2 && start.chars().noneMatch(c -> (c < 32 && !isUsual(c)) || c == 127);
    }

    private static CsvException refused(String name, String what) {
        boolean remedy = what.contains(": ");
        return new CsvException(name + " is not a CSV file: by its first bytes (line 1) it is " + what
                + (remedy ? "." : "; choose the file with the data, saved as CSV."), 1);
    }

    private static void checkMarkup(String name, String text) throws CsvException {
        String lower = text.substring(0, Math.min(text.length(), 400)).toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.startsWith("<head") || lower.startsWith("<body")
                || (lower.startsWith("<!--") && lower.contains("<html")) || PAGE.matcher(lower).lookingAt()) {
            throw new CsvException(name + " is a web page, not a table (line 1 begins with \"" + Problem.shortened(lower.lines().findFirst().orElse(""))
                    + "\"): " + SAVE, 1);
        }
        if (lower.startsWith("version https://git-lfs")) {
            throw new CsvException(name + " is only a pointer to the data (Git LFS, line 1): download the data itself with git lfs pull"
                    + " or from the web page's Download button.", 1);
        }
        if (text.indexOf('@') >= 0 && ARFF.matcher(text).find()) {
            throw new CsvException(name + " is a Weka ARFF file, not a table (it has a line that begins with @relation): save it as CSV in Weka,"
                    + " or delete all lines up to @data.", 1);
        }
        if (lower.startsWith("<?xml") || XML.matcher(lower).lookingAt()) {
            throw new CsvException(name + " is an XML file, not a table (line 1): open it in the program it comes from and save it as CSV.", 1);
        }
        if (JSON.matcher(lower).lookingAt()) {
            throw new CsvException(name + " is a JSON file, not a table (line 1): convert it to CSV first, for example with"
                    + " pandas.read_json(…).to_csv(…).", 1);
        }
    }

    private static void checkBinary(String name, byte[] head) throws CsvException {
        int control = 0;
        int line = 1;
        int firstLine = 0;
        for (byte b : head) {
            int c = b & 0xff;
            line += c == '\n' ? 1 : 0;
            if ((c < 32 && !isUsual(c)) || c == 127) {
                control++;
                firstLine = firstLine == 0 ? line : firstLine;
            }
            if (c == 0) {
                throw binary(name, line, "a zero byte");
            }
        }
        if (control > 8 && control > MAX_CONTROL * head.length) {
            throw binary(name, firstLine, "bytes that are no text");
        }
    }

    /// Tab, line ends, form feed, the DOS end mark, and the two control characters that part cells in some exports.
    private static boolean isUsual(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1a || c == 0x1f || c == 1;
    }

    private static CsvException binary(String name, int line, String what) {
        return new CsvException(name + " is not a text file (line " + line + " holds " + what
                + "): choose the file with the data, saved as CSV.", line);
    }
}
