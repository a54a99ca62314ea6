package descent.data;

import java.io.IOException;
import java.io.Reader;

/// Makes of each run of blanks and tabs one blank, and drops those at both ends of a line, so that columns that were
/// aligned with blanks become cells with one delimiter. Quoted text stays as it is: a quote opens only where a cell begins and closes
/// only where it ends, so that 5'10" is a height.
final class BlankRunsReader extends Reader {
    private final Reader in;
    private final char[] buffer = new char[8192];
    private int at;
    private int filled;
    private boolean quoted;
    private boolean afterQuote;            // in quoted text: whether it ended shows with the next character
    private boolean cellStart = true;
    private boolean pending;
    private boolean lineStart = true;

    BlankRunsReader(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int n = 0;
        while (n == 0) {
            if (at == filled && !refill()) {
                return -1;
            }
            while (at < filled && n < length) {
                n = take(buffer[at], target, offset, n, length);
            }
        }
        return n;
    }

    /// Writes the character, or the blank that stands before it; takes it from the buffer when there was room for it.
    private int take(char c, char[] target, int offset, int n, int length) {
        if (afterQuote && c != '"') {
            quoted = c != ' ' && c != '\t' && c != '\n' && c != '\r';
            afterQuote = false;
        }
        boolean blank = !quoted && (c == ' ' || c == '\t');
        if (blank) {
            pending = !lineStart;
            cellStart = true;
            at++;
            return n;
        }
        boolean end = !quoted && (c == '\n' || c == '\r');
        int written = n;
        if (pending && !end) {
            target[offset + written++] = ' ';
            pending = false;
            if (written == length) {
                return written;
            }
        }
        pending = false;
        afterQuote = quoted && c == '"' && !afterQuote;      // two quotes are one of the text
        quoted |= c == '"' && cellStart;
        lineStart = end;
        cellStart = end;
        target[offset + written++] = c;
        at++;
        return written;
    }

    private boolean refill() throws IOException {
        filled = in.read(buffer, 0, buffer.length);
        at = 0;
        if (filled < 0) {
            filled = 0;
            return false;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
