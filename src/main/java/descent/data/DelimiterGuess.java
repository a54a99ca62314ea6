package descent.data;

import java.util.List;
import java.util.regex.Pattern;

/// Which character parts the cells: the one under which most records are equally wide and most cells are numbers or
/// hold none of the other candidates.
///
/// @param delimiter ' ' stands for runs of blanks
/// @param why       one sentence
/// @param doubtful  another one would do nearly as well, or none was found
record DelimiterGuess(char delimiter, String why, boolean doubtful) {
    private static final char[] CANDIDATES = {',', ';', '\t', '|', ' '};
    /// Tried when none of the usual ones parts the lines: they must part every line, the first one too, in the same way.
    private static final char[] RARE = {'^', '~', '\u00a6', '\u00a7', '\u001f', '\u0001', ':'};
    /// "[section]", "key = value", "key: value", "- item", and four words or more.
    private static final Pattern OTHER = Pattern.compile("^\\[.*]$|^[\\p{L}_][\\w.-]*\\s*[=:]|^[-*] |^\\p{L}\\S*( \\S+){3}");
    private static final int LONG = 1000;
    private static final double UNDER_A_TITLE = 0.78;
    private static final double BLANKS_COUNT_LESS = 0.8;
    private static final double CLOSE = 0.93;
    private static final double TOO_LOW = 0.9;

    static DelimiterGuess of(Samplings samples) {
        char best = 0;
        double bestScore = 0;
        double second = 0;
        for (char c : CANDIDATES) {
            double score = samples.holds(c) ? score(samples.first(c), c) : 0;
            if (score > bestScore) {
                second = bestScore;
                bestScore = score;
                best = c;
            } else {
                second = Math.max(second, score);
            }
        }
        DelimiterGuess special = bestScore < TOO_LOW ? rare(samples) : best == ',' ? decimals(samples) : null;
        if (special != null) {
            return special;
        }
        if (bestScore == 0) {
            return none(samples);
        }
        if (bestScore < TOO_LOW) {
            return new DelimiterGuess(best, "the lines are parted unevenly by every delimiter; " + CsvFormat.nameOf(best) + " parts them best", true);
        }
        SampleRows rows = samples.first(best);
        int width = rows.width();
        long even = rows.cells().stream().filter(r -> r.length == width).count();
        String why = even == rows.size() ? "each of the first " + Texts.count(even, "record") + " has " + width + " cells"
                : even + " of the first " + rows.size() + " records have " + width + " cells";
        return new DelimiterGuess(best, why + " when parted by " + CsvFormat.nameOf(best), second > CLOSE * bestScore);
    }

    /// One column. It is worth a look when its cells hold what parts cells elsewhere, as lines that stand in quotes as a whole do.
    private static DelimiterGuess none(Samplings samples) {
        SampleRows rows = samples.first(',');
        int parted = 0;
        int other = 0;
        for (String[] row : rows.cells()) {
            other += row.length == 1 && row[0].length() < LONG && OTHER.matcher(row[0]).find() ? 1 : 0;
            parted += row.length == 1 && isClean(row[0], ',') && row[0].indexOf(',') < 0 ? 0 : 1;
        }
        if (other * 2 > rows.size()) {
            return new DelimiterGuess(',', "no delimiter parts the lines, and most of them look like settings or sentences: is this a table?", true);
        }
        return parted * 2 > rows.size()
                ? new DelimiterGuess(',', "no delimiter parts the lines, although they hold some: do quotes (\") stand round whole lines?", true)
                : new DelimiterGuess(',', "no delimiter was found: the file has one column", false);
    }

    private static DelimiterGuess rare(Samplings samples) {
        for (char c : RARE) {
            SampleRows rows = samples.holds(c) ? samples.first(c) : new SampleRows(List.of(), List.of());
            int width = rows.width();
            boolean even = rows.size() > 2 && width > 1 && rows.cells().stream().allMatch(r -> r.length == width);
            if (even && rows.cells().stream().noneMatch(r -> DateRule.isDate(String.join(String.valueOf(c), r)))) {
                return new DelimiterGuess(c, "no usual delimiter parts the lines; " + CsvFormat.nameOf(c) + " parts each of them into " + width + " cells", true);
            }
        }
        return null;
    }

    /// One name above "0,5", "1,5", …: one column of numbers with a decimal comma, not two columns.
    private static DelimiterGuess decimals(Samplings samples) {
        SampleRows rows = samples.first(',');
        if (rows.size() < 3 || rows.cells().getFirst().length != 1 || rows.cells().getFirst()[0].indexOf(' ') >= 0) {
            return null;
        }
        boolean all = rows.cells().stream().skip(1).allMatch(r -> r.length == 2 && r[0].matches("[+-]?\\d+") && r[1].matches("\\d+"));
        return all ? new DelimiterGuess(';', "one name stands above lines such as " + String.join(",", rows.cells().get(1))
                + ": one column of numbers with a decimal comma", true) : null;
    }

    /// 0 for one column, up to 2: (share of records of the commonest width) × (1 + share of clean cells).
    private static double score(SampleRows rows, char delimiter) {
        int width = rows.width();
        if (width < 2) {
            width = widthBeyondOne(rows);
        }
        if (width < 2) {
            return 0;
        }
        int even = 0;
        int start = 0;
        long cells = 0;
        long clean = 0;
        int numbers = 0;
        for (int i = 0; i < rows.size(); i++) {
            String[] r = rows.cells().get(i);
            if (r.length != width) {
                start += even == 0 ? 1 : 0;             // title lines before the records
                continue;
            }
            even++;
            for (String cell : r) {
                cells++;
                clean += isClean(cell, delimiter) ? 1 : 0;
                numbers += delimiter == ' ' && isNumber(cell) ? 1 : 0;
            }
        }
        boolean blanks = delimiter == ' ';
        if (blanks && (numbers * 2 < even || (width == 2 && start > 0))) {
            return 0;                                   // "Ann Lee" is one cell
        }
        double share = (double) even / Math.max(1, rows.size() - Math.min(start, rows.size() / 2));
        double score = share * share * (1 + (double) clean / cells) * (start > 0 ? UNDER_A_TITLE : 1);
        return blanks ? BLANKS_COUNT_LESS * score : score;
    }

    /// When most lines hold no delimiter at all, the others may still be the table (a long preamble or footnotes).
    private static int widthBeyondOne(SampleRows rows) {
        int n = (int) rows.cells().stream().filter(r -> r.length > 1).count();
        return n * 2 < rows.size() || n < 2 ? 0 : new SampleRows(rows.cells().stream().filter(r -> r.length > 1).toList(), rows.lines()).width();
    }

    private static boolean isClean(String cell, char delimiter) {
        for (char other : CANDIDATES) {
            if (other == ' ' ? delimiter != ' ' && cell.contains("  ") : other != delimiter && cell.indexOf(other) >= 0) {
                return isNumber(cell) || DateRule.isDate(cell);
            }
        }
        return true;
    }

    private static boolean isNumber(String cell) {
        return !Double.isNaN(NumberRule.POINT.value(cell)) || !Double.isNaN(NumberRule.COMMA.value(cell));
    }
}
