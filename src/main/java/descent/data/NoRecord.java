package descent.data;

import java.util.Arrays;

/// Lines among the records that are none: blanks, a ruler of dashes, a comment.
final class NoRecord {
    private NoRecord() {
    }

    /// @param cells of a line
    /// @param width cells of most records
    static boolean is(String[] cells, int width) {
        return isBlank(cells, width) || isComment(cells, width) || isRuler(cells);
    }

    /// A line of blanks only, or the end mark of DOS: where records have several cells, one empty cell is none.
    static boolean isBlank(String[] cells, int width) {
        return cells.length == 1 && ((width > 1 && cells[0].isEmpty()) || cells[0].equals("\u001a"));
    }

    static boolean isAllBlank(String[] cells) {
        return Arrays.stream(cells).allMatch(String::isBlank);
    }

    /// "# note" between records of several cells.
    static boolean isComment(String[] cells, int width) {
        return cells.length < width && cells[0].startsWith("#");
    }

    /// The same in a file whose first lines are comments. A full record is one, whatever it begins with ("#N/A,3"); where records
    /// have one cell, a blank behind the mark tells.
    ///
    /// @param mark of the comments above, or null
    static boolean isComment(String[] cells, int width, Character mark) {
        return isComment(cells, width) || (mark != null && !cells[0].isEmpty() && cells[0].charAt(0) == mark
                && (cells.length < width || (width == 1 && (cells[0].length() == 1 || cells[0].charAt(1) == ' '))));
    }

    /// "---,---" or "|-----|:---:|", as some programs draw below the names.
    static boolean isRuler(String[] cells) {
        int drawn = 0;
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                if ("-=+:_".indexOf(cell.charAt(i)) < 0) {
                    return false;
                }
            }
            if (cell.length() == 1) {
                return false;                     // "-" is a missing mark
            }
            drawn += cell.length();
        }
        return drawn > 2;
    }
}
