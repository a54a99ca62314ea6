package descent.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Makes bad files out of a good one, with a right checksum over the lie, so that the reader must see the lie itself.
/// Knows the format on its own: it shares no code with the writer.
record Forge(byte[] good) {
    static Forge of(SavedModel model, Path folder) throws IOException {
        Path f = folder.resolve("good.model");
        ModelFile.write(f, model);
        return new Forge(Files.readAllBytes(f));
    }

    int headerLength() {
        return (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    String header() {
        return new String(good, 8, headerLength(), StandardCharsets.UTF_8);
    }

    byte[] buffer() {
        return Arrays.copyOfRange(good, 8 + headerLength(), good.length);
    }

    /// The header's tree changed.
    byte[] tree(Consumer<ObjectNode> change) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            ObjectNode root = (ObjectNode) mapper.readTree(header());
            change.accept(root);
            return text(mapper.writeValueAsString(root), buffer());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// An entry of `__metadata__` changed as text.
    byte[] entry(String name, UnaryOperator<String> change) {
        return tree(root -> {
            ObjectNode meta = (ObjectNode) root.get("__metadata__");
            String before = meta.get(name).textValue();
            String after = change.apply(before);
            if (before.equals(after)) {
                throw new AssertionError(name + " was not changed: " + before);
            }
            meta.put(name, after);
        });
    }

    /// The header changed as text.
    byte[] header(UnaryOperator<String> change) {
        String after = change.apply(header());
        if (after.equals(header())) {
            throw new AssertionError("the header was not changed");
        }
        return text(after, buffer());
    }

    static byte[] text(String header, byte[] buffer) {
        return file(header.getBytes(StandardCharsets.UTF_8), buffer);
    }

    /// Length, header, buffer, with the checksum set right when there is one.
    static byte[] file(byte[] header, byte[] buffer) {
        byte[] out = ByteBuffer.allocate(8 + header.length + buffer.length).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length)
                .put(header).put(buffer).array();
        // the right place follows the name of the entry; the hash of the data file has the same form
        String latin = new String(out, 0, 8 + header.length, StandardCharsets.ISO_8859_1);
        int name = latin.indexOf("\"checksum\":\"sha256:");
        if (name >= 0) {
            int digits = name + "\"checksum\":\"sha256:".length();
            Arrays.fill(out, digits, digits + 64, (byte) '0');
            byte[] sum = HexFormat.of().formatHex(sha256(out)).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(sum, 0, out, digits, 64);
        }
        return out;
    }

    /// Whether a file's checksum is that of its bytes.
    static boolean isWhole(byte[] file) {
        int header = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.equals(file, file(Arrays.copyOfRange(file, 8, 8 + header), Arrays.copyOfRange(file, 8 + header, file.length)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
