package descent.model;

import descent.data.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Saves over a file once and ends: a program of its own for [StraceTest], which lets system calls fail. Prints how it went
/// and, for a refusal, how long it took.
final class SaveOnce {
    private SaveOnce() { }

    /// @param args the file, and what the model is stamped with
    public static void main(String[] args) throws Exception {
        SavedModel model = Models.trained(Models.setup(), Task.REGRESSION, 2);
        Path file = Path.of(args[0]);
        Path elsewhere = Files.createTempDirectory("warm-up"); // loads the classes
        ModelFile.write(elsewhere.resolve("a.model"), model);
        Files.delete(elsewhere.resolve("a.model"));
        Files.delete(elsewhere);
        SavedModel stamped = model.stamped("Descent", args[1], Map.of());
        long start = System.nanoTime();
        try {
            ModelFile.write(file, stamped);
            System.out.println("saved");
        } catch (ModelFileException e) {
            System.out.println("refused " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms " + e.getMessage());
        }
    }
}
