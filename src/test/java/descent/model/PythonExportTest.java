package descent.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
