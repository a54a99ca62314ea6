package descent.app;

import descent.model.AtomicFile;
import descent.ui.common.AppFolder;
import java.nio.file.Path;
import java.util.Set;

/// What a program that was killed in mid-write has left: half a file under a hidden name. Each start takes it out of the
/// program's own folders and of those that it remembers, on a thread of its own: a share that does not answer must keep
/// neither the window nor the io thread waiting.
public final class Leftovers {
    private Leftovers() { }

    /// @param known folders that the program has written into
    public static void sweep(AppFolder home, Set<Path> known) {
        if (home.exists()) {
            AtomicFile.sweep(home.root());
            AtomicFile.sweep(home.inbox());
        }
        known.forEach(AtomicFile::sweep);
    }
}
