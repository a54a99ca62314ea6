package descent.model;

import descent.data.Task;
import java.nio.file.Path;
import java.util.Map;

/// Saves over a file once and ends: a program of its own for [StraceTest], which lets system calls fail. Prints how it went.
final class SaveOnce {
    private SaveOnce() { }

    /// @param args the file, and what the model is stamped with
    public static void main(String[] args) throws Exception {
        SavedModel model = Models.trained(Models.setup(), Task.REGRESSION, 2);
        Path file = Path.of(args[0]);
        try {
            ModelFile.write(file, model.stamped("Descent", args[1], Map.of()));
            System.out.println("saved");
        } catch (ModelFileException e) {
            System.out.println("refused " + e.getMessage());
        }
    }
}
