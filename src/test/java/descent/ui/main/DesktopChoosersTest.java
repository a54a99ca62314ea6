package descent.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.train.Pace;
import descent.ui.common.AppFolder;
import descent.ui.common.Choosers.FileKind;
import descent.ui.common.Folders;
import descent.ui.common.Preferences;
import descent.ui.common.Workspace;
import descent.ui.common.Workspaces;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which folder a file chooser opens: never in the one that the program happens to be started from.
class DesktopChoosersTest {
    @TempDir
    private Path dir;
    private Workspace workspace;
    private Preferences preferences;
    private Path data;

    @BeforeEach
    void make() throws IOException {
        workspace = Workspaces.withFiles();
        preferences = new Preferences(AppFolder.none(), Runnable::run, e -> {
            throw new AssertionError(e);
        });
        data = Files.writeString(folder("lesson").resolve("pupils.csv"), "a,b\n1,2\n2,4\n3,6\n4,8\n");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(dir.resolve(name));
    }

    private Path saving(Folders folders, FileKind kind) {
        return path(new DesktopChoosers(null, null, folders).saving(kind, "x.model").getInitialDirectory());
    }

    private Path opening(Folders folders, FileKind kind) {
        return path(new DesktopChoosers(null, null, folders).opening(kind).getInitialDirectory());
    }

    private static Path path(File folder) {
        return folder == null ? null : folder.toPath();
    }

    @Test
    void firstSave_isBesideTheOpenedData() {
        workspace.open(data);
        Folders folders = new Folders(workspace, preferences);
        assertEquals(data.getParent(), saving(folders, FileKind.MODEL));
        assertEquals(data.getParent(), saving(folders, FileKind.PICTURE));
    }

    @Test
    void firstSave_isBesideTheData_alsoWhenAModelWasSavedElsewhereLastWeek() throws IOException {
        preferences.put("folder.model", folder("last week"));
        workspace.open(data);
        assertEquals(data.getParent(), saving(new Folders(workspace, preferences), FileKind.MODEL));
    }

    @Test
    void secondSave_isWhereThePersonPutTheFirst_untilOtherWorkIsOpened() throws IOException {
        workspace.open(data);
        Folders folders = new Folders(workspace, preferences);
        folders.saved(FileKind.MODEL, folder("models").resolve("one.model"));
        assertEquals(dir.resolve("models"), saving(folders, FileKind.MODEL));
        Path other = Files.copy(data, folder("other").resolve("other.csv"));
        workspace.open(other);
        assertEquals(other.getParent(), saving(folders, FileKind.MODEL));
    }

    @Test
    void ofASample_itIsTheFolderOfTheKind_elseTheLastUsedOne_elseHome() throws IOException {
        workspace.openSample("Auto MPG");
        Folders folders = new Folders(workspace, preferences);
        Path home = Path.of(System.getProperty("user.home"));
        assertEquals(Files.isDirectory(home) ? home : null, saving(folders, FileKind.MODEL));
        folders.opened(FileKind.DATA, data);
        assertEquals(data.getParent(), saving(folders, FileKind.MODEL));
        preferences.put("folder.model", folder("models"));
        assertEquals(dir.resolve("models"), saving(folders, FileKind.MODEL));
        Files.delete(dir.resolve("models"));
        assertEquals(data.getParent(), saving(folders, FileKind.MODEL), "a folder that is gone");
    }

    @Test
    void open_isWhereTheLastOfItsKindWas_elseBesideTheWork() throws IOException {
        workspace.open(data);
        Folders folders = new Folders(workspace, preferences);
        assertEquals(data.getParent(), opening(folders, FileKind.MODEL));
        folders.opened(FileKind.MODEL, folder("models").resolve("one.model"));
        assertEquals(dir.resolve("models"), opening(folders, FileKind.MODEL));
    }

    @Test
    void saveAs_isBesideTheModel() throws Exception {
        workspace.open(data);
        workspace.edit("epochs", s -> s.withEpochs(5));
        workspace.setPace(Pace.FULL);
        workspace.train();
        workspace.services().trainer().settled().get();
        workspace.drain();
        Path model = folder("models").resolve("one.model");
        assertTrue(workspace.saveModel(model).get());
        assertEquals(model, workspace.modelFile().get());
        assertEquals(model.getParent(), saving(new Folders(workspace, preferences), FileKind.MODEL));
    }

    @Test
    void withoutAnything_theSystemProposes() {
        String home = System.getProperty("user.home");
        try {
            System.setProperty("user.home", dir.resolve("gone").toString());
            assertNull(saving(new Folders(workspace, preferences), FileKind.MODEL));
        } finally {
            System.setProperty("user.home", home);
        }
    }
}
