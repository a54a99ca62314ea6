package descent.data;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/// SHA-256 worked out beside the reading: while one piece is hashed by a pool thread, the reader goes on with the next.
/// Used by one thread.
final class AsideDigest {
    private final MessageDigest digest = Digests.sha256();
    private final byte[][] copies;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private int turn;

    /// @param largest bytes of a piece
    AsideDigest(int largest) {
        copies = new byte[2][largest];
    }

    /// The bytes are copied: the caller may overwrite them at once.
    void update(byte[] bytes, int from, int n) {
        byte[] copy = copies[turn];
        turn = 1 - turn;
        System.arraycopy(bytes, from, copy, 0, n);
        last.join();
        last = CompletableFuture.runAsync(() -> digest.update(copy, 0, n));
    }

    String hex() {
        last.join();
        return HexFormat.of().formatHex(digest.digest());
    }
}
