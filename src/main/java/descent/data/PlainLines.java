package descent.data;

import java.io.IOException;
import java.io.Reader;

/// The records of lines without a quote, cut straight from the buffer: what commons-csv makes of them (`PlainLinesTest`
/// compares the two), in a third of its time. At the first line that holds a quote, is longer than the buffer or does not
/// end, it stops for good, and what is left goes to commons-csv ([#rest()]).
final class PlainLines {
    private static final int BUFFER = 1 << 16;

    private final Reader in;
    private final char delimiter;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int filled;
    private boolean ended;
    private boolean afterCr;
    private int passed;
    private final char highest;            // no sign that ends a cell lies above

    PlainLines(Reader in, char delimiter) {
        this.in = in;
        this.delimiter = delimiter;
        this.highest = (char) Math.max(delimiter, '"');
    }

    /// Goes to the next record.
    ///
    /// @return false where this is a case for commons-csv (or the end)
    boolean next(Cells cells) throws IOException {
        while (true) {
            int end = cut(cells);
            if (end < 0) {
                return false;
            }
            boolean any = end > at;
            at = end + 1;
            passed++;
            afterCr = buffer[end] == '\r';
            if (any) {
                return true;
            }
        }
    }

    /// Lines that were passed, empty ones included; the last one is that of the record.
    int lines() {
        return passed;
    }

    /// Cuts the line that begins at `at` into cells.
    ///
    /// @return where it ends, or −1
    private int cut(Cells cells) throws IOException {
        if (!skipLineFeed()) {
            return -1;
        }
        cells.begin(buffer);
        int start = at;
        int i = at;
        while (true) {
            if (i == filled) {
                int moved = at;
                if (!refill()) {
                    return -1;
                }
                cells.moved(moved);
                start -= moved;
                i -= moved;
            }
            i = skipLetters(i);
            if (i == filled) {
                continue;
            }
            char c = buffer[i];
            if (c == delimiter) {
                cells.add(start, i);
                start = i + 1;
            } else if (c == '\n' || c == '\r') {
                cells.add(start, i);
                return i;
            } else if (c == '"') {
                return -1;
            }
            i++;
        }
    }

    /// Where the next character stands that may end a cell, or the end of the buffer.
    private int skipLetters(int from) {
        char[] b = buffer;
        int n = filled;
        char top = highest;
        int i = from;
        while (i < n && b[i] > top) {
            i++;
        }
        return i;
    }

    /// Skips the second half of CR LF.
    ///
    /// @return false at the end
    private boolean skipLineFeed() throws IOException {
        if (afterCr) {
            if (at == filled && !refill()) {
                return false;
            }
            afterCr = false;
            at += buffer[at] == '\n' ? 1 : 0;
        }
        return true;
    }

    private boolean refill() throws IOException {
        if (ended || (at == 0 && filled == buffer.length)) {
            return false;
        }
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        filled -= at;
        at = 0;
        int n = in.read(buffer, filled, buffer.length - filled);
        ended = n < 0;
        filled += Math.max(0, n);
        return n > 0;
    }

    /// Everything from the line on that was not taken.
    Reader rest() {
        if (afterCr && at < filled && buffer[at] == '\n') {
            at++;
        }
        return new Reader() {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                if (at == filled) {
                    return in.read(target, offset, length);
                }
                int n = Math.min(length, filled - at);
                System.arraycopy(buffer, at, target, offset, n);
                at += n;
                return n;
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }
}
