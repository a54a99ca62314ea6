package descent.ui.common;

import descent.model.Opened;
import descent.model.SavedModel;
import java.io.IOException;
import java.nio.file.Path;

/// Where models are written to and read from: `.model` files in the program. Messages of its exceptions are sentences.
public interface ModelStore {
    void write(Path file, SavedModel model) throws IOException;

    /// Nothing may be replaced before the file is checked as a whole ([Opened#whole]).
    Opened open(Path file) throws IOException;
}
