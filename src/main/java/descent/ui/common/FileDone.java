package descent.ui.common;

import java.nio.file.Path;

/// Something that was done with a file and went well. Lessons tick it off.
///
/// No record: the same file saved twice is two deeds, and a property tells nobody of a value that equals the one before.
public final class FileDone {
    public enum Kind { SAVED, OPENED, EXPORTED }

    private final Kind kind;
    private final Path file;

    public FileDone(Kind kind, Path file) {
        this.kind = kind;
        this.file = file;
    }

    public Kind kind() {
        return kind;
    }

    public Path file() {
        return file;
    }
}
