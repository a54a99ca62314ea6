package descent.model;

import descent.model.SavedModel.NamedArray;
import descent.model.TensorEntry.Type;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Plain safetensors files beside a script: tensors by name and nothing else.
final class TensorFile {
    private TensorFile() { }

    /// Weights by their state_dict names; counters are whole numbers and come first.
    static void write(Path file, Map<String, NamedArray> weights) throws IOException {
        List<TensorEntry> entries = new ArrayList<>();
        List<ByteBuffer> parts = new ArrayList<>();
        for (Type type : List.of(Type.I64, Type.F32)) {
            weights.forEach((name, a) -> {
                if (TensorNames.typeOfWeight(name) == type) {
                    ByteBuffer b = buffer(a.data().length * type.bytes);
                    for (float v : a.data()) {
                        if (type == Type.I64) {
                            b.putLong((long) v);
                        } else {
                            b.putFloat(v);
                        }
                    }
                    add(entries, parts, new Tensor(name, type, a.shape()), b.flip());
                }
            });
        }
        write(file, entries, parts);
    }

    /// Rows of whole numbers, all of one length.
    static void write(Path file, String name, int[][] rows) throws IOException {
        List<TensorEntry> entries = new ArrayList<>();
        List<ByteBuffer> parts = new ArrayList<>();
        ByteBuffer b = buffer(rows.length * rows[0].length * Type.I32.bytes);
        for (int[] row : rows) {
            for (int v : row) {
                b.putInt(v);
            }
        }
        add(entries, parts, new Tensor(name, Type.I32, List.of(rows.length, rows[0].length)), b.flip());
        write(file, entries, parts);
    }

    private record Tensor(String name, Type type, List<Integer> shape) { }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void add(List<TensorEntry> entries, List<ByteBuffer> parts, Tensor t, ByteBuffer bytes) {
        long at = entries.isEmpty() ? 0 : entries.getLast().end();
        entries.add(new TensorEntry(t.name(), t.type(), t.shape(), at, at + bytes.limit()));
        parts.add(bytes);
    }

    private static void write(Path file, List<TensorEntry> entries, List<ByteBuffer> parts) throws IOException {
        byte[] header = new Header(Map.of("format", "pt"), entries).bytes();
        AtomicFile.writeChannel(file, channel -> {
            put(channel, buffer(Long.BYTES + header.length).putLong(header.length).put(header).flip());
            for (ByteBuffer b : parts) {
                put(channel, b);
            }
        });
    }

    private static void put(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
