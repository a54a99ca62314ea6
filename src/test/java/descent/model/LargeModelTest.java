package descent.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.data.Column;
import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Schema;
import descent.data.Table;
import descent.data.Task;
import descent.model.LayerSpec.Linear;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of 8 MB and more: hashed on a second thread while they are written, opened by their quick checksum while the SHA-256 is worked out.
class LargeModelTest {
    private static final int UNITS = 1500;

    @TempDir
    Path folder;

    private static SavedModel large() {
        return Models.trained(Models.setup().withLayers(List.of(new Linear(UNITS), new Linear(UNITS), new Linear(0))), Task.REGRESSION, 0);
    }

    @Test
    void largeModel_isReadAgain_withARightSha256ForOthers() throws IOException {
        SavedModel m = large();
        Forge forge = Forge.of(m, folder);
        assertTrue(forge.buffer().length > QuickSum.FROM);
        assertArrayEquals(Forge.file(forge.header().getBytes(StandardCharsets.UTF_8), forge.buffer()), forge.good(), "the SHA-256 is another one");
        SavedModel r = ModelFile.read(folder.resolve("good.model"));
        assertEquals(TrainedModel.restore(m).fingerprint(), TrainedModel.restore(r).fingerprint());
        Path again = folder.resolve("again.model");
        ModelFile.write(again, r);
        assertEquals(-1, Files.mismatch(folder.resolve("good.model"), again));
    }

    /// More columns than a list of a file could have before; from some 130,000 on it is refused when it is written.
    @Test
    void widestModel_isReadAgain() throws IOException, DataException {
        int n = 103_000;
        List<String> names = IntStream.range(0, n).mapToObj(i -> "gene_" + i).toList();
        Random random = new Random(3);
        List<Column> columns = new ArrayList<>(names.stream().map(name -> Column.number(name, new float[] {random.nextFloat(), random.nextFloat(), 3, 4, 5, 7}, "")).toList());
        columns.add(Column.number("y", new float[] {1, 2, 4, 3, 5, 7}, ""));
        Setup setup = Setup.defaults(new Schema(names, "y")).withLayers(List.of(new Linear(Linear.FOLLOWS_TARGET)));
        PreparedData data = PreparedData.of(Table.of("genes.csv", columns), setup.schema(), setup.split(), setup.preprocessing());
        SavedModel m = Models.trained(setup, data, 1);
        Path file = folder.resolve("genes.model");
        ModelFile.write(file, m);
        assertEquals(TrainedModel.restore(m).fingerprint(), TrainedModel.restore(ModelFile.read(file)).fingerprint());
    }

    @Test
    void moreThanTheReaderTakes_isNotWritten() {
        ArrayNode many = StrictJson.array();
        for (int i = 0; i < 1_600_001; i++) {
            many.add(i % 10);
        }
        Refused e = assertThrows(Refused.class, () -> StrictJson.write(many));
        assertEquals("its columns and classes take more than a file can describe; use fewer columns or classes", e.getMessage());
    }

    /// All bits of the checksum and of the quick one, and some of every other part.
    @Test
    void singleBitFlip_isRefused_inALargeFile() throws IOException {
        Forge forge = Forge.of(large(), folder);
        byte[] good = forge.good();
        Path f = folder.resolve("good.model");
        int digits = new String(good, 0, forge.headerLength(), StandardCharsets.ISO_8859_1).indexOf("\"checksum\":\"sha256:") + "\"checksum\":\"sha256:".length();
        Random random = new Random(4);
        try (RandomAccessFile file = new RandomAccessFile(f.toFile(), "rw")) {
            for (int bit = 0; bit < 64 * 8; bit += 3) {
                flipped(f, file, digits + bit / 8, bit % 8);
            }
            for (int bit = 0; bit < QuickSum.BYTES * 8; bit++) {
                flipped(f, file, good.length - QuickSum.BYTES + bit / 8, bit % 8);
            }
            for (int i = 0; i < 50; i++) {
                flipped(f, file, random.nextInt(good.length), random.nextInt(8));
            }
        }
        assertArrayEquals(good, Files.readAllBytes(f));
        assertEquals(0, ModelFile.read(f).warnings().size());
    }

    /// What the quick checksum says is right; the SHA-256 is another one, its digits with the right sum.
    @Test
    void wrongSha256_isRefused_evenWhereTheQuickChecksumIsRight() throws IOException {
        Forge forge = Forge.of(large(), folder);
        byte[] bad = forge.good().clone();
        int digits = new String(bad, 0, forge.headerLength(), StandardCharsets.ISO_8859_1).indexOf("\"checksum\":\"sha256:") + "\"checksum\":\"sha256:".length();
        int other = digits + 1;
        while (bad[other] == bad[digits]) {
            other++;
        }
        byte first = bad[digits];
        bad[digits] = bad[other];
        bad[other] = first;
        Path f = Files.write(folder.resolve("bad.model"), bad);
        Opened opened = ModelFile.open(f);
        String m = assertThrows(ModelFileException.class, opened::checked).getMessage();
        assertTrue(m.startsWith("bad.model cannot be opened: it is damaged"), m);
        assertThrows(ModelFileException.class, () -> ModelFile.read(f));
    }

    private static void flipped(Path f, RandomAccessFile file, long at, int bit) throws IOException {
        file.seek(at);
        int before = file.read();
        file.seek(at);
        file.write(before ^ 1 << bit);
        assertThrows(ModelFileException.class, () -> ModelFile.read(f), () -> "bit " + bit + " of byte " + at);
        file.seek(at);
        file.write(before);
    }

    @Test
    void quickChecksum_isRefused_inASmallFile() throws IOException {
        Forge small = Forge.of(Models.trained(Models.setup(), Task.REGRESSION, 1), folder);
        int end = small.buffer().length;
        byte[] longer = Arrays.copyOf(small.buffer(), end + QuickSum.BYTES);
        Forge wider = new Forge(Forge.text(small.header(), longer));
        Path f = folder.resolve("small.model");
        Files.write(f, wider.tree(root -> {
            ObjectNode t = root.putObject(QuickSum.TENSOR).put("dtype", "I32");
            t.putArray("shape").add(3);
            t.putArray("data_offsets").add(end).add(end + QuickSum.BYTES);
        }));
        String m = assertThrows(ModelFileException.class, () -> ModelFile.read(f)).getMessage();
        assertTrue(m.contains("does not ask for"), m);
    }
}
