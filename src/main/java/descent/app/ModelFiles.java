package descent.app;

import descent.model.ModelFile;
import descent.model.Opened;
import descent.model.SavedModel;
import descent.ui.common.ModelStore;
import java.io.IOException;
import java.nio.file.Path;

/// Models as `.model` files.
final class ModelFiles implements ModelStore {
    @Override
    public void write(Path file, SavedModel model) throws IOException {
        ModelFile.write(file, model);
    }

    @Override
    public Opened open(Path file) throws IOException {
        return ModelFile.open(file);
    }
}
