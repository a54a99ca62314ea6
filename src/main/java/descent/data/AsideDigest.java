package descent.data;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// SHA-256 worked out beside the reading: while one piece is hashed by a pool thread, the reader goes on with the next. The last
/// piece, the only one of a small file, waits until somebody asks for the sum: nobody does before the program's first frame.
/// Fed by one thread; any may ask, when all was fed.
final class AsideDigest implements Supplier<String> {
    private final byte[][] copies;
    private MessageDigest digest;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private int turn;
    private int waiting; // bytes of copies[turn]
    private String hex; // guarded by this; the others pass with the table from the thread that fed to whoever asks

    /// @param largest bytes of a piece
    AsideDigest(int largest) {
        copies = new byte[2][largest];
    }

    /// The bytes are copied: the caller may overwrite them at once.
    void update(byte[] bytes, int from, int n) {
        if (n > 0) {
            hashWaiting();
            turn = 1 - turn;
            System.arraycopy(bytes, from, copies[turn], 0, n);
            waiting = n;
        }
    }

    private void hashWaiting() {
        last.join();
        if (waiting > 0) {
            digest = digest == null ? Digests.sha256() : digest;
            MessageDigest to = digest;
            byte[] piece = copies[turn];
            int n = waiting;
            last = CompletableFuture.runAsync(() -> to.update(piece, 0, n));
        }
    }

    /// @return in hex
    @Override
    public synchronized String get() {
        if (hex == null) {
            last.join();
            MessageDigest whole = digest == null ? Digests.sha256() : digest;
            whole.update(copies[turn], 0, waiting);
            hex = HexFormat.of().formatHex(whole.digest());
            copies[0] = null;
            copies[1] = null;
        }
        return hex;
    }
}
