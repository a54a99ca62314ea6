package descent.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Lines before the records: Excel's "sep=" line, comments, titles, counts.
///
/// @param lines          to skip
/// @param comment        comment mark that was met, or null
/// @param namesInComment the last comment line names the columns and was not skipped
/// @param why            one sentence
record Preamble(int lines, Character comment, boolean namesInComment, String why) {
    private static final int MOST = 60;
    private static final int FEWEST_RECORDS = 3;
    private static final int LOOKED = 200;

    /// The sep line and the comment lines at the top.
    ///
    /// @param delimiter that a sep line names, or null: there is none
    static Preamble comments(String text, Character delimiter) {
        boolean sepLine = delimiter != null;
        int lines = sepLine ? 1 : 0;
        int at = sepLine ? afterLine(text, 0) : 0;
        int first = lines;
        char mark = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean slashes = c == '/' && text.startsWith("//", at);
            if ((sepLine && c == delimiter) || (c != '#' && c != '%' && !slashes && !(mark != 0 && (c == '\n' || c == '\r')))) {
                break;
            }
            mark = mark == 0 ? c : mark;
            lines++;
            at = afterLine(text, at);
        }
        String sep = sepLine ? "line 1 is Excel's sep line" : "";
        if ((at == text.length() || lines >= MOST) && isData(text, sepLine ? afterLine(text, 0) : 0)) {
            return new Preamble(first, null, false, sep);
        }
        String why = sep + (lines > first ? (sepLine ? ", then " : "") + Texts.count(lines - first, "comment line") : "");
        boolean goesOn = (mark == '#' || mark == '%') && !mostlyBegin(text, at, mark);
        return new Preamble(lines, goesOn ? Character.valueOf(mark) : null, false, why);
    }

    /// Most lines begin with the mark: there it belongs to the data ("#12").
    private static boolean mostlyBegin(String text, int from, char mark) {
        return most(text, from, 1, line -> line.charAt(0) == mark);
    }

    /// Most lines, three or more, begin with the first one's mark, no blank behind it, and part into as many cells as it: they are
    /// the data ("#ff0000,1").
    private static boolean isData(String text, int from) {
        if (from == text.length()) {
            return false;
        }
        char mark = text.charAt(from);
        long parts = parts(text.substring(from, afterLine(text, from)));
        return parts > 0 && most(text, from, FEWEST_RECORDS, line -> line.charAt(0) == mark && !line.startsWith(" ", 1) && parts(line) == parts);
    }

    private static long parts(String line) {
        return line.chars().filter(c -> c == ',' || c == ';' || c == '\t' || c == '|').count();
    }

    /// Of the first lines more than half, and `fewest` or more, are so.
    private static boolean most(String text, int from, int fewest, Predicate<String> so) {
        int are = 0;
        int n = 0;
        for (int at = from; at < text.length() && n < LOOKED; at = afterLine(text, at)) {
            are += so.test(text.substring(at, afterLine(text, at))) ? 1 : 0;
            n++;
        }
        return are >= fewest && are * 2 > n;
    }

    private static int afterLine(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return text.startsWith("\r\n", i) ? i + 2 : Math.min(text.length(), i + 1);
    }

    /// Beside the comments, lines whose number of cells is not that of the records: titles and counts.
    ///
    /// @param all      records after the comments
    /// @param complete they are all there are
    Preamble titles(SampleRows all, boolean complete) {
        int width = all.width();
        List<String[]> cells = all.cells();
        int first = 0;
        while (first < Math.min(MOST, cells.size() - 1) && isTitle(cells, first, width)) {
            first++;
        }
        if (first == 0 && isCount(cells, width, complete)) {
            first = 1;
        }
        if (first == 0 || first * 2 > cells.size() || first == MOST) {
            return this;
        }
        int skip = all.lines().get(first) - 1;
        String title = "line " + all.lines().getFirst() + " (\"" + Problem.shortened(String.join(" ", cells.getFirst())) + "\")"
                + (first > 1 ? " and others before the records are" : " is") + " no record";
        return new Preamble(skip, comment, false, (lines > 0 ? why + ", then " : "") + title);
    }

    private static boolean isTitle(List<String[]> cells, int i, int width) {
        String[] row = cells.get(i);
        if (row.length == 1 && width > 1) {
            return true;
        }
        int filled = filled(row);
        int next = i + 1;
        while (next < cells.size() - 1 && filled(cells.get(next)) == 0) {
            next++;
        }
        boolean nextIsFull = filled(cells.get(next)) >= width - 1 || cells.get(next).length < width;
        if (row.length < width - 1 && width > 2) {
            return true;
        }
        boolean onlyFirst = filled == 0 || (filled == 1 && !row[0].isBlank());      // " , , y" is a header with two names missing
        return row.length >= width && width > 2 && onlyFirst && nextIsFull && i + 2 < cells.size();
    }

    private static int filled(String[] row) {
        int n = 0;
        for (String cell : row) {
            n += cell.isBlank() ? 0 : 1;
        }
        return n;
    }

    /// "150,4,setosa,versicolor,virginica" above 150 records with 4 inputs, or "506,13,,,…" above their names, as scikit-learn writes
    /// its sets.
    private static boolean isCount(List<String[]> cells, int width, boolean complete) {
        String[] row = cells.isEmpty() ? new String[0] : cells.getFirst();
        if (row.length < 2 || width < 2) {
            return false;
        }
        double rows = NumberRule.POINT.value(row[0]);
        double inputs = NumberRule.POINT.value(row[1]);
        boolean text = false;
        for (int i = 2; i < row.length; i++) {
            if (!Double.isNaN(NumberRule.POINT.value(row[i]))) {
                return false;
            }
            text |= !row[i].isBlank();
        }
        boolean names = cells.size() > 2 && areTexts(cells.get(1)) && !areTexts(cells.get(2));
        boolean record = row.length == width && !text && !names;      // "100001,1" above "100002,0" looks like a count, too
        int there = cells.size() - (names ? 2 : 1);
        return inputs == width - 1 && (complete ? rows == there : !record && rows >= there);
    }

    private static boolean areTexts(String[] row) {
        return Arrays.stream(row).allMatch(c -> !c.isBlank() && Double.isNaN(NumberRule.POINT.value(c)));
    }

    /// The last comment line has a text for each column.
    boolean namesColumns(String text, char delimiter, int width) {
        if (comment == null) {
            return false;
        }
        SampleRows last = SampleRows.of(text, delimiter, null, lines - 1, 1);
        List<String> names = last.size() == 0 ? List.of() : HeaderNames.withoutMark(last.cells().getFirst(), width);
        return names.size() == width && names.stream().allMatch(n -> !n.isBlank() && Double.isNaN(NumberRule.POINT.value(n)));
    }

    /// The last comment line names the columns ("# x, y"): it is read as header.
    Preamble withNames() {
        return new Preamble(lines - 1, null, true, why + ", the last of which names the columns");
    }
}
