package descent.data;

import java.util.List;

/// Tells of a last row that holds the totals of those above it, as spreadsheets have it: told, never left out.
final class Totals {
    private static final int LEAST = 5;
    private static final double CLOSE = 1e-6;

    private Totals() {
    }

    static void tell(List<Column> columns, int rows, RowLines lines, ProblemLog problems) {
        if (rows <= LEAST) {
            return;
        }
        for (Column c : columns) {
            if (c.kind() == Kind.NUMBER && isSum(c, rows)) {
                problems.add(lines.line(rows - 1), c.name(), c.text(rows - 1), "is the sum of all numbers above it: if the line holds totals, delete it in the file");
                return;
            }
        }
    }

    /// The last number is the sum of five or more others, and larger than any of them.
    private static boolean isSum(Column c, int rows) {
        float last = c.numbers()[rows - 1];
        if (Float.isNaN(last) || (last != c.max() && last != c.min()) || last == 0 || c.distinct() <= LEAST) {
            return false;
        }
        double sum = 0;
        for (int r = 0; r < rows - 1; r++) {
            float v = c.numbers()[r];
            sum += Float.isNaN(v) ? 0 : v;
        }
        return Math.abs(sum - last) <= CLOSE * Math.abs(last);
    }
}
