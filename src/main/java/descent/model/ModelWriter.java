package descent.model;

import descent.model.SavedModel.NamedArray;
import descent.model.TensorEntry.Type;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Writes a model in the layout of safetensors. Whole numbers come before floats, so that every tensor lies at a multiple
/// of its own width. The same model gives the same bytes.
final class ModelWriter {
    private static final int CHUNK = 1 << 18;
    private static final int MILLION = 1_000_000;

    private final List<TensorEntry> entries = new ArrayList<>();
    private final Map<String, float[]> floats = new LinkedHashMap<>();
    private final Map<String, long[]> integers = new LinkedHashMap<>();
    private final byte[] header;
    private boolean quick;

    private ModelWriter(SavedModel model) {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        integers.put(TensorNames.OPTIMIZER + TensorNames.STEP, new long[] {step(model)});
        shapes.put(TensorNames.OPTIMIZER + TensorNames.STEP, List.of());
        model.weights().forEach((name, a) -> add(name, a, shapes));
        model.progress().optimizer().forEach((name, a) -> {
            if (!name.equals(TensorNames.STEP)) {
                add(TensorNames.OPTIMIZER + name, a, shapes);
            }
        });
        floats.put(TensorNames.TRAIN_CURVE, model.history().train());
        floats.put(TensorNames.TEST_CURVE, model.history().test());
        integers.put(TensorNames.TRAIN_ROWS, wide(model.provenance().split().train()));
        integers.put(TensorNames.TEST_ROWS, wide(model.provenance().split().test()));
        if (model.setup().split().hasValidation()) {
            integers.put(TensorNames.VALIDATION_ROWS, wide(model.provenance().split().validation()));
        }
        layOut(shapes);
        Map<String, String> texts = Metadata.write(model);
        texts.put(Metadata.CHECKSUM, Checksum.ZEROS);
        header = new Header(texts, entries).bytes();
    }

    /// The engine counts steps in two floats, whole millions and the rest; the file in one whole number.
    private static long step(SavedModel model) {
        NamedArray step = model.progress().optimizer().get(TensorNames.STEP);
        return ((long) step.data()[0]) * MILLION + (long) step.data()[1];
    }

    private void add(String name, NamedArray a, Map<String, List<Integer>> shapes) {
        shapes.put(name, a.shape());
        if (TensorNames.typeOfWeight(name) == Type.F32) {
            floats.put(name, a.data());
            return;
        }
        long[] whole = new long[a.data().length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (long) a.data()[i];
        }
        integers.put(name, whole);
    }

    private static long[] wide(int[] values) {
        long[] out = new long[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i];
        }
        return out;
    }

    private void layOut(Map<String, List<Integer>> shapes) {
        long[] at = {0};
        integers.forEach((name, v) -> at[0] = place(name, Type.I64, shapes.getOrDefault(name, List.of(v.length)), at[0], v.length));
        floats.forEach((name, v) -> at[0] = place(name, Type.F32, shapes.getOrDefault(name, List.of(v.length)), at[0], v.length));
        quick = QuickSum.isAskedFor(at[0]);
        if (quick) {
            place(QuickSum.TENSOR, QuickSum.TYPE, QuickSum.SHAPE, at[0], QuickSum.BYTES / QuickSum.TYPE.bytes);
        }
    }

    private long place(String name, Type type, List<Integer> shape, long at, int count) {
        long end = at + (long) count * type.bytes;
        entries.add(new TensorEntry(name, type, shape, at, end));
        return end;
    }

    /// @throws Refused when the model's description is too long for a file
    static void write(FileChannel channel, SavedModel model) throws IOException {
        ModelWriter w = new ModelWriter(model);
        if (w.header.length > StrictJson.MOST_BYTES) {
            throw new Refused("its columns and classes take more than 16 MB to describe; use fewer text columns");
        }
        w.write(channel);
    }

    /// A large file is hashed on a second thread, and the disk begins with it before the hash is known.
    private void write(FileChannel channel) throws IOException {
        int digitsAt = Checksum.clear(header.clone(), Checksum.ZEROS);
        FutureTask<MessageDigest> hash = new FutureTask<>(this::hash);
        if (quick) {
            Thread.ofPlatform().daemon().name("checksum").start(hash);
        } else {
            hash.run();
        }
        try {
            QuickSum crc = new QuickSum();
            bytes(ByteBuffer.allocateDirect(CHUNK), b -> {
                writeFully(channel, b);
                if (quick) {
                    crc.add(b.rewind());
                }
            });
            if (quick) {
                channel.force(false);
            }
            String sum = quick ? end(channel, crc, result(hash)) : Checksum.text(result(hash).digest());
            ByteBuffer digits = ByteBuffer.wrap(sum.getBytes(StandardCharsets.US_ASCII), Checksum.PREFIX.length(), Checksum.DIGITS).slice();
            while (digits.hasRemaining()) {
                channel.write(digits, (long) Long.BYTES + digitsAt + digits.position());
            }
        } finally {
            hash.cancel(true);
        }
    }

    private MessageDigest hash() throws IOException {
        MessageDigest digest = Checksum.digest();
        bytes(ByteBuffer.allocate(CHUNK), b -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("writing has failed");
            }
            digest.update(b);
        });
        return digest;
    }

    private static MessageDigest result(FutureTask<MessageDigest> hash) throws IOException {
        try {
            return hash.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it was interrupted");
        }
    }

    /// Writes the quick checksum's tensor.
    ///
    /// @return the checksum of the whole file
    private static String end(FileChannel channel, QuickSum crc, MessageDigest before) throws IOException {
        for (int n = 0; ; n++) {
            ByteBuffer last = crc.bytes(n);
            MessageDigest all = Checksum.copy(before);
            all.update(last);
            String sum = Checksum.text(all.digest());
            if (QuickSum.isSound(sum)) {
                writeFully(channel, last.rewind());
                return sum;
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer b) throws IOException {
        while (b.hasRemaining()) {
            channel.write(b);
        }
    }

    private interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }

    /// All bytes of the file in order, the checksum's digits 0, piece by piece.
    ///
    /// @param pieces holds each of them in turn; CHUNK bytes
    private void bytes(ByteBuffer pieces, Sink sink) throws IOException {
        ByteBuffer chunk = pieces.order(ByteOrder.LITTLE_ENDIAN);
        sink.take(ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).flip());
        for (long[] values : integers.values()) {
            for (int from = 0; from < values.length; from += CHUNK / Long.BYTES) {
                int n = Math.min(CHUNK / Long.BYTES, values.length - from);
                chunk.clear().limit(n * Long.BYTES).asLongBuffer().put(values, from, n);
                sink.take(chunk);
            }
        }
        for (float[] values : floats.values()) {
            for (int from = 0; from < values.length; from += CHUNK / Float.BYTES) {
                int n = Math.min(CHUNK / Float.BYTES, values.length - from);
                chunk.clear().limit(n * Float.BYTES).asFloatBuffer().put(values, from, n);
                sink.take(chunk);
            }
        }
    }
}
