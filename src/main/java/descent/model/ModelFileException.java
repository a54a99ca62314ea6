package descent.model;

import java.io.IOException;

/// A file that cannot be opened as a model, or a model that cannot be saved. The message is one sentence that names the
/// file and the reason.
public final class ModelFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public ModelFileException(String message) {
        super(message);
    }

    public ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
