package descent.ui.common;

import java.nio.file.Path;

/// Something that was done with a file and went well; each one is a new object. Lessons tick it off.
public record FileDone(Kind kind, Path file) {
    public enum Kind { SAVED, OPENED, EXPORTED }
}
