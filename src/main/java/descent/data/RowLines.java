package descent.data;

import java.util.Arrays;

/// Line of the file for each row, kept as the few places where the count jumps (skipped lines, cells of several lines).
final class RowLines {
    private int[] rows = new int[4];
    private int[] lines = new int[4];
    private int count;

    /// @param firstLine line of row 0
    RowLines(int firstLine) {
        jump(0, firstLine);
    }

    /// Row `row` begins in `line`; rows must come in ascending order.
    void add(int row, int line) {
        if (line(row) != line) {
            jump(row, line);
        }
    }

    private void jump(int row, int line) {
        if (count > 0 && rows[count - 1] == row) {
            count--;
        }
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
        }
        rows[count] = row;
        lines[count++] = line;
    }

    int line(int row) {
        int last = count - 1;
        if (row >= rows[last]) {
            return lines[last] + row - rows[last];
        }
        int at = Arrays.binarySearch(rows, 0, count, row);
        int i = at >= 0 ? at : -at - 2;
        return lines[i] + row - rows[i];
    }

    /// Row that begins in `line` or is the last one to begin before it; −1 before the first row.
    int row(int line, int rowCount) {
        int low = 0;
        int high = rowCount - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (line(middle) <= line) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
