package descent.ui.common;

import descent.model.Fault;
import descent.model.ModelFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What writes files for the [Workspace], and knows which of them are still being written.
public abstract sealed class WorkspaceSaves extends WorkspaceEdits permits WorkspaceFiles {
    private final List<CompletableFuture<?>> writing = new ArrayList<>();

    WorkspaceSaves(Workspace.Services s) {
        super(s);
    }

    /// @return true once the file is written, false when it could not be
    public CompletableFuture<Boolean> saveModel(Path file) {
        if (desk.opening.isOn()) {
            say(Notice.trouble(file.getFileName() + " was not saved: another model is just being opened. Save when it is there."));
            return CompletableFuture.completedFuture(false);
        }
        say(null);
        return writing(models.save(file, setup().get())).whenCompleteAsync(Answers.heard((done, e) -> {
            if (e != null) {
                failed(e);
            } else {
                String fault = currentRun().get().setup().fault() == Fault.NONE ? "." : ", marked as sabotaged.";
                String settings = models.isUnsaved(setup().get()) ? " It keeps the settings that it was trained with; those changed since belong to the next run." : "";
                say(Notice.done("Saved " + file.getFileName() + fault + settings));
                done(new FileDone(FileDone.Kind.SAVED, file));
            }
        }), desk.fx()).handle((_, e) -> e == null);
    }

    /// Writes the run as a folder for PyTorch; ends on the JavaFX thread.
    CompletableFuture<Void> exportPython(Path folder) {
        if (desk.opening.isOn()) {
            return CompletableFuture.failedFuture(new ModelFileException("Another model is just being opened: export when it is there.", null));
        }
        return writing(models.export(folder));
    }

    private <T> CompletableFuture<T> writing(CompletableFuture<T> file) {
        CompletableFuture<T> here = file.whenCompleteAsync((_, _) -> { }, desk.fx());
        isWriting(here);
        return here;
    }

    /// A file is being written until this ends: who closes the window waits for it.
    ///
    /// @param file ends on the JavaFX thread
    public void isWriting(CompletableFuture<?> file) {
        writing.removeIf(CompletableFuture::isDone);
        writing.add(file);
    }

    /// Files that are being written just now: ends on the JavaFX thread once they are, with whether all of them came to be.
    public CompletableFuture<Boolean> written() {
        writing.removeIf(CompletableFuture::isDone);
        List<CompletableFuture<?>> all = new ArrayList<>(writing);
        all.addAll(fileWork().writes());
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).handle((_, e) -> e == null);
    }

    public void say(Notice n) {
        notice.set(n);
    }

    /// Something was done with a file.
    public void done(FileDone what) {
        fileDone.set(what);
    }

    public void stop() {
        desk.tell(desk.trainer()::stop);
    }
}
