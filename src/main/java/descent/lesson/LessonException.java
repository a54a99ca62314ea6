package descent.lesson;

/// A lesson that cannot be read or opened. The message is one sentence for a teacher: the file's line, what is wrong
/// there and how to mend it.
public final class LessonException extends Exception {
    private static final long serialVersionUID = 1;

    /// Counted from 1; 0 where the whole file is meant.
    private final int line;

    public LessonException(String message) {
        super(message);
        this.line = 0;
    }

    public LessonException(int line, String message) {
        super("Line " + line + ": " + message);
        this.line = line;
    }

    public int line() {
        return line;
    }
}
