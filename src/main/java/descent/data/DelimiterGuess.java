package descent.data;

/// Which character parts the cells: the one under which most records are equally wide and most cells are numbers or
/// hold none of the other candidates.
///
/// @param delimiter ' ' stands for runs of blanks
/// @param why       one sentence
/// @param doubtful  another one would do nearly as well, or none was found
record DelimiterGuess(char delimiter, String why, boolean doubtful) {
    private static final char[] CANDIDATES = {',', ';', '\t', '|', ' '};
    private static final int ROWS = 1000;
    private static final double BLANKS_COUNT_LESS = 0.8;
    private static final double CLOSE = 0.93;
    private static final double TOO_LOW = 0.9;

    /// @param text    the beginning of the file, whole lines
    /// @param comment of comment lines, or null
    /// @param skip    lines before the records
    static DelimiterGuess of(String text, Character comment, int skip) {
        char best = 0;
        double bestScore = 0;
        double second = 0;
        for (char c : CANDIDATES) {
            double score = text.indexOf(c) < 0 ? 0 : score(SampleRows.of(text, c, comment, skip, ROWS), c);
            if (score > bestScore) {
                second = bestScore;
                bestScore = score;
                best = c;
            } else {
                second = Math.max(second, score);
            }
        }
        if (bestScore < TOO_LOW) {
            return new DelimiterGuess(best == 0 || bestScore == 0 ? ',' : best, bestScore == 0
                    ? "no delimiter was found: the file has one column"
                    : "the lines are parted unevenly by every delimiter; " + CsvFormat.nameOf(best) + " parts them best", bestScore != 0);
        }
        SampleRows rows = SampleRows.of(text, best, comment, skip, ROWS);
        int width = rows.width();
        long even = rows.cells().stream().filter(r -> r.length == width).count();
        String why = even == rows.size() ? "each of the first " + Texts.count(even, "record") + " has " + width + " cells"
                : even + " of the first " + rows.size() + " records have " + width + " cells";
        return new DelimiterGuess(best, why + " when parted by " + CsvFormat.nameOf(best), second > CLOSE * bestScore);
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
            }
        }
        double share = (double) even / Math.max(1, rows.size() - Math.min(start, rows.size() / 2));
        double score = share * share * (1 + (double) clean / cells);
        return delimiter == ' ' ? BLANKS_COUNT_LESS * score : score;
    }

    /// When most lines hold no delimiter at all, the others may still be the table (a long preamble or footnotes).
    private static int widthBeyondOne(SampleRows rows) {
        int n = (int) rows.cells().stream().filter(r -> r.length > 1).count();
        return n * 2 < rows.size() || n < 2 ? 0 : new SampleRows(rows.cells().stream().filter(r -> r.length > 1).toList(), rows.lines()).width();
    }

    private static boolean isClean(String cell, char delimiter) {
        for (char other : CANDIDATES) {
            if (other == ' ' ? delimiter != ' ' && cell.contains("  ") : other != delimiter && cell.indexOf(other) >= 0) {
                return !Double.isNaN(NumberRule.POINT.value(cell)) || !Double.isNaN(NumberRule.COMMA.value(cell));
            }
        }
        return true;
    }
}
