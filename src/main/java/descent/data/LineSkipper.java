package descent.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/// Drops lines from the front of a text; a line ends with LF, CR or CRLF.
final class LineSkipper {
    private LineSkipper() {
    }

    static Reader skip(Reader text, int lines) throws IOException {
        PushbackReader in = new PushbackReader(new BufferedReader(text));
        int left = lines;
        while (left > 0) {
            int c = in.read();
            if (c < 0) {
                return in;
            }
            if (c == '\r') {
                int next = in.read();
                if (next >= 0 && next != '\n') {
                    in.unread(next);
                }
            }
            left -= c == '\n' || c == '\r' ? 1 : 0;
        }
        return in;
    }
}
