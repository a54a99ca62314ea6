package descent.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// How a file was read, guessed or told, with the reason for each part in words.
///
/// @param encoding     of the bytes
/// @param delimiter    between cells; ' ' stands for runs of blanks
/// @param decimalMark  '.' or ','
/// @param skipLines    lines before the header that were no data
/// @param headerRows   rows that name the columns; 0: none
/// @param missingMarks texts that were read as "no value"
/// @param why          the reasons
/// @param doubtful     the guess could be wrong, or something unusual was met: worth a look at the import view
public record CsvFormat(Charset encoding, char delimiter, char decimalMark, int skipLines, int headerRows,
                        List<String> missingMarks, Reasons why, boolean doubtful) {
    public CsvFormat {
        missingMarks = List.copyOf(missingMarks);
    }

    /// One sentence for each part of a [CsvFormat].
    public record Reasons(String encoding, String delimiter, String decimalMark, String header, String missingMarks) {
    }

    /// The format of a table that came from no file.
    public static CsvFormat none() {
        String made = "made in the program, not read from a file";
        return new CsvFormat(StandardCharsets.UTF_8, ',', '.', 0, 1, List.of(),
                new Reasons(made, made, made, made, made), false);
    }

    /// What is read as "no value" without being told.
    public static List<String> usualMarks() {
        return MissingMarks.USUAL;
    }

    /// The delimiter as a word: comma, semicolon, tab, bar, blanks.
    public static String nameOf(char delimiter) {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "bar";
            case ' ' -> "runs of blanks";
            default -> delimiter < ' ' ? String.format(Locale.ROOT, "the control character U+%04X", (int) delimiter) : "'" + delimiter + "'";
        };
    }
}
