package descent.model;

import java.io.IOException;

/// A model file could not be written or is not taken. The message is one sentence for a student: it names the file and the reason.
public final class ModelFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public ModelFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
