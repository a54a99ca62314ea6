package descent.data;

import java.io.IOException;

/// A file that cannot become a table. The message is one sentence for a student: what was found, in which line, and
/// how to mend it.
public final class CsvException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final boolean cancelled;

    private CsvException(String message, int line, boolean cancelled, Throwable cause) {
        super(message, cause);
        this.line = line;
        this.cancelled = cancelled;
    }

    /// @param line of the file, from 1; 0 when the fault has no line
    public CsvException(String message, int line) {
        this(message, line, false, null);
    }

    public CsvException(String message, int line, Throwable cause) {
        this(message, line, false, cause);
    }

    /// What a reading ends with that was cancelled.
    public static CsvException ofCancel() {
        return new CsvException("Reading was cancelled; the data that was open is still there.", 0, true, null);
    }

    /// Line of the file, from 1; 0 when the fault has no line.
    public int line() {
        return line;
    }

    /// The reader was told to stop by its [Progress].
    public boolean cancelled() {
        return cancelled;
    }
}
