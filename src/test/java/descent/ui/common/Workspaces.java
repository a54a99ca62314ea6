package descent.ui.common;

import descent.model.ModelFile;
import descent.model.Opened;
import descent.model.SavedModel;
import descent.train.Pace;
import descent.train.Trainer;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Workspaces for tests: a real trainer, everything else on the calling thread.
public final class Workspaces {
    private Workspaces() { }

    public static Workspace empty() {
        return new Workspace(new Workspace.Services(new Trainer(), new MemoryStore(), Runnable::run, Runnable::run, System::nanoTime));
    }

    public static Workspace withSample(String name) {
        Workspace w = empty();
        w.openSample(name);
        return w;
    }

    /// What the io thread would do is done when the test says so.
    static Workspace withIo(Executor io) {
        return new Workspace(new Workspace.Services(new Trainer(), new MemoryStore(), io, Runnable::run, System::nanoTime));
    }

    /// What the JavaFX thread would do is done when the test says so.
    public static Workspace withScreen(Executor fx) {
        return new Workspace(new Workspace.Services(new Trainer(), new MemoryStore(), Runnable::run, fx, System::nanoTime));
    }

    /// As [#withScreen]: the sample is prepared, and runs go at full speed.
    public static Workspace ready(ScreenQueue screen) {
        Workspace w = withScreen(screen);
        w.openSample("Auto MPG");
        screen.until(w, () -> w.prepared().get() != null);
        w.setPace(Pace.FULL);
        return w;
    }

    /// With models in real files.
    public static Workspace withFiles() {
        return new Workspace(new Workspace.Services(new Trainer(), new FileStore(), Runnable::run, Runnable::run, System::nanoTime));
    }

    /// As [#withFiles()]; what the JavaFX thread would do is done when the test says so.
    static Workspace filesWithScreen(Executor fx) {
        return new Workspace(new Workspace.Services(new Trainer(), new FileStore(), Runnable::run, fx, System::nanoTime));
    }

    /// As [#withFiles()]; what the io thread would do is done when the test says so.
    static Workspace withFiles(Executor io) {
        return new Workspace(new Workspace.Services(new Trainer(), new FileStore(), io, Runnable::run, System::nanoTime));
    }

    /// With models in real files whose second checksum ends when the test says so.
    static Workspace withSlowChecksum(CompletableFuture<Void> whole) {
        FileStore slow = new FileStore() {
            @Override
            public Opened open(Path file) throws IOException {
                return new Opened(super.open(file).model(), whole);
            }
        };
        return new Workspace(new Workspace.Services(new Trainer(), slow, Runnable::run, Runnable::run, System::nanoTime));
    }

    private static class FileStore implements ModelStore {
        @Override
        public void write(Path file, SavedModel m) throws IOException {
            ModelFile.write(file, m);
        }

        @Override
        public Opened open(Path file) throws IOException {
            return ModelFile.open(file);
        }
    }

    /// Keeps models in memory.
    static final class MemoryStore implements ModelStore {
        private final Map<Path, SavedModel> models = new HashMap<>();

        @Override
        public void write(Path file, SavedModel model) {
            models.put(file, model);
        }

        @Override
        public Opened open(Path file) throws IOException {
            if (!models.containsKey(file)) {
                throw new NoSuchFileException(file.toString());
            }
            return new Opened(models.get(file), CompletableFuture.completedFuture(null));
        }
    }
}
