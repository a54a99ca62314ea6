package descent.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.common.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that was killed in the middle of writing leaves half a file under a hidden name: the next start takes it away,
/// though nothing is opened or saved there again.
class LeftoversTest {
    @TempDir
    Path folder;

    private static Path left(Path in) throws IOException {
        Files.createDirectories(in);
        Path p = Files.writeString(in.resolve(".descent-other-7-" + UUID.randomUUID() + ".tmp"), "half");
        Files.setLastModifiedTime(p, FileTime.from(Instant.EPOCH));
        return p;
    }

    @Test
    void start_takesAwayWhatWasLeft_inItsOwnFoldersAndInThoseOfRecentFiles() throws IOException {
        AppFolder home = new AppFolder(folder.resolve("home"));
        Path models = folder.resolve("models");
        Path exports = folder.resolve("exports");
        Preferences p = new Preferences(home, Runnable::run, e -> { });
        p.putPaths("files.recent", List.of(folder.resolve("gone").resolve("a.model"), models.resolve("b.model")));
        p.put("folder.table", exports);
        List<Path> left = List.of(left(home.root()), left(home.inbox()), left(models), left(exports));
        Path someones = Files.writeString(models.resolve("notes.tmp"), "x");
        AppGraph[] graph = new AppGraph[1];
        Fx.run(() -> graph[0] = new AppGraph(new Stage(), (w, t) -> new WindowShots.NoChoosers(), home));
        try {
            WindowShots.until(() -> left.stream().noneMatch(Files::exists));
            assertTrue(Files.exists(someones));
        } finally {
            Fx.run(graph[0]::close);
        }
    }
}
