package descent.model;

import descent.data.Task;
import descent.model.LayerSpec.Linear;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Saves a model of about 4 MB again and again, until it is killed: a program of its own for [KillTest].
final class SaveLoop {
    private static final int UNITS = 1000;

    private SaveLoop() { }

    /// @param args the file, and the number of the first save
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        AtomicFile.sweep(file.toAbsolutePath().getParent());
        Setup setup = Models.setup().withLayers(List.of(new Linear(UNITS), new Linear(UNITS), new Linear(Linear.FOLLOWS_TARGET)));
        SavedModel model = Models.trained(setup, Task.REGRESSION, 0);
        PrintStream out = System.out;
        for (long n = Long.parseLong(args[1]); ; n++) {
            ModelFile.write(file, model.stamped("Descent", String.valueOf(n), Map.of()));
            out.println(n);
            out.flush();
        }
    }
}
