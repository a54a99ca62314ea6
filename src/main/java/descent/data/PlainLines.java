package descent.data;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

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
    private String[] cells = new String[8];
    private int count;

    PlainLines(Reader in, char delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    /// Goes to the next record.
    ///
    /// @return its cells, or null where this is a case for commons-csv (or the end)
    String[] next() throws IOException {
        while (true) {
            int end = lineEnd();
            if (end < 0) {
                return null;
            }
            int from = at;
            at = end + 1;
            passed++;
            afterCr = buffer[end] == '\r';
            if (end > from) {
                return cut(from, end);
            }
        }
    }

    /// Lines that were passed, empty ones included; the last one is that of the record.
    int lines() {
        return passed;
    }

    /// Where the line that begins at `at` ends, or −1.
    private int lineEnd() throws IOException {
        int i = at;
        while (true) {
            if (i == filled) {
                int seen = i - at;
                if (!refill()) {
                    return -1;
                }
                i = at + seen;
            }
            char c = buffer[i];
            if (afterCr && i == at) {
                afterCr = false;
                if (c == '\n') {                     // the second half of CR LF
                    at = ++i;
                    continue;
                }
            }
            if (c == '\n' || c == '\r') {
                return i;
            }
            if (c == '"') {
                return -1;
            }
            i++;
        }
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

    private String[] cut(int from, int end) {
        count = 0;
        int start = from;
        for (int i = from; i < end; i++) {
            if (buffer[i] == delimiter) {
                cell(start, i);
                start = i + 1;
            }
        }
        cell(start, end);
        return Arrays.copyOf(cells, count);
    }

    /// Without white space at its ends; a delimiter that is white space is none here.
    private void cell(int from, int to) {
        int first = from;
        int last = to;
        while (first < last && isBlank(buffer[first])) {
            first++;
        }
        while (last > first && isBlank(buffer[last - 1])) {
            last--;
        }
        if (count == cells.length) {
            cells = Arrays.copyOf(cells, 2 * count);
        }
        cells[count++] = first == last ? "" : new String(buffer, first, last - first);
    }

    private static boolean isBlank(char c) {
        return (c <= ' ' || c > '\u1000') && Character.isWhitespace(c);
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
