package descent.ui.common;

import java.nio.file.Path;

/// The way to PyTorch: writes the run as a folder that shows the same losses there.
public final class PythonDesk {
    private final Workspace workspace;

    public PythonDesk(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Writes in the background and says how it went; a finished export is told as [FileDone].
    public void export(Path folder) {
        workspace.say(null);
        Answers.then(workspace.exportPython(folder), (done, e) -> {
            if (e != null) {
                workspace.say(Notice.trouble(Words.of(e)));
            } else {
                workspace.say(Notice.done("Written to " + folder.getFileName() + ": run train.py there with Python and PyTorch."));
                workspace.done(new FileDone(FileDone.Kind.EXPORTED, folder));
            }
        });
    }
}
