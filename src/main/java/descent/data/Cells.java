package descent.data;

import java.util.Arrays;

/// The cells of one record, without white space at their ends: texts, or places in a buffer that become texts only where
/// somebody asks for them. Places hold until the next record is read.
final class Cells {
    private char[] buffer = new char[0];
    private int[] starts = new int[8];
    private int[] ends = new int[8];
    private int count;
    private String[] texts;                // null while nobody has asked

    /// Another record begins, whose cells are texts.
    void set(String[] cells) {
        texts = cells;
        count = cells.length;
    }

    /// Another record begins, whose cells are places in `buffer`.
    void begin(char[] from) {
        buffer = from;
        count = 0;
        texts = null;
    }

    /// A further cell, given with the white space at its ends.
    void add(int from, int to) {
        int first = from;
        int last = to;
        while (first < last && isBlank(buffer[first])) {
            first++;
        }
        while (last > first && isBlank(buffer[last - 1])) {
            last--;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = first;
        ends[count++] = last;
    }

    private static boolean isBlank(char c) {
        return (c <= ' ' || c > '\u1000') && Character.isWhitespace(c);
    }

    /// What is in the buffer was moved towards its beginning.
    void moved(int by) {
        for (int c = 0; c < count; c++) {
            starts[c] -= by;
            ends[c] -= by;
        }
    }

    int count() {
        return count;
    }

    boolean isEmpty(int c) {
        return texts != null ? texts[c].isEmpty() : starts[c] == ends[c];
    }

    /// No cell has a text.
    boolean areEmpty() {
        for (int c = 0; c < count; c++) {
            if (!isEmpty(c)) {
                return false;
            }
        }
        return true;
    }

    boolean is(int c, String text) {
        return texts != null ? texts[c].equals(text)
                : ends[c] - starts[c] == text.length() && Arrays.equals(buffer, starts[c], ends[c], text.toCharArray(), 0, text.length());
    }

    /// Gives a cell to the builder of its column.
    void give(int c, ColumnBuilder builder) {
        if (texts != null) {
            builder.add(texts[c]);
        } else {
            builder.add(buffer, starts[c], ends[c]);
        }
    }

    /// All of them as texts; the array is the caller's.
    String[] texts() {
        if (texts == null) {
            texts = new String[count];
            for (int c = 0; c < count; c++) {
                texts[c] = starts[c] == ends[c] ? "" : new String(buffer, starts[c], ends[c] - starts[c]);
            }
        }
        return texts;
    }
}
