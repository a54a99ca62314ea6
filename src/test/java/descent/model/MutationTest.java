package descent.model;


import descent.FaultTable;
import descent.data.Task;
import descent.model.LayerSpec.Linear;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Seeded mutations of a small file: each ends in the one declared exception or in a model that can be restored.
/// `-Ddescent.mutations=1000000` runs more of them (default 2,000), `-Ddescent.mutations.seed=N` others.
/// Every other one is of format 2, with validation rows, patience, weights of an earlier epoch and a schedule.
/// Half of them get a right checksum, so that they reach the checks behind it.
@Tag("faults")
class MutationTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    private static final int DEFAULT = 2000;
    private static final int PIECE = 24;
    private static final long MOST_NANOS = 1_000_000_000;
    private static final List<String> WORDS = List.of("0", "-1", "2147483648", "9223372036854775808", "1e308", "1e999", "NaN", "null", "true", "[]", "{}",
            "\"\"", "\"Linear\"", "[[[[", "\\u0000", "\\ud800", "\"F32\"", "\"I64\"", "\"BF16\"", ",", ":", "}", "]", "\\\"");

    @TempDir
    Path folder;

    static int property(String name, int standard) {
        String v = System.getProperty(name, "");
        return v.isBlank() || v.startsWith("${") ? standard : Integer.parseInt(v.strip());
    }

    @Test
    void mutatedFile_isRefusedInWordsOrLoads_always() throws IOException {
        int runs = property("descent.mutations", DEFAULT);
        Random random = new Random(property("descent.mutations.seed", 5));
        Setup setup = Models.setup().withLayers(List.of(new Linear(2), new LayerSpec.BatchNorm1d(1e-5, 0.1), new Linear(0)));
        Setup watched = setup.withSplit(setup.split().withValidation(25)).withPatience(7).withSchedule(new ScheduleSpec.ReduceLROnPlateau(0.5, 2, 1e-4, 0));
        List<Forge> good = List.of(Forge.of(Models.trained(setup, Task.REGRESSION, 2), folder),
                Forge.of(Models.trained(watched, Task.REGRESSION, 4).withStopping(new SavedModel.Stopping(1, 3)), folder));
        FaultTable.Row row = FAULTS.open("seeded mutations of a small .model");
        List<String> wrong = new ArrayList<>();
        int loaded = 0;
        for (int i = 0; i < runs; i++) {
            byte[] b = mutant(good.get(i % good.size()), random);
            long start = System.nanoTime();
            String end = end(b);
            boolean inTime = System.nanoTime() - start <= MOST_NANOS || endsInTime(b);
            loaded += end.equals("loaded") ? 1 : 0;
            row.tried(1).right(!end.startsWith("wrong")).whole(!end.startsWith("ended in")).inTime(inTime);
            if (!inTime || (!end.equals("loaded") && !end.equals("refused"))) {
                Path kept = Path.of("target", "mutant-" + i + ".model");
                Files.write(kept, b);
                wrong.add("mutation " + i + (inTime ? ": " : " was slow: ") + end + ", kept as " + kept);
            }
        }
        row.holds(wrong.isEmpty() ? (runs - loaded) + " refused in words, " + loaded + " loaded and written back the same" : String.join("; ", wrong));
    }

    /// Another try of a slow one: the machine may have been busy with something else.
    private boolean endsInTime(byte[] mutant) throws IOException {
        long start = System.nanoTime();
        end(mutant);
        return System.nanoTime() - start <= MOST_NANOS;
    }

    /// "loaded", "refused", "wrong: …" or "ended in …".
    private String end(byte[] mutant) throws IOException {
        Path file = Files.write(folder.resolve("mutant.model"), mutant);
        try {
            SavedModel m = ModelFile.read(file);
            if (!Forge.isWhole(mutant)) {
                return "wrong: loaded with a checksum that is not that of its bytes";
            }
            String there = TrainedModel.restore(m).fingerprint();
            Path back = written(m, "back.model");
            SavedModel again = ModelFile.read(back);
            boolean same = m.isWhere(again) && m.setup().equals(again.setup()) && there.equals(TrainedModel.restore(again).fingerprint());
            // everything else is compared as it is written: a second writing gives the same bytes
            return same && Files.mismatch(back, written(again, "twice.model")) < 0 ? "loaded" : "wrong: what was loaded is not what is written back";
        } catch (ModelFileException e) {
            return e.getMessage().startsWith("mutant.model cannot be opened: ") ? "refused" : "wrong: refused with " + e.getMessage();
        } catch (RuntimeException | Error e) {
            return "ended in " + e;
        }
    }

    /// As [ModelFile#write], but without waiting for the disk.
    private Path written(SavedModel m, String name) throws IOException {
        Path to = folder.resolve(name);
        try (FileChannel file = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ModelWriter.write(file, m);
        }
        return to;
    }

    private static byte[] mutant(Forge forge, Random r) {
        byte[] header = Arrays.copyOfRange(forge.good(), 8, 8 + forge.headerLength());
        byte[] buffer = forge.buffer();
        for (int n = 1 + r.nextInt(3); n > 0; n--) {
            switch (r.nextInt(8)) {
                case 0 -> header = replaced(header, r.nextInt(header.length), 1, new byte[] {(byte) r.nextInt(256)});
                case 1 -> header = replaced(header, r.nextInt(header.length), r.nextInt(PIECE), new byte[0]);
                case 2 -> header = replaced(header, r.nextInt(header.length), 0, Arrays.copyOf(header, r.nextInt(PIECE)));
                case 3 -> header = number(header, r);
                case 4 -> header = replaced(header, r.nextInt(header.length), r.nextInt(4), WORDS.get(r.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
                case 5 -> buffer[r.nextInt(buffer.length)] ^= (byte) (1 << r.nextInt(8));
                case 6 -> ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN).putFloat(r.nextInt(buffer.length / 4) * 4, Float.intBitsToFloat(r.nextInt()));
                default -> buffer = Arrays.copyOf(buffer, r.nextInt(buffer.length + 16) + 8);
            }
        }
        if (r.nextBoolean()) {
            return Forge.file(header, buffer);
        }
        byte[] plain = ByteBuffer.allocate(8 + header.length + buffer.length).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(r.nextInt(10) == 0 ? r.nextLong() : header.length).put(header).put(buffer).array();
        return plain;
    }

    /// Another number in the place of one of the header's.
    private static byte[] number(byte[] header, Random r) {
        int at = r.nextInt(header.length);
        while (at < header.length && !Character.isDigit(header[at])) {
            at++;
        }
        int end = at;
        while (end < header.length && Character.isDigit(header[end])) {
            end++;
        }
        return replaced(header, Math.min(at, header.length - 1), end - at, WORDS.get(r.nextInt(10)).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] replaced(byte[] in, int at, int length, byte[] with) {
        int end = Math.min(in.length, at + length);
        byte[] out = new byte[at + with.length + in.length - end];
        System.arraycopy(in, 0, out, 0, at);
        System.arraycopy(with, 0, out, at, with.length);
        System.arraycopy(in, end, out, at + with.length, in.length - end);
        return out.length == 0 ? new byte[1] : out;
    }
}
