package descent.model;

import java.util.List;

/// One tensor of a safetensors file.
///
/// @param name  as in the header
/// @param type  how its numbers lie in the buffer
/// @param shape every size 0 or more, their product within the bounds of an array
/// @param begin first byte within the buffer
/// @param end   byte after the last one
record TensorEntry(String name, Type type, List<Integer> shape, long begin, long end) {
    /// 32-bit floats and 64-bit whole numbers, little-endian: the two that a model needs.
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

    int count() {
        return (int) ((end - begin) / type.bytes);
    }

    /// Numbers in a tensor of such a shape, in exact arithmetic.
    static long count(List<Integer> shape) {
        long n = 1;
        for (int s : shape) {
            n = Math.multiplyExact(n, (long) s);
        }
        return n;
    }
}
