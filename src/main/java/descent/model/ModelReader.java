package descent.model;

import descent.data.Preprocessing;
import descent.data.TrainTestSplit;
import descent.model.SavedModel.History;
import descent.model.SavedModel.NamedArray;
import descent.model.TensorEntry.Type;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Reads a model, strictly: the header, then what it promises against the file's length, the version, the network and its
/// tensors, and only then the numbers, hashing on the way. Nothing larger than the header is allocated before all sizes fit.
final class ModelReader {
    private static final int CHUNK = 1 << 18;
    private static final int MILLION = 1_000_000;
    /// Share of the memory that a model may take: the network, its gradients and copies need the rest.
    private static final double MOST_OF_MEMORY = 0.4;

    private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    private final FileChannel channel;
    private final ByteBuffer chunk;
    private final Map<String, float[]> floats = new LinkedHashMap<>();
    private final Map<String, long[]> integers = new LinkedHashMap<>();
    /// Names of tensors with NaN or Inf, in the order of the file.
    private final Set<String> notFinite = new LinkedHashSet<>();

    private String checksum;
    /// The header with the checksum's digits 0, of a large file whose SHA-256 is still to be worked out; else null.
    private byte[] quick;

    private ModelReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.chunk = buffer((int) Math.min(CHUNK, Math.max(Long.BYTES, channel.size())));
    }

    private static ByteBuffer buffer(int bytes) {
        return (bytes < CHUNK ? ByteBuffer.allocate(bytes) : ByteBuffer.allocateDirect(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// @param channel closed at the end, at once or by the check that goes on
    /// @return its check ends in a [Refused] or an [IOException]
    /// @throws Refused with the reason
    static Opened open(FileChannel channel) throws IOException {
        CompletableFuture<Void> whole = null;
        try {
            ModelReader r = new ModelReader(channel);
            SavedModel model = r.read();
            whole = r.quick == null ? CompletableFuture.completedFuture(null) : WholeCheck.start(channel, r.quick, r.checksum);
            return new Opened(model, whole);
        } finally {
            if (whole == null || whole.isDone()) {
                channel.close();
            }
        }
    }

    private SavedModel read() throws IOException {
        long size = channel.size();
        byte[] raw = headerBytes(size);
        long bufferBytes = size - Long.BYTES - raw.length;
        Header header = Header.read(raw, bufferBytes);
        checkFormat(header.metadata());
        Metadata metadata = Metadata.read(header.metadata());
        TensorNames.check(header, metadata.setup(), Preprocessing.fromRecord(metadata.preprocessing()));
        Consistency.check(metadata, header);
        if (bufferBytes > Runtime.getRuntime().maxMemory() * MOST_OF_MEMORY) {
            throw new Refused("it is too large for the memory here: its numbers take " + bufferBytes / MILLION + " MB");
        }
        checksum = Metadata.need(header.metadata(), Metadata.CHECKSUM);
        Checksum.clear(raw, checksum);
        if (!matches(header, raw)) {
            throw new Refused(Checksum.DAMAGED);
        }
        return model(header, metadata);
    }

    private byte[] headerBytes(long size) throws IOException {
        if (size == 0) {
            throw new Refused("it is empty");
        }
        byte[] start = take((int) Math.min(size, ForeignFile.LOOKED_AT));
        long length = size < Long.BYTES ? -1 : ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
        boolean begins = length > 1 && size > Long.BYTES && start[Long.BYTES] == '{';
        if (!begins || length > StrictJson.MOST_BYTES) {
            String known = ForeignFile.recognise(start);
            throw new Refused(!known.isEmpty() ? "it is " + known + ", not a Descent model"
                    : begins ? "it is damaged: its header would be longer than 16 MB" : "it does not begin as a Descent model does");
        }
        if (length > size - Long.BYTES) {
            throw new Refused("it is cut off or damaged: its header should take " + length + " bytes, but the file has only " + size);
        }
        channel.position(Long.BYTES);
        return take((int) length);
    }

    private byte[] take(int n) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(n);
        fill(b);
        return b.array();
    }

    private void fill(ByteBuffer b) throws IOException {
        while (b.hasRemaining()) {
            if (channel.read(b) < 0) {
                throw new Refused("it became shorter while it was read");
            }
        }
    }

    private static void checkFormat(Map<String, String> texts) {
        if (!Metadata.FORMAT_NAME.equals(texts.get(Metadata.FORMAT))) {
            throw new Refused("it is a safetensors file of another program: it says nothing of a Descent network and its columns");
        }
        String version = Metadata.need(texts, Metadata.VERSION);
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw new Refused("its format version " + Refused.quote(version) + " is no version");
        }
        if (Integer.parseInt(version) > ModelFile.VERSION) {
            throw new Refused("it is of format " + version + ", newer than the format " + ModelFile.VERSION + " that this program reads: open it with "
                    + (texts.containsKey(Metadata.PROGRAM) ? Refused.quote(texts.get(Metadata.PROGRAM)) : "the program that wrote it") + " or later");
        }
    }

    private interface Sum {
        void add(ByteBuffer bytes);
    }

    /// Reads all numbers, with the checksum worked out on the way: the quick one where the file has it.
    ///
    /// @param cleared the header, the checksum's digits 0
    private boolean matches(Header header, byte[] cleared) throws IOException {
        if (header.tensors().getLast().name().equals(QuickSum.TENSOR)) {
            quick = cleared;
            QuickSum crc = new QuickSum();
            numbers(header.tensors().subList(0, header.tensors().size() - 1), cleared, crc::add);
            return crc.matches(ByteBuffer.wrap(take(QuickSum.BYTES)), checksum);
        }
        MessageDigest hash = Checksum.digest();
        numbers(header.tensors(), cleared, hash::update);
        return Checksum.text(hash.digest()).equals(checksum);
    }

    private void numbers(List<TensorEntry> tensors, byte[] cleared, Sum sum) throws IOException {
        sum.add(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(cleared.length).flip());
        sum.add(ByteBuffer.wrap(cleared));
        for (TensorEntry t : tensors) {
            numbers(t, sum);
        }
    }

    private void numbers(TensorEntry t, Sum sum) throws IOException {
        int n = t.count();
        float[] f = t.type() == Type.F32 ? new float[n] : null;
        long[] w = t.type() == Type.I64 ? new long[n] : null;
        boolean finite = true;
        int most = chunk.capacity() / t.type().bytes;
        for (int from = 0; from < n; from += most) {
            int part = Math.min(most, n - from);
            chunk.clear().limit(part * t.type().bytes);
            fill(chunk);
            sum.add(chunk.flip());
            if (f != null) {
                chunk.rewind().asFloatBuffer().get(f, from, part);
                finite &= finite(f, from, from + part);
            } else {
                chunk.rewind().asLongBuffer().get(w, from, part);
            }
        }
        if (!finite) {
            notFinite.add(t.name());
        }
        if (f != null) {
            floats.put(t.name(), f);
        } else {
            integers.put(t.name(), w);
        }
    }

    private SavedModel model(Header header, Metadata metadata) {
        Map<String, NamedArray> weights = new LinkedHashMap<>();
        Map<String, NamedArray> optimizer = new LinkedHashMap<>();
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        header.tensors().forEach(t -> entries.put(t.name(), t));
        TensorNames.weights(metadata.setup(), Preprocessing.fromRecord(metadata.preprocessing())).forEach((name, shape) ->
                weights.put(name, new NamedArray(shape, floats.containsKey(name) ? floats.get(name) : counter(name))));
        for (List<String> slots : TensorNames.kept(metadata.setup())) {
            weights.keySet().forEach(name -> slots.forEach(slot -> {
                TensorEntry t = entries.get(TensorNames.OPTIMIZER + name + "." + slot);
                if (t != null) {
                    optimizer.put(name + "." + slot, new NamedArray(t.shape(), floats.get(t.name())));
                }
            }));
        }
        long step = integers.get(TensorNames.OPTIMIZER + TensorNames.STEP)[0];
        Map<String, NamedArray> state = new LinkedHashMap<>();
        state.put(TensorNames.STEP, new NamedArray(List.of(2), new float[] {Math.floorDiv(step, MILLION), Math.floorMod(step, MILLION)}));
        state.putAll(optimizer);
        TrainTestSplit split = new TrainTestSplit(rows(TensorNames.TRAIN_ROWS), rows(TensorNames.TEST_ROWS), rows(TensorNames.VALIDATION_ROWS));
        Consistency.checkCounters(step, split);
        History curves = new History(floats.get(TensorNames.TRAIN_CURVE), floats.get(TensorNames.TEST_CURVE), metadata.rates());
        return metadata.with(weights, state, curves, split).withWarnings(warnings(metadata.setup()));
    }

    private int[] rows(String name) {
        return Consistency.rows(integers.getOrDefault(name, new long[0]));
    }

    private float[] counter(String name) {
        long n = integers.get(name)[0];
        if (n < 0 || n > 1L << Float.PRECISION) {
            throw new Refused("its counter " + Refused.quote(name) + " is out of range");
        }
        return new float[] {n};
    }

    /// A model that diverged may be saved and opened, but never without a word.
    private List<String> warnings(Setup setup) {
        List<String> out = new ArrayList<>();
        for (String name : notFinite) {
            if (name.startsWith(TensorNames.OPTIMIZER)) {
                out.add("The optimizer's " + name.substring(TensorNames.OPTIMIZER.length())
                        + " holds numbers that are not finite: training cannot go on well from here.");
            } else if (Character.isDigit(name.charAt(0))) {
                String layer = name.substring(0, name.indexOf('.'));
                out.add("Layer " + layer + " (" + setup.layers().get(Integer.parseInt(layer)).kind() + ") of this model holds numbers that are not finite in "
                        + name + ": its predictions cannot be trusted.");
            }
        }
        return out;
    }

    private static boolean finite(float[] values, int from, int to) {
        int largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Float.floatToRawIntBits(values[i]) & Integer.MAX_VALUE);
        }
        return largest < INFINITE;
    }
}
