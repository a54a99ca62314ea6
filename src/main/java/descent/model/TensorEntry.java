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
    /// The types that safetensors knows, little-endian; a model needs only F32 and I64.
    enum Type {
        F32(4), I64(8), F64(8), F16(2), BF16(2), F8_E4M3(1), F8_E5M2(1), U64(8), I32(4), U32(4), I16(2), U16(2), I8(1), U8(1), BOOL(1);

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
