package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Task;
import descent.model.LayerSpec.Dropout;
import descent.model.LayerSpec.Linear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupFileTest {
    @TempDir
    Path folder;

    @Test
    void setup_comesBackEqual() throws IOException {
        Path file = folder.resolve("a.setup");
        for (Setup s : List.of(Models.setup(), Models.setup(Task.BINARY).withEpochs(7).withLr(1e-5).withSeed(-3),
                Models.setup(Task.MULTICLASS).withLayers(List.of(new Linear(5), new Dropout(0.25), new Linear(Linear.FOLLOWS_TARGET))))) {
            SetupFile.write(file, s);
            assertEquals(s, SetupFile.read(file));
        }
    }

    @Test
    void damage_isRefusedInWords_wherever() throws IOException {
        Path file = folder.resolve("a.setup");
        SetupFile.write(file, Models.setup());
        String whole = Files.readString(file);
        for (int cut = 0; cut < whole.length(); cut += 7) {
            Files.writeString(file, whole.substring(0, cut));
            ModelFileException e = assertThrows(ModelFileException.class, () -> SetupFile.read(file));
            assertTrue(e.getMessage().startsWith("a.setup cannot be opened"), e.getMessage());
        }
        assertThrows(ModelFileException.class, () -> SetupFile.read(folder.resolve("none.setup")));
    }
}
