package descent.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/// Drops lines from the front of a text; a line ends with LF, CR or CRLF.
final class LineSkipper {
    private final PushbackReader in;

    LineSkipper(Reader text) {
        in = new PushbackReader(new BufferedReader(text));
    }

    /// Drops so many lines, and then those that begin with the mark, with the empty ones between them.
    ///
    /// @param comment mark, or null
    /// @return how many of the latter
    int skip(int lines, Character comment) throws IOException {
        for (int i = 0; i < lines; i++) {
            skipLine();
        }
        int comments = 0;
        while (comment != null && beginsWith(comment, comments > 0)) {
            skipLine();
            comments++;
        }
        return comments;
    }

    private boolean beginsWith(char mark, boolean orEmpty) throws IOException {
        int c = in.read();
        if (c >= 0) {
            in.unread(c);
        }
        return c == mark || (orEmpty && (c == '\n' || c == '\r'));
    }

    private void skipLine() throws IOException {
        int c = in.read();
        while (c >= 0 && c != '\n' && c != '\r') {
            c = in.read();
        }
        if (c == '\r') {
            int next = in.read();
            if (next >= 0 && next != '\n') {
                in.unread(next);
            }
        }
    }

    /// Everything behind those lines.
    Reader rest() {
        return in;
    }
}
