package descent.ui.data;

import descent.data.Table;
import java.util.AbstractList;
import java.util.RandomAccess;

/// The numbers 0 … n − 1 as a list that holds none of them: a table view over a million rows costs nothing.
final class RowNumbers extends AbstractList<Integer> implements RandomAccess {
    private final int size;

    RowNumbers(int size) {
        this.size = size;
    }

    @Override
    public Integer get(int index) {
        return index;
    }

    @Override
    public int size() {
        return size;
    }

    /// The row that begins in `line` of the file, or the last one before it.
    static int rowOfLine(Table table, int line) {
        int low = 0;
        int high = table.rows() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (table.line(middle) <= line) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.max(0, low);
    }
}
