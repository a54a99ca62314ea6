package descent.model;

import descent.model.TensorEntry.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;

/// The quick checksum at the end of large files: SHA-256 of 40 MB alone takes a processor with instructions for it 26 ms,
/// longer than all the rest of the opening; CRC-32C takes 3. It sees every flipped bit and every damage of up to 32 bits in a
/// row with certainty, any other one but for one in four billion, and ends an opening at once. The SHA-256 is worked out all the
/// same, after it ([WholeCheck]). Both checksums speak of damage, not of intent.
///
/// The tensor `checksum.quick`, I32 `[3]`, is the last one: the CRC-32C of all bytes before it (the digits of the file's
/// SHA-256 taken as 0), a number n, and n with all bits turned. The CRC cannot cover those 64 digits, as they cover it: n is
/// the least number for which the sum of their characters is a multiple of 256, so that a flipped bit of theirs is seen at once, too.
final class QuickSum {
    static final String TENSOR = "checksum.quick";
    static final Type TYPE = Type.I32;
    static final List<Integer> SHAPE = List.of(3);
    static final int BYTES = 3 * Integer.BYTES;
    /// Bytes of numbers from which on a file has it; in a smaller one it is refused.
    static final long FROM = 8 << 20;
    private static final int MODULUS = 256;

    private final CRC32C crc = new CRC32C();

    static boolean isAskedFor(long numberBytes) {
        return numberBytes >= FROM;
    }

    /// Takes the bytes between position and limit; the buffer's position moves to its limit.
    void add(ByteBuffer bytes) {
        crc.update(bytes);
    }

    /// The tensor's bytes.
    ByteBuffer bytes(int n) {
        return ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt((int) crc.getValue()).putInt(n).putInt(~n).flip();
    }

    /// Whether a checksum's digits show that none of their bits has flipped.
    static boolean isSound(String checksum) {
        return checksum.substring(Checksum.PREFIX.length()).chars().sum() % MODULUS == 0;
    }

    /// @param tensor its bytes in the file
    boolean matches(ByteBuffer tensor, String checksum) {
        ByteBuffer b = tensor.order(ByteOrder.LITTLE_ENDIAN);
        return b.getInt(0) == (int) crc.getValue() && b.getInt(Integer.BYTES) == ~b.getInt(2 * Integer.BYTES) && isSound(checksum);
    }
}
