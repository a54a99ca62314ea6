package descent.app;

import descent.model.SavedModel;
import descent.ui.common.ModelStore;
import java.io.IOException;
import java.nio.file.Path;

/// Models as `.model` files.
final class ModelFiles implements ModelStore {
    @Override
    public void write(Path file, SavedModel model) throws IOException {
        throw new IOException("Models cannot be saved in this build yet.");
    }

    @Override
    public SavedModel read(Path file) throws IOException {
        throw new IOException("Models cannot be opened in this build yet.");
    }
}
