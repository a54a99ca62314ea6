package descent.app;

import descent.ui.common.Choosers;
import java.nio.file.Path;
import java.util.Optional;

/// Answers where nobody sits before the window, as in the tour and in benches: one file or none is chosen, nothing unsaved is
/// kept, and questions are answered with yes.
public class Unattended implements Choosers {
    private final Path file;

    /// @param file chosen each time; null cancels
    public Unattended(Path file) {
        this.file = file;
    }

    @Override
    public Optional<Path> open(FileKind kind) {
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<Path> save(FileKind kind, String proposedName) {
        return Optional.ofNullable(file);
    }

    @Override
    public Answer unsaved(String documentName, String action) {
        return Answer.DONT_SAVE;
    }

    @Override
    public boolean leaveSettings(String action) {
        return true;
    }

    @Override
    public Epoch whichEpoch(int epoch, int last) {
        return Epoch.LAST;
    }

    @Override
    public boolean confirm(String question, String yes) {
        return true;
    }
}
