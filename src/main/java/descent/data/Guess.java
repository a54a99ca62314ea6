package descent.data;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a file is to be read: everything guessed together from its first megabyte, or told by a person.
///
/// @param encoding of the bytes
/// @param preamble lines before the records
/// @param comment  what the comments at the top begin with, or null
/// @param format   what people see of it
/// @param rows     the first records, header included
/// @param width    cells of most records
record Guess(EncodingGuess encoding, Preamble preamble, Character comment, CsvFormat format, SampleRows rows, int width) {
    private static final Pattern SEP = Pattern.compile("(?i)\"?sep=([^\"])\"?");

    /// @param text     the beginning of the file, decoded, whole lines
    /// @param complete the text is the whole file
    static Guess of(String text, boolean complete, EncodingGuess encoding, CsvOptions options) {
        MissingMarks marks = options.missingMarks() == null ? MissingMarks.usual() : MissingMarks.of(options.missingMarks());
        Character said = sepLine(text);
        Preamble comments = Preamble.comments(text, said);
        Samplings samples = new Samplings(text, comments.comment(), comments.lines());
        DelimiterGuess delimiter = delimiter(samples, said, options);
        SampleRows all = samples.all(delimiter.delimiter());
        Preamble preamble = options.skipLines() != null ? new Preamble(options.skipLines(), comments.comment(), false, "chosen by you")
                : comments.titles(all, complete && !Samplings.isFull(all));
        if (preamble.lines() != comments.lines()) {
            all = new Samplings(text, preamble.comment(), preamble.lines()).all(delimiter.delimiter());
        }
        int width = all.width();
        DecimalGuess decimal = options.decimalMark() != null ? new DecimalGuess(options.decimalMark(), "chosen by you", false)
                : DecimalGuess.of(all.cells(), delimiter.delimiter(), options.likelyMark());
        HeaderGuess header = HeaderGuess.of(all, width, NumberRule.of(decimal.mark()), marks);
        if (header.rows() == 0 && mayBeNamedIn(comments, preamble, options) && comments.namesColumns(text, delimiter.delimiter(), width)) {
            preamble = comments.withNames();
            all = new Samplings(text, null, preamble.lines()).all(delimiter.delimiter());
            header = new HeaderGuess(1, "the last comment line names the columns", true);
        }
        header = options.headerRows() != null ? new HeaderGuess(options.headerRows(), "chosen by you", false) : header.doubted(all, width, complete);
        String stray = options.delimiter() == null ? StrayQuotes.in(all.cells(), delimiter.delimiter()) : "";
        if (!stray.isEmpty()) {
            delimiter = new DelimiterGuess(delimiter.delimiter(), delimiter.why() + ", " + stray, true);
        }
        CsvFormat format = new CsvFormat(encoding.charset(), delimiter.delimiter(), decimal.mark(), preamble.lines(), header.rows(),
                options.missingMarks() == null ? MissingMarks.USUAL : options.missingMarks(),
                reasons(encoding, delimiter, decimal, header, preamble, options),
                encoding.doubtful() || delimiter.doubtful() || decimal.doubtful() || header.doubtful() || preamble.lines() > (said == null ? 0 : 1));
        return new Guess(encoding, preamble, preamble.comment(), format, all, width);
    }

    /// What a person says leaves room for names in the last comment line: nothing, or just what is told of a file that was read so.
    private static boolean mayBeNamedIn(Preamble comments, Preamble preamble, CsvOptions options) {
        boolean before = options.skipLines() == null ? preamble == comments : options.skipLines() == comments.lines() - 1;
        return before && (options.headerRows() == null || options.headerRows() == 1);
    }

    private static CsvFormat.Reasons reasons(EncodingGuess encoding, DelimiterGuess delimiter, DecimalGuess decimal,
                                             HeaderGuess header, Preamble preamble, CsvOptions options) {
        String before = preamble.lines() == 0 ? "" : preamble.why() + "; ";
        return new CsvFormat.Reasons(encoding.why(), delimiter.why(), decimal.why(), before + header.why(),
                options.missingMarks() == null ? "the usual marks, and the empty cell" : "chosen by you, and the empty cell");
    }

    private static DelimiterGuess delimiter(Samplings samples, Character said, CsvOptions options) {
        if (options.delimiter() != null) {
            return new DelimiterGuess(options.delimiter(), "chosen by you", false);
        }
        return said != null ? new DelimiterGuess(said, "the first line says sep=" + (said == '\t' ? "tab" : said), false)
                : DelimiterGuess.of(samples);
    }

    /// Excel's first line "sep=;", or null.
    private static Character sepLine(String text) {
        Matcher m = SEP.matcher(text);
        return m.lookingAt() && (m.end() == text.length() || text.charAt(m.end()) == '\n' || text.charAt(m.end()) == '\r')
                ? Character.valueOf(m.group(1).charAt(0)) : null;
    }

    /// The record is a comment, by the mark of those at the top.
    boolean isComment(String[] cells) {
        return comment != null && NoRecord.isComment(cells, width, comment);
    }

    Guess withDecimalWhy(String why) {
        CsvFormat.Reasons w = format.why();
        CsvFormat.Reasons said = new CsvFormat.Reasons(w.encoding(), w.delimiter(), why, w.header(), w.missingMarks());
        CsvFormat f = new CsvFormat(format.encoding(), format.delimiter(), format.decimalMark(), format.skipLines(), format.headerRows(),
                format.missingMarks(), said, true);
        return new Guess(encoding, preamble, comment, f, rows, width);
    }

    /// Nine of ten records of the sample below the header have as many cells as most of them.
    boolean mostlyOneWidth() {
        List<String[]> body = rows.cells().subList(Math.min(format.headerRows(), rows.size()), rows.size());
        return body.stream().filter(r -> r.length == width).count() * 10 >= body.size() * 9L;
    }

    /// The last cell of every record of the sample is empty: the lines end with a delimiter.
    boolean lastCellEmpty() {
        return rows.cells().stream().skip(format.headerRows()).allMatch(r -> r.length < width || r[width - 1].isEmpty());
    }

    /// A cell of the sample is a number with this decimal mark only.
    boolean provesDecimalMark() {
        NumberRule mark = NumberRule.of(format.decimalMark());
        NumberRule other = NumberRule.of(format.decimalMark() == ',' ? '.' : ',');
        return rows.cells().stream().skip(format.headerRows()).flatMap(Arrays::stream)
                .anyMatch(c -> !Double.isNaN(mark.value(c)) && Double.isNaN(other.value(c)));
    }

    /// Which columns hold numbers, by the records of the sample.
    boolean[] numberColumns(int columns) {
        MissingMarks marks = MissingMarks.usual();
        NumberRule rule = NumberRule.of(format.decimalMark());
        int[] numbers = new int[columns];
        int[] bad = new int[columns];
        List<String[]> cells = rows.cells();
        for (int r = Math.min(format.headerRows(), cells.size()); r < cells.size(); r++) {
            String[] row = cells.get(r);
            for (int c = 0; c < Math.min(columns, row.length); c++) {
                if (!Double.isNaN(rule.value(row[c]))) {
                    numbers[c]++;
                } else if (!marks.isMissingNumber(row[c])) {
                    bad[c]++;
                }
            }
        }
        boolean[] number = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            number[c] = KindRule.isNumber(numbers[c], bad[c], 2, () -> Integer.MAX_VALUE);
        }
        return number;
    }
}
