package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.FaultTable;
import descent.data.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Every bad file ends in one sentence that names the file and the reason, at once.
@Tag("faults")
class RefusalTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    /// A file that is refused at once takes milliseconds; who is still at it then hangs.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;
    private Forge forge;

    @BeforeEach
    void goodFile() throws IOException {
        forge = Forge.of(Models.trained(Models.setup(), Task.REGRESSION, 2), folder);
    }

    static String assertRefused(Path file, String reason) {
        ModelFileException e = assertThrows(ModelFileException.class, () -> assertTimeoutPreemptively(PATIENCE, () -> ModelFile.read(file)));
        String m = e.getMessage();
        assertTrue(m.startsWith(file.getFileName() + " cannot be opened: ") && m.endsWith(".") && m.lines().count() == 1 && m.length() < 500, m);
        assertTrue(m.contains(reason), () -> "expected \"" + reason + "\" in: " + m);
        return m;
    }

    private void refused(byte[] bytes, String reason) throws IOException {
        Path f = folder.resolve("bad.model");
        Files.write(f, bytes);
        assertRefused(f, reason);
    }

    private static UnaryOperator<String> swap(String from, String to) {
        return s -> s.replace(from, to);
    }

    @TestFactory
    Stream<DynamicTest> liesInTheTensorTable_areRefused() {
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("leaves a hole or overlaps", forge.tree(r -> offsets(r, "0.bias", 8, 20)));
        bad.put("offsets that do not fit", forge.tree(r -> offsets(r, "0.bias", -4, 8)));
        bad.put("is not a list of whole numbers", forge.header(swap("\"data_offsets\":[0,8]", "\"data_offsets\":[0,99999999999999999999]")));
        bad.put("does not fit its shape|impossible shape", forge.tree(r -> shape(r, "0.bias", -3)));
        bad.put("impossible shape", forge.tree(r -> shape(r, "0.weight", Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)));
        bad.put("which this program does not know", forge.tree(r -> ((ObjectNode) r.get("0.bias")).put("dtype", "F33")));
        bad.put("but must be F32 [3]", forge.tree(r -> shape(r, "0.bias", 6).put("dtype", "F16")));
        bad.put("is missing", forge.tree(r -> r.set("9.bias", r.remove("0.bias"))));
        bad.put("must be F32 [3, 5]", forge.tree(r -> shape(r, "0.weight", 5, 3)));
        bad.put("\"step\" is missing|optimizer.step\" is missing", forge.tree(r -> r.set("optimizer.steps", r.remove("optimizer.step"))));
        bad.put("described by dtype, shape", forge.tree(r -> ((ObjectNode) r.get("0.bias")).put("more", 1)));
        bad.put("is not an object", forge.tree(r -> r.put("0.bias", 7)));
        bad.put("Duplicate", forge.header(swap("\"0.bias\":", "\"0.weight\":")));
        bad.put("Duplicate field '0.weight'", forge.header(swap("\"0.bias\":", "\"\\u0030.weight\":")));
        bad.put("its tensors take", Forge.file(forge.header().getBytes(StandardCharsets.UTF_8), Arrays.copyOf(forge.buffer(), forge.buffer().length - 4)));
        bad.put("longer than its tensors", Forge.file(forge.header().getBytes(StandardCharsets.UTF_8), Arrays.copyOf(forge.buffer(), forge.buffer().length + 1)));
        bad.put("ask for", forge.tree(r -> r.putObject("extra").put("dtype", "F32").setAll(Map.of("shape", r.arrayNode().add(0),
                "data_offsets", r.arrayNode().add(0).add(0)))));
        return tests(bad);
    }

    @TestFactory
    Stream<DynamicTest> liesInTheTexts_areRefused() {
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("newer than the format 2 that this program reads: open it with \"Descent 0.1.0\" or later", forge.entry("format_version", v -> "3"));
        bad.put("is no version", forge.entry("format_version", v -> "1.0"));
        bad.put("another program", forge.entry("format", v -> "pt"));
        bad.put("safetensors file of another program", forge.tree(r -> r.remove("__metadata__")));
        bad.put("entry network is missing", forge.tree(r -> ((ObjectNode) r.get("__metadata__")).remove("network")));
        bad.put("checksum is missing", forge.tree(r -> ((ObjectNode) r.get("__metadata__")).remove("checksum")));
        bad.put("entry network is not valid JSON", forge.entry("network", v -> v.substring(1)));
        bad.put("entry network goes on after its end|not valid JSON", forge.entry("network", v -> v + "{}"));
        bad.put("which this program does not know", forge.entry("network", swap("ReLU", "java.lang.Runtime")));
        bad.put("is not a whole number from", forge.entry("network", swap("\"out_features\":3", "\"out_features\":3.5")));
        bad.put("whole number from 0 to 10000000", forge.entry("network", swap("\"out_features\":3", "\"out_features\":2000000000")));
        bad.put("more than the 50,000,000 that fit", forge.entry("network", swap("\"out_features\":3", "\"out_features\":10000000")));
        bad.put("does not fit its columns", forge.entry("network", swap("\"in_features\":5", "\"in_features\":6")));
        bad.put("not valid JSON (Non-standard token 'NaN'", forge.entry("progress", swap("\"lr\":0.01", "\"lr\":NaN")));
        bad.put("is not a finite number", forge.entry("progress", swap("\"lr\":0.01", "\"lr\":1e999")));
        bad.put("learning rate is negative", forge.entry("progress", swap("\"lr\":0.01", "\"lr\":-0.01")));
        bad.put("epochs are done", forge.entry("progress", swap("\"epoch\":2", "\"epoch\":3")));
        bad.put("Invalid beta parameter", forge.entry("optimizer", swap("\"beta1\":0.9", "\"beta1\":1.5")));
        bad.put("state of its schedule", forge.entry("schedule", v -> "{\"kind\":\"StepLR\",\"step_size\":3,\"gamma\":0.1}"));
        bad.put("cannot be scaled", forge.entry("preprocessing", v -> v.replaceFirst("\"scale\":[0-9.E-]+", "\"scale\":0.0")));
        bad.put("does not fit its task", forge.entry("preprocessing", swap("\"task\":\"REGRESSION\"", "\"task\":\"BINARY\"")));
        bad.put("unknown or not four numbers", forge.entry("random", v -> v.replaceFirst("\\[[^]]*\\]", "[0,0,0,0]")));
        bad.put("random stream is missing", forge.entry("random", v -> "{}"));
        bad.put("nesting depth", forge.entry("metrics", v -> "[".repeat(5000) + "]".repeat(5000)));
        bad.put("whole Unicode text", forge.entry("data", swap("made.csv", "\\ud800")));
        bad.put("is not a text", forge.header(swap("\"saved_at\":\"2026-11-23T12:00:00Z\"", "\"saved_at\":{}")));
        return tests(bad);
    }

    @TestFactory
    Stream<DynamicTest> brokenBytes_areRefused() {
        Map<String, byte[]> bad = new LinkedHashMap<>();
        byte[] good = forge.good();
        bad.put("it is empty", new byte[0]);
        bad.put("does not begin as", Arrays.copyOf(good, 7));
        bad.put("does not begin as |", Arrays.copyOf(good, 8));
        bad.put("cut off", Arrays.copyOf(good, good.length / 2));
        bad.put("cut off |", Arrays.copyOf(good, good.length - 1));
        bad.put("longer than its tensors", Arrays.copyOf(good, good.length + 1));
        for (long lie : new long[] {0, 1, -1, Long.MIN_VALUE}) {
            bad.put("does not begin as | header " + lie, length(good, lie));
        }
        bad.put("longer than 16 MB", length(good, Long.MAX_VALUE));
        bad.put("longer than 16 MB | just", length(good, (16 << 20) + 1));
        bad.put("cut off or damaged", length(good, 16 << 20));
        bad.put("not valid JSON", length(good, forge.headerLength() - 20));
        bad.put("goes on after its end|not valid JSON |", length(good, forge.headerLength() + 8));
        byte[] utf = forge.header().getBytes(StandardCharsets.UTF_8);
        utf[forge.header().indexOf("made.csv")] = (byte) 0xC0;
        bad.put("not valid UTF-8", Forge.file(utf, forge.buffer()));
        bad.put("not valid JSON |2", Forge.text("{\"a\":1,}", new byte[0]));
        bad.put("is not an object", Forge.text("{\"__metadata__\":[]}", new byte[0]));
        bad.put("checksum does not match", flipped(good, good.length - 1));
        return tests(bad);
    }

    @TestFactory
    Stream<DynamicTest> otherFiles_areNamed() {
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("it is a Python pickle", latin("\200\4\225\13\0\0\0\0\0\0\0\214\5posix\224."));
        bad.put("it is a PyTorch file", latin("PK\3\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\20\0\0\0archive/data.pkl"));
        bad.put("it is a Java archive", latin("PK\3\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\24\0\0\0META-INF/MANIFEST.MF"));
        bad.put("it is a zip archive", latin("PK\3\4\24\0\0\0\10\0bomb"));
        bad.put("it is an ONNX model", latin("\10\10\22\7pytorch\32\0051.13.1:"));
        bad.put("it is an HDF5 file", latin("\211HDF\r\n\032\n\0\0\0\0\0\10\10\0"));
        bad.put("it is a NumPy array", latin("\223NUMPY\1\0v\0{'descr': '<f4'}"));
        bad.put("it is a GGUF language model", latin("GGUF\3\0\0\0\0\0\0\0"));
        bad.put("it is a Java class", latin("\312\376\272\276\0\0\0\105"));
        bad.put("it is a serialized Java object", latin("\254\355\0\5sr\0\21java.util.HashMap"));
        bad.put("it is an XML file", latin("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"));
        bad.put("it is a web page", latin("<!DOCTYPE html><html><body>404</body></html>"));
        bad.put("it is a JSON text", latin("{\"layers\": [4, 16, 1]}"));
        bad.put("it is a PNG picture", latin("\211PNG\r\n\032\n\0\0\0\rIHDR"));
        bad.put("it does not begin as", latin("a,b,y\n1,2,3\n4,5,6\n"));
        return tests(bad);
    }

    private Stream<DynamicTest> tests(Map<String, byte[]> bad) {
        return bad.entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
            Path f = Files.createDirectories(folder).resolve("bad.model");
            Files.write(f, e.getValue());
            String[] any = e.getKey().split("\\|");
            String m = assertRefused(f, "");
            assertTrue(Arrays.stream(any).map(String::strip).filter(s -> s.length() > 6).anyMatch(m::contains), m);
        }));
    }

    private static byte[] latin(String s) {
        return s.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] length(byte[] good, long length) {
        return ByteBuffer.wrap(good.clone()).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length).array();
    }

    private static byte[] flipped(byte[] good, int at) {
        byte[] b = good.clone();
        b[at] ^= 1;
        return b;
    }

    private static void offsets(ObjectNode root, String tensor, long begin, long end) {
        ((ObjectNode) root.get(tensor)).putArray("data_offsets").add(begin).add(end);
    }

    private static ObjectNode shape(ObjectNode root, String tensor, int... sizes) {
        var shape = ((ObjectNode) root.get(tensor)).putArray("shape");
        Arrays.stream(sizes).forEach(shape::add);
        return (ObjectNode) root.get(tensor);
    }

    @Test
    void longNumbersNamesAndManyTokens_areRefused_inTheHeader() throws IOException {
        refused(forge.entry("metrics", v -> "{\"rmse\":" + "1".repeat(1000) + "}"), "not valid JSON");
        refused(forge.entry("metrics", v -> "{\"" + "n".repeat(100_000) + "\":1}"), "not valid JSON");
        refused(forge.entry("metrics", v -> "[" + "1,".repeat(2_000_000) + "1]"), "not valid JSON");
    }

    /// A name goes into labels, and with every level of its column into the name of an input.
    @Test
    void namesLongerThanAnyTableHas_areRefused() throws IOException {
        refused(forge.entry("preprocessing", v -> v.replaceFirst("\"name\":\"", "\"name\":\"" + "n".repeat(300))), "at most 300 characters");
        refused(forge.entry("data", v -> v.replaceFirst("\"name\":\"", "\"name\":\"" + "n".repeat(300))), "at most 300 characters");
    }

    @Test
    void theProgramOfANewerFile_isQuoted_inAFewWords() throws IOException {
        Path f = folder.resolve("newer.model");
        Files.write(f, forge.tree(r -> ((ObjectNode) r.get("__metadata__")).put("format_version", "9").put("program", "\u202e" + "p".repeat(100_000))));
        String said = assertThrows(ModelFileException.class, () -> ModelFile.read(f)).getMessage();
        assertTrue(said.length() < 300 && !said.contains("\u202e"), said);
    }

    @Test
    void checksumText_mustStandOnce_inTheHeader() throws IOException {
        byte[] twice = forge.entry("data", v -> v.replace("\"sha256\":\"\"", "\"sha256\":\"sha256:" + "0".repeat(64) + "\""));
        byte[] sum = Arrays.copyOfRange(twice, new String(twice, StandardCharsets.ISO_8859_1).indexOf("\"checksum\":\"sha256:") + 12, 0xFFFF);
        String digits = new String(sum, 0, 71, StandardCharsets.US_ASCII);
        refused(new String(twice, StandardCharsets.ISO_8859_1).replace("sha256:" + "0".repeat(64), digits).getBytes(StandardCharsets.ISO_8859_1),
                "exactly once");
    }

    /// One bit of every byte by default; `-Ddescent.flips=8` flips every bit of the file (half a minute).
    @Test
    void singleBitFlip_isRefused_inEveryByte() throws IOException {
        byte[] good = forge.good();
        Path f = folder.resolve("flip.model");
        int each = MutationTest.property("descent.flips", 1);
        FaultTable.Row row = FAULTS.open("single flipped bits of a file of " + good.length + " bytes");
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < good.length * each; i++) {
            int bit = each == 1 ? i * 8 + i % 8 : i;
            byte[] b = good.clone();
            b[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(f, b);
            row.tried(1);
            try {
                ModelFile.read(f);
                taken.add(bit);
                row.torn(1);
            } catch (ModelFileException refused) {
                row.right(refused.getMessage().startsWith("flip.model cannot be opened: "));
            }
        }
        row.holds(taken.isEmpty() ? "each is refused in words" : "bits that were flipped and not noticed: " + taken);
    }

    @Test
    void paddedHeader_isRead_likeAnyOther() throws IOException {
        Path f = folder.resolve("padded.model");
        Files.write(f, Forge.text(forge.header() + " ".repeat(64), forge.buffer()));
        assertEquals(2, ModelFile.read(f).progress().epoch());
    }
}
