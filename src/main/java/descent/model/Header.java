package descent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.model.TensorEntry.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The header of a safetensors file: texts about the model, and where each tensor lies.
///
/// @param metadata texts by name
/// @param tensors  in the order of the buffer
record Header(Map<String, String> metadata, List<TensorEntry> tensors) {
    private static final String METADATA = "__metadata__";
    private static final Set<String> TENSOR_FIELDS = Set.of("dtype", "shape", "data_offsets");
    private static final int MOST_DIMENSIONS = 8;
    private static final int ALIGNMENT = 8;

    /// The bytes of the header, padded with blanks so that the buffer begins at a multiple of 8.
    byte[] bytes() {
        ObjectNode o = StrictJson.object();
        ObjectNode texts = o.putObject(METADATA);
        metadata.forEach(texts::put);
        for (TensorEntry t : tensors) {
            ObjectNode entry = o.putObject(t.name()).put("dtype", t.type().name());
            ArrayNode shape = entry.putArray("shape");
            t.shape().forEach(shape::add);
            entry.putArray("data_offsets").add(t.begin()).add(t.end());
        }
        String json = StrictJson.write(o);
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat(Math.floorMod(-length, ALIGNMENT))).getBytes(StandardCharsets.UTF_8);
    }

    /// @param bufferBytes bytes that follow the header in the file
    static Header read(byte[] bytes, long bufferBytes) {
        String json;
        try {
            json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Refused("its header is not valid UTF-8", e);
        }
        JsonNode root = StrictJson.read(json, "its header");
        if (!root.isObject()) {
            throw new Refused("its header is not an object");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        List<TensorEntry> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals(METADATA)) {
                texts(entry.getValue(), texts);
            } else {
                tensors.add(tensor(entry.getKey(), entry.getValue()));
            }
        }
        return new Header(texts, inOrder(tensors, bufferBytes));
    }

    private static void texts(JsonNode node, Map<String, String> into) {
        if (!node.isObject()) {
            throw new Refused("its " + METADATA + " is not an object");
        }
        Fields f = new Fields(node, "its " + METADATA);
        f.names().forEach(name -> into.put(name, f.text(name)));
    }

    private static TensorEntry tensor(String name, JsonNode node) {
        String where = "its tensor " + Refused.quote(name);
        Fields f = new Fields(node, where);
        if (!Set.copyOf(f.names()).equals(TENSOR_FIELDS)) {
            throw new Refused(where + " is not described by dtype, shape and data_offsets alone");
        }
        Type type = f.oneOf("dtype", Type.values());
        long[] offsets = f.longs("data_offsets");
        long[] sizes = f.longs("shape");
        List<Integer> shape = new ArrayList<>();
        for (long s : sizes) {
            if (s < 0 || s > Integer.MAX_VALUE || sizes.length > MOST_DIMENSIONS) {
                throw new Refused(where + " has an impossible shape");
            }
            shape.add((int) s);
        }
        return checked(new TensorEntry(name, type, shape, offsets.length == 2 ? offsets[0] : -1, offsets.length == 2 ? offsets[1] : -1), where);
    }

    private static TensorEntry checked(TensorEntry t, String where) {
        try {
            long bytes = Math.multiplyExact(TensorEntry.count(t.shape()), (long) t.type().bytes);
            if (t.begin() < 0 || t.end() < t.begin() || t.end() - t.begin() != bytes || bytes / t.type().bytes > Integer.MAX_VALUE - 8) {
                throw new Refused(where + " has offsets that do not fit its shape");
            }
            return t;
        } catch (ArithmeticException e) {
            throw new Refused(where + " has an impossible shape", e);
        }
    }

    /// From 0 to the end of the file without hole or overlap.
    private static List<TensorEntry> inOrder(List<TensorEntry> tensors, long bufferBytes) {
        List<TensorEntry> sorted = new ArrayList<>(tensors);
        sorted.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        long at = 0;
        for (TensorEntry t : sorted) {
            if (t.begin() != at) {
                throw new Refused("its tensor " + Refused.quote(t.name()) + " leaves a hole or overlaps another one");
            }
            at = t.end();
        }
        if (at != bufferBytes) {
            throw new Refused("it is " + (at > bufferBytes ? "cut off" : "longer than its tensors") + ": its tensors take " + at
                    + " bytes, the file holds " + bufferBytes);
        }
        return sorted;
    }
}
