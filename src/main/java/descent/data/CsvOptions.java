package descent.data;

import java.nio.charset.Charset;
import java.util.List;

/// What a person says about a CSV file; everything that is null is guessed.
///
/// @param encoding     of the bytes
/// @param delimiter    between cells; ' ' stands for runs of blanks
/// @param decimalMark  '.' or ','
/// @param skipLines    lines before the header that are no data
/// @param headerRows   rows that name the columns; 0: none, the names become column1, column2, …
/// @param missingMarks texts that mean "no value", compared without regard to case; the empty cell always does
/// @param likelyMark   '.' or ',': to take where all numbers can be read both ways
/// @param maxRows      reads no more data rows than these, for a preview; 0: all
public record CsvOptions(Charset encoding, Character delimiter, Character decimalMark, Integer skipLines,
                         Integer headerRows, List<String> missingMarks, Character likelyMark, int maxRows) {
    private static final CsvOptions AUTO = new CsvOptions(null, null, null, null, null, null, null, 0);

    public CsvOptions {
        missingMarks = missingMarks == null ? null : List.copyOf(missingMarks);
        if (decimalMark != null && decimalMark != '.' && decimalMark != ',') {
            throw new IllegalArgumentException("the decimal mark must be '.' or ',', not '" + decimalMark + "'");
        }
    }

    /// Everything is guessed.
    public static CsvOptions auto() {
        return AUTO;
    }

    public CsvOptions withEncoding(Charset c) {
        return new CsvOptions(c, delimiter, decimalMark, skipLines, headerRows, missingMarks, likelyMark, maxRows);
    }

    public CsvOptions withDelimiter(Character c) {
        return new CsvOptions(encoding, c, decimalMark, skipLines, headerRows, missingMarks, likelyMark, maxRows);
    }

    public CsvOptions withDecimalMark(Character c) {
        return new CsvOptions(encoding, delimiter, c, skipLines, headerRows, missingMarks, likelyMark, maxRows);
    }

    public CsvOptions withSkipLines(Integer n) {
        return new CsvOptions(encoding, delimiter, decimalMark, n, headerRows, missingMarks, likelyMark, maxRows);
    }

    public CsvOptions withHeaderRows(Integer n) {
        return new CsvOptions(encoding, delimiter, decimalMark, skipLines, n, missingMarks, likelyMark, maxRows);
    }

    public CsvOptions withMissingMarks(List<String> marks) {
        return new CsvOptions(encoding, delimiter, decimalMark, skipLines, headerRows, marks, likelyMark, maxRows);
    }

    /// The mark for numbers of which none tells whether 1.234 is one and a bit or a thousand and some.
    public CsvOptions withLikelyMark(Character c) {
        return new CsvOptions(encoding, delimiter, decimalMark, skipLines, headerRows, missingMarks, c, maxRows);
    }

    public CsvOptions withMaxRows(int n) {
        return new CsvOptions(encoding, delimiter, decimalMark, skipLines, headerRows, missingMarks, likelyMark, n);
    }
}
