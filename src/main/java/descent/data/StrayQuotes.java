package descent.data;

import java.util.List;
import java.util.Map;

/// Ways of keeping a delimiter inside a cell that are not RFC 4180's: single or curly quotes, brackets of a list, backslashes. They are not
/// guessed at, for an apostrophe may be one; but a file that seems to use them is worth a look.
final class StrayQuotes {
    private static final Map<Character, Character> PAIRS = Map.of('\'', '\'', '\u201c', '\u201d', '\u201e', '\u201c', '`', '`', '\u00ab', '\u00bb', '[', ']', '{', '}');
    private static final int OFTEN = 10;

    private StrayQuotes() {
    }

    /// What was met in a tenth of the records or more, in words with a remedy; "" when nothing was.
    static String in(List<String[]> records, char delimiter) {
        int quoted = 0;
        int slashed = 0;
        int escaped = 0;
        for (String[] cells : records) {
            quoted += isCutQuote(cells) ? 1 : 0;
            slashed += isCutSlash(cells) ? 1 : 0;
            escaped += hasEscapedQuote(cells) ? 1 : 0;
        }
        int many = Math.max(2, (records.size() + OFTEN - 1) / OFTEN);
        String name = CsvFormat.nameOf(delimiter);
        if (quoted >= many) {
            return "but " + quoted + " records have a cell that begins with a quote other than \", or with a bracket, and ends in the next cell: put \" round a cell that holds a " + name;
        }
        if (slashed >= many) {
            return "but " + slashed + " records have a \\ before a " + name + ", which cuts all the same: put \" round a cell that holds a " + name;
        }
        return escaped >= many ? "but " + escaped + " records hold \\\": a quote inside quotes is written \"\", or the cell may end there" : "";
    }

    private static boolean isCutQuote(String[] cells) {
        for (int c = 0; c + 1 < cells.length; c++) {
            Character end = cells[c].isEmpty() ? null : PAIRS.get(cells[c].charAt(0));
            if (end == null || (cells[c].length() > 1 && cells[c].charAt(cells[c].length() - 1) == end)) {
                continue;
            }
            String next = cells[c + 1];
            if (!next.isEmpty() && next.charAt(next.length() - 1) == end && next.charAt(0) != cells[c].charAt(0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCutSlash(String[] cells) {
        for (int c = 0; c + 1 < cells.length; c++) {
            if (cells[c].endsWith("\\")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEscapedQuote(String[] cells) {
        for (String cell : cells) {
            if (cell.contains("\\\"") || (cell.contains("\\") && cell.endsWith("\""))) {
                return true;
            }
        }
        return false;
    }
}
