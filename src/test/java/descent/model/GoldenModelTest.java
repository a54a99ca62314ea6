package descent.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.PreparedData;
import descent.data.Task;
import descent.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `golden/model/v1.model` was written by format version 1 and stays readable for ever. It is never written anew: a
/// change of the format gets a golden file of its own beside it.
class GoldenModelTest {
    private static final Path V1 = Path.of("src/test/resources/golden/model/v1.model");

    private static final Path V2 = Path.of("src/test/resources/golden/model/v2.model");

    @TempDir
    Path folder;

    @Test
    void version1_opensWithItsSettingsAndWeights_forEver() throws IOException {
        SavedModel m = ModelFile.read(V1);
        assertEquals(Models.setup(), m.setup());
        assertEquals("made.csv", m.provenance().dataName());
        assertEquals(5, m.progress().epoch());
        assertEquals(5, m.progress().step());
        assertEquals("85872d83", TrainedModel.restore(m).fingerprint());
    }

    @Test
    void version1_predictsWhatItPredictedThen_onTheSameRows() throws IOException {
        TrainedModel m = TrainedModel.restore(ModelFile.read(V1));
        m.network().eval();
        PreparedData data = Models.data(m.setup(), Task.REGRESSION);
        Tensor p = m.network().forward(Tensor.of(m.preprocessing().features(data.table(), new int[] {0, 1, 2}), 3, 5));
        assertArrayEquals(new float[] {0.37930116f, -0.12949581f, 0.31973776f}, p.data());
    }

    /// Format 2 came with validation rows, early stopping and weights of an earlier epoch.
    @Test
    void version2_opensWithItsValidationRows_andIsWrittenAgainByteForByte() throws IOException {
        SavedModel m = ModelFile.read(V2);
        assertEquals(Models.setup().withSplit(Models.setup().split().withValidation(25)).withPatience(7), m.setup());
        assertEquals(new SavedModel.Stopping(1, 4), m.progress().stopping());
        assertArrayEquals(Models.data(m.setup(), Task.REGRESSION).split().validation(), m.provenance().split().validation());
        Path again = folder.resolve("again.model");
        ModelFile.write(again, m);
        assertEquals(-1, Files.mismatch(V2, again));
    }

    @Test
    void version1_isWrittenAgain_byteForByte() throws IOException {
        Path again = folder.resolve("again.model");
        ModelFile.write(again, ModelFile.read(V1));
        assertEquals(-1, Files.mismatch(V1, again));
    }
}
