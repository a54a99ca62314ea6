package descent.ui.common;

import descent.data.Table;

/// The numbers 0 … n − 1 as a list that holds none of them: a table view over a million rows costs nothing.
public final class RowNumbers extends FixedList<Integer> {
    private final int size;

    public RowNumbers(int size) {
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

    @Override
    public int indexOf(Object o) {
        return o instanceof Integer i && i >= 0 && i < size ? i : -1;
    }

    @Override
    public boolean contains(Object o) {
        return indexOf(o) >= 0;
    }

    /// The row that begins in `line` of the file, or the last one before it.
    public static int rowOfLine(Table table, int line) {
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
