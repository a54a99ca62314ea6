package descent.model;

import java.util.List;

/// One tensor of a file: what the header says of it.
///
/// @param begin first byte in the buffer
/// @param end   first byte behind it
record TensorEntry(String name, Type type, List<Long> shape, long begin, long end) {
    enum Type {
        F32(4), I64(8);

        final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }
    }

    TensorEntry {
        shape = List.copyOf(shape);
    }

    long elements() {
        return (end - begin) / type.bytes;
    }
}
