package descent.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Cells of a number column that are no numbers, or hardly: how many, which texts, where.
final class BadCells {
    /// Of a column without any; never added to.
    static final BadCells NONE = new BadCells();

    private static final int KEPT = 10_000;
    private static final int TEXTS = 20;

    private final Map<Integer, String> byRow = new HashMap<>();
    private final Map<Integer, String> underflows = new HashMap<>();
    private final Map<String, Integer> marks = new TreeMap<>();
    private final Set<String> texts = new HashSet<>();
    private int count;
    private int outOfRange;

    void add(int row, String cell) {
        count++;
        if (texts.size() < TEXTS) {
            texts.add(cell);
        }
        keep(row, cell);
    }

    void addOutOfRange(int row, String cell) {
        outOfRange++;
        keep(row, cell);
    }

    /// An infinite number, counted as a mark beside this.
    void addInfinite(int row, String cell) {
        keep(row, cell);
    }

    /// A mark for "no value".
    void addMark(String cell) {
        marks.merge(cell.strip(), 1, Integer::sum);
    }

    /// How often each mark stands in the column.
    Map<String, Integer> marks() {
        return marks;
    }

    /// A number that a float holds only as 0: no gap, but worth a word.
    void addUnderflow(int row, String cell) {
        if (underflows.size() < KEPT) {
            underflows.put(row, Problem.shortened(cell));
        }
    }

    Map<Integer, String> underflows() {
        return underflows;
    }

    private void keep(int row, String cell) {
        if (byRow.size() < KEPT) {
            byRow.put(row, Problem.shortened(cell));
        }
    }

    /// Cells that are neither numbers nor missing.
    int count() {
        return count;
    }

    int outOfRange() {
        return outOfRange;
    }

    int distinct() {
        return texts.size();
    }

    Map<Integer, String> byRow() {
        return byRow;
    }

    /// "'n/v', 'abc' and others".
    String examples() {
        return Texts.some(texts.stream().sorted().map(t -> "'" + Problem.shortened(t) + "'").toList(), 3);
    }
}
