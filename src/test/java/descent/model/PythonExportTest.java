package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.data.PreparedData;
import descent.data.SplitSettings;
import descent.data.Task;
import descent.model.SavedModel.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the exported script says, without running it.
class PythonExportTest {
    @TempDir
    Path folder;

    /// Stopped early at epoch 3, continued to 8: the script must not end at 3.
    @Test
    void patience_countsFromWhereARunWasContinued() throws IOException {
        Setup setup = Models.setup().withSplit(SplitSettings.DEFAULT.withValidation(20)).withPatience(2).withEpochs(8);
        PreparedData data = Models.data(setup, Task.REGRESSION);
        SavedModel run = Models.trained(setup, Task.REGRESSION, 8);
        PythonExport.write(folder, run.withStopping(new Stopping(3, Stopping.LAST)), data);
        String script = Files.readString(folder.resolve("train.py"));
        assertTrue(script.contains("    if epoch + 1 - max(best, 3) >= 2:  # early stopping: not lower for so many epochs since the run was continued\n        break\n"), script);
        PythonExport.write(folder, run, data);
        assertTrue(Files.readString(folder.resolve("train.py")).contains("    if epoch + 1 - best >= 2:  # early stopping: not lower for so many epochs\n"));
        assertFalse(Files.readString(folder.resolve("train_torchrun.py")).contains("max(best"));
    }

    @Test
    void placeThatCannotBeAFolder_isNamedInASentence() throws IOException {
        Setup setup = Models.setup();
        PreparedData data = Models.data(setup, Task.REGRESSION);
        Path file = Files.writeString(folder.resolve("run"), "x");
        String words = assertThrows(ModelFileException.class, () -> PythonExport.write(file, setup, data)).getMessage();
        assertEquals("Could not save " + file + ": a file bears the name run, where a folder is needed; choose another name.", words);
        Path below = file.resolve("below");
        words = assertThrows(ModelFileException.class, () -> PythonExport.write(below, setup, data)).getMessage();
        assertTrue(words.startsWith("Could not save " + below + ": ") && words.endsWith("."), words);
        assertEquals("x", Files.readString(file));
    }

    /// Not as root, who may write anywhere.
    @Test
    void placeThatMayNotBeWritten_isNamedInASentence() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "everything may be written here");
        Setup setup = Models.setup();
        PreparedData data = Models.data(setup, Task.REGRESSION);
        String words = assertThrows(ModelFileException.class, () -> PythonExport.write(locked.resolve("run"), setup, data)).getMessage();
        assertEquals("Could not save " + locked.resolve("run") + ": writing is not allowed there; choose another folder or another name.", words);
    }
}
