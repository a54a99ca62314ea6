package descent.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;

/// The SHA-256 of a large file, worked out on a thread of its own once the numbers are read: it takes a processor with
/// instructions for it 26 ms for 40 MB, longer than all the rest of the opening. It reads the file once more, block by block.
final class WholeCheck {
    private static final int BLOCK = 1 << 18;

    private WholeCheck() { }

    /// @param channel  of the file; closed at the end
    /// @param cleared  the header's bytes, the checksum's digits 0; not changed any more
    /// @param checksum as the header says
    /// @return ends with a [Refused] or an [IOException] when the file is not whole
    static CompletableFuture<Void> start(FileChannel channel, byte[] cleared, String checksum) {
        CompletableFuture<Void> whole = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("checksum").start(() -> {
            try (channel) {
                if (!Checksum.text(hash(channel, cleared)).equals(checksum)) {
                    throw new Refused(Checksum.DAMAGED);
                }
                whole.complete(null);
            } catch (IOException | RuntimeException | Error e) {
                whole.completeExceptionally(e);
            }
        });
        return whole;
    }

    private static byte[] hash(FileChannel channel, byte[] cleared) throws IOException {
        MessageDigest digest = Checksum.digest();
        digest.update(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(cleared.length).flip());
        digest.update(cleared);
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long at = (long) Long.BYTES + cleared.length;
        for (int n = channel.read(block, at); n >= 0; n = channel.read(block.clear(), at)) {
            digest.update(block.flip());
            at += n;
        }
        return digest.digest();
    }
}
